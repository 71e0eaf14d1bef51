package dev.parley.server.simulation;

import java.util.List;

/**
 * What a run is like, so that runs differ: each is once in how many steps, 0 for never.
 *
 * @param commit the store writes what it has
 * @param failure it cannot
 * @param recovery it can again
 * @param crash the process dies
 * @param hangUp a client loses its connection
 * @param work a worker gets done
 * @param unreadable a query finds no answer
 * @param deletion the operator deletes a room or an account
 */
record Weather(int commit, int failure, int recovery, int crash, int hangUp, int work, int unreadable, int deletion) {

    static Weather of(Chance chance) {
        return new Weather(
                chance.any(List.of(1, 2, 5, 12)),
                chance.any(List.of(0, 20, 50, 150)),
                chance.any(List.of(1, 5, 40)),
                chance.any(List.of(0, 0, 100, 200)),
                chance.any(List.of(0, 20, 60, 150)),
                chance.any(List.of(1, 2, 6)),
                chance.any(List.of(0, 0, 20)),
                chance.any(List.of(0, 0, 60, 150)));
    }

    /** Nothing is in anybody's way. */
    static Weather calm() {
        return new Weather(1, 0, 1, 0, 0, 1, 0, 0);
    }
}
