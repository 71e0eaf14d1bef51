package dev.parley.server.crash;

import java.util.ArrayList;
import java.util.List;

/**
 * One value that one client alone sets, a request after the other: a topic, a membership, a password, a mark. After a crash
 * it reads as the last acknowledged request left it, or as one sent after that would.
 */
final class Register {
    private String settled;
    private final List<String> sent = new ArrayList<>();

    Register(String settled) {
        this.settled = settled;
    }

    String settled() {
        return settled;
    }

    void sent(String value) {
        sent.add(value);
    }

    /** Answers come in the order of the requests: those before it have had theirs. */
    void acknowledged(String value) {
        int answered = sent.indexOf(value);
        sent.subList(0, answered + 1).clear();
        settled = value;
    }

    /** The request is known to have changed nothing. */
    void refused(String value) {
        sent.remove(value);
    }

    /** What it may read as, the most likely first. */
    List<String> candidates() {
        List<String> all = new ArrayList<>(sent);
        all.add(0, settled);
        return all;
    }

    /** What it reads as now, with nothing on its way any more; false if that breaks a promise. */
    boolean found(String value) {
        boolean isKept = candidates().contains(value);
        settled = value;
        sent.clear();
        return isKept;
    }
}
