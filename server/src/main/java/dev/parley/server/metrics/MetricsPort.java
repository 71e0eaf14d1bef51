package dev.parley.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /metrics} and {@code GET /healthz} over HTTP, on loopback alone and on threads of its own. Any program of this machine may
 * connect, so all is bounded: connections, headers and time. Whoever sends or reads slowly holds up others who ask here for some
 * seconds, and nobody else. An answer is made before its first byte is sent.
 */
public final class MetricsPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int THREADS = 2;
    private static final int BACKLOG = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<Figures> look;
    private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter openMetrics =
            OpenMetricsTextFormatWriter.builder().build();

    private MetricsPort(HttpServer server, Supplier<Figures> look) {
        this.server = server;
        this.look = look;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), MetricsPort::thread);
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Begins to answer.
     *
     * @param port 0 takes a free one
     * @param look gives the figures as of now; called on threads of the port, several at a time
     * @throws IOException if the port cannot be taken
     */
    public static MetricsPort open(int port, Supplier<Figures> look) throws IOException {
        HttpBounds.set();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        MetricsPort opened = new MetricsPort(HttpServer.create(address, BACKLOG), look);
        opened.server.start();
        return opened;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "parley-metrics");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Accept"));
            exchange.getResponseHeaders().set("Content-Type", answer.type);
            if (answer.status == METHOD_NOT_ALLOWED) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status, -1);
            } else {
                exchange.sendResponseHeaders(answer.status, answer.body.length);
                exchange.getResponseBody().write(answer.body);
            }
        }
    }

    /** What is sent. */
    private static final class Answer {
        private final int status;
        private final String type;
        private final byte[] body;

        Answer(int status, String type, byte[] body) {
            this.status = status;
            this.type = type;
            this.body = body;
        }

        static Answer text(int status, String text) {
            return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Answer answer(String method, @Nullable String path, @Nullable String accept) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(METHOD_NOT_ALLOWED, "Only GET is answered here.\n");
        }
        try {
            if ("/metrics".equals(path)) {
                return metrics(accept);
            }
            if ("/healthz".equals(path)) {
                Health health = Health.of(look.get().service());
                return new Answer(
                        health.httpStatus(), "application/json", health.json().getBytes(StandardCharsets.UTF_8));
            }
            return Answer.text(NOT_FOUND, "There are /metrics and /healthz.\n");
        } catch (IOException | RuntimeException bug) {
            LOG.error("The metrics could not be told", bug);
            return Answer.text(INTERNAL_ERROR, "The metrics could not be told. The log says why.\n");
        }
    }

    private Answer metrics(@Nullable String accept) throws IOException {
        ExpositionFormatWriter writer = openMetrics.accepts(accept) ? openMetrics : prometheus;
        ByteArrayOutputStream body = new ByteArrayOutputStream(16_384);
        writer.write(body, Exposition.of(look.get()));
        return new Answer(OK, writer.getContentType(), body.toByteArray());
    }

    /** Closes the port at once; who was waiting gets nothing more. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
