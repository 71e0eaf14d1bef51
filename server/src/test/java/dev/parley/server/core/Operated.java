package dev.parley.server.core;

import dev.parley.protocol.Registration;
import dev.parley.server.core.decide.TokenHash;
import java.util.Map;

/** Everything open, with one admin. */
final class Operated {

    /** What the admin's name is registered with. */
    static final String CODE = "let me in";

    private Operated() {}

    static Policy by(String admin) {
        return by(admin, Registration.OPEN, Policy.SignIn.UNBOUNDED);
    }

    static Policy by(String admin, Registration registration, Policy.SignIn signIn) {
        Policy open = Policy.open();
        return new Policy(
                open.maxText(),
                registration,
                open.showAddresses(),
                open.broadcastOpen(),
                Map.of(admin, TokenHash.of(CODE)),
                open.maxRooms(),
                open.maxUsers(),
                open.tokensPerUser(),
                signIn,
                open.perUser(),
                open.maxStateBytes());
    }
}
