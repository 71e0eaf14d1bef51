package dev.parley.server.simulation;

import dev.parley.protocol.Request;
import java.util.ArrayList;
import java.util.List;

/** A person, whose devices share a password, and what was sent with which idempotency key. */
final class SimulatedUser {

    final String name;
    final List<Request.Send> sent = new ArrayList<>();
    private int keys;

    SimulatedUser(String name) {
        this.name = name;
    }

    String password() {
        return name + "'s secret";
    }

    String newKey() {
        return "k" + ++keys;
    }
}
