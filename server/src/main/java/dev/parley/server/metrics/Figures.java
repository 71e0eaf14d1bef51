package dev.parley.server.metrics;

import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import org.jspecify.annotations.Nullable;

/**
 * All that is told of the server, as of one look.
 *
 * @param version of the server
 * @param service null: its loop has not answered
 * @param store null: nothing is kept
 * @param passwordsWaiting to be hashed
 * @param process what the JVM says
 */
public record Figures(
        String version,
        @Nullable ServiceFigures service,
        @Nullable StoreFigures store,
        int passwordsWaiting,
        ProcessFigures process) {}
