package dev.parley.client.plain;

import dev.parley.client.model.Model;

/** The newest model, for threads that only look at it. The loop alone sets it. */
final class LatestModel {

    private volatile Model model;

    LatestModel(Model first) {
        model = first;
    }

    Model get() {
        return model;
    }

    void set(Model next) {
        model = next;
    }
}
