package dev.parley.server.audit;

/** Where acts are recorded. Any thread; never waits. */
@FunctionalInterface
public interface Acts {

    void record(Act act);
}
