package dev.parley.server.metrics;

import dev.parley.server.session.ServiceFigures;
import org.jspecify.annotations.Nullable;

/** Whether the server can do its work. */
enum Health {
    OK(""),
    LOOP_SILENT("the server's loop has not answered within a second"),
    STORE_FAILED("the store cannot be written"),
    STORE_FULL("the store is full (storage.max_bytes)");

    private static final int HTTP_OK = 200;
    private static final int HTTP_UNAVAILABLE = 503;

    private final String reason;

    Health(String reason) {
        this.reason = reason;
    }

    /**
     * @param service null: its loop has not answered
     */
    static Health of(@Nullable ServiceFigures service) {
        if (service == null) {
            return LOOP_SILENT;
        }
        if (!service.isWritable()) {
            return STORE_FAILED;
        }
        return service.isFull() ? STORE_FULL : OK;
    }

    int httpStatus() {
        return this == OK ? HTTP_OK : HTTP_UNAVAILABLE;
    }

    /** One JSON object; no reason has anything in it that would need escaping. */
    String json() {
        return this == OK ? "{\"status\":\"ok\"}\n" : "{\"status\":\"unavailable\",\"reason\":\"" + reason + "\"}\n";
    }
}
