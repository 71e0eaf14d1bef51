package dev.parley.server.core.decide;

import dev.parley.server.core.query.Query;

/** What is needed to decide a request is in the store alone. Thrown for the ordinary, so it carries no stack trace. */
final class Lacking extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Query query;

    Lacking(Query query) {
        super(query.toString(), null, false, false);
        this.query = query;
    }

    Query query() {
        return query;
    }
}
