package dev.parley.server.admin;

import java.util.List;

/**
 * Some of the accounts, in order of name.
 *
 * @param found how many there are that were asked for, on all pages
 * @param more whether there are more behind these
 */
public record AccountPage(List<One> accounts, int found, boolean more) {

    /**
     * An account.
     *
     * @param user its name as people see it
     * @param rooms how many rooms the user is in
     * @param signIns how many sign-ins are remembered
     * @param stored bytes that what the user wrote takes in the store
     */
    public record One(
            String user,
            boolean online,
            boolean admin,
            boolean bot,
            boolean disabled,
            int rooms,
            int signIns,
            long stored) {}
}
