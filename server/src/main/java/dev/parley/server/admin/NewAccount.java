package dev.parley.server.admin;

/**
 * An account that the operator has made.
 *
 * @param user its name as people see it
 * @param password for one sign-in
 */
public record NewAccount(String user, String password) {
    @Override
    public String toString() {
        return "NewAccount[" + user + ", password hidden]";
    }
}
