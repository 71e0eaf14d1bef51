package dev.parley.server.core;

import dev.parley.server.core.decide.TokenHash;
import java.util.Map;

/** Everything open, with one admin. */
final class Operated {

    /** What the admin's name is registered with. */
    static final String CODE = "let me in";

    private Operated() {}

    static Policy by(String admin) {
        Policy open = Policy.open();
        return new Policy(
                open.maxText(),
                open.registrationOpen(),
                open.showAddresses(),
                open.broadcastOpen(),
                Map.of(admin, TokenHash.of(CODE)),
                open.maxRooms(),
                open.maxUsers(),
                open.tokensPerUser(),
                open.signIn(),
                open.perUser());
    }
}
