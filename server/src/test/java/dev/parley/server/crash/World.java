package dev.parley.server.crash;

/** What outlives every crash: what was promised, and what was broken. */
record World(Violations violations, Ledger ledger, Registers registers) {

    static World empty() {
        Violations violations = new Violations();
        return new World(violations, new Ledger(violations), new Registers(violations));
    }
}
