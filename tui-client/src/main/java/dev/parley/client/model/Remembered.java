package dev.parley.client.model;

/** A token that was kept from an earlier run. */
public record Remembered(String user, String token) {
    @Override
    public String toString() {
        return "Remembered[user=" + user + ", token hidden]";
    }
}
