package dev.parley.client.model;

/** Who is signed in. The token signs in again after a lost connection; it is kept in memory alone. */
public record Session(String user, String token) {
    @Override
    public String toString() {
        return "Session[user=" + user + ", token hidden]";
    }
}
