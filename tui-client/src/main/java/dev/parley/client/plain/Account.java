package dev.parley.client.plain;

/**
 * Who signs in.
 *
 * @param register whether the account is to be made if there is none
 */
record Account(String user, String password, boolean register) {
    @Override
    public String toString() {
        return "Account[user=" + user + ", password hidden]";
    }
}
