package dev.parley.server.metrics;

/**
 * What the JDK's HTTP server allows whoever connects. It has these bounds as properties of the process alone, and reads them once; there
 * is no other HTTP server in this process. A property that the operator has set stays.
 */
final class HttpBounds {

    /** Connections at once; one more is closed as it comes. */
    static final int CONNECTIONS = 16;

    /** Seconds in which a request must have come, and an answer be read. */
    static final int SECONDS = 5;

    private static final int IDLE_CONNECTIONS = 4;
    private static final int HEADERS = 50;
    private static final int HEADER_BYTES = 16_384;

    private HttpBounds() {}

    /** Before the first server is made. */
    static void set() {
        set("jdk.httpserver.maxConnections", CONNECTIONS);
        set("sun.net.httpserver.maxIdleConnections", IDLE_CONNECTIONS);
        set("sun.net.httpserver.idleInterval", 2 * SECONDS);
        set("sun.net.httpserver.maxReqTime", SECONDS);
        set("sun.net.httpserver.maxRspTime", SECONDS);
        set("sun.net.httpserver.maxReqHeaders", HEADERS);
        set("sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES);
        // A body of a request is not waited for.
        set("sun.net.httpserver.drainAmount", 0);
    }

    private static void set(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }
}
