package dev.parley.client.model;

/**
 * With what a person wants to get in, kept until the server has answered.
 *
 * @param register whether the name is to be a new one
 */
public record Credentials(String user, String password, boolean register) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password hidden, register=" + register + "]";
    }
}
