package dev.parley.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsPortTest {

    private static final int PATIENCE_MS = (int) Duration.ofSeconds(50).toMillis();

    private volatile Figures figures = Samples.figures();
    private MetricsPort port;
    private final List<Socket> sockets = new ArrayList<>();

    private record Response(int status, TreeMap<String, String> headers, String body) {}

    /** Less patient than usual, so that this does not take long. */
    @BeforeAll
    static void beShortTempered() {
        System.setProperty("sun.net.httpserver.maxReqTime", "1");
        System.setProperty("sun.net.httpserver.idleInterval", "1");
        System.setProperty("sun.net.httpserver.clockTick", "200");
    }

    @BeforeEach
    void open() throws IOException {
        port = MetricsPort.open(0, () -> figures);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        port.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(port.address().getAddress(), port.address().getPort());
        socket.setSoTimeout(PATIENCE_MS);
        sockets.add(socket);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** All that comes until the other side closes. */
    private static String readToEnd(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    private Response ask(String method, String path, String... headers) throws IOException {
        Socket socket = connect();
        write(
                socket,
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("", headers)
                        + "\r\n");
        String all = readToEnd(socket);
        int end = all.indexOf("\r\n\r\n");
        assertThat(end).as(all).isPositive();
        TreeMap<String, String> fields = new TreeMap<>();
        all.substring(0, end)
                .lines()
                .skip(1)
                .forEach(line -> fields.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 1).strip()));
        return new Response(Integer.parseInt(all.substring(9, 12)), fields, all.substring(end + 4));
    }

    @Test
    void metricsAreTextForPrometheus() throws IOException {
        Response metrics = ask("GET", "/metrics");

        assertThat(metrics.status).isEqualTo(200);
        assertThat(metrics.headers.get("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body.lines())
                .contains(
                        "parley_build_info{version=\"1.2.3\"} 1",
                        "parley_loop_answers 1.0",
                        "parley_connections 41.0",
                        "parley_sessions 38.0",
                        "parley_requests_total{result=\"ok\",type=\"send\"} 12000.0",
                        "parley_refused_total{limit=\"requests_per_second\"} 41.0",
                        "parley_slow_consumers_total{told=\"goodbye\"} 2.0",
                        "parley_loop_turn_seconds_bucket{le=\"0.001\"} 98",
                        "parley_loop_turn_seconds_bucket{le=\"0.005\"} 99",
                        "parley_loop_turn_seconds_bucket{le=\"+Inf\"} 99",
                        "parley_loop_turn_seconds_count 99",
                        "parley_loop_turn_seconds_sum 0.102",
                        "parley_commit_events_sum 297.0",
                        "parley_index_lag_events{index=\"words\"} 250.0",
                        "jvm_memory_used_bytes{area=\"heap\"} 4.8E7",
                        "# TYPE parley_requests_total counter",
                        "# TYPE parley_commit_seconds histogram");
    }

    @Test
    void whoPrefersOpenMetricsGetsThat() throws IOException {
        Response metrics = ask("GET", "/metrics", "Accept: application/openmetrics-text;version=1.0.0\r\n");

        assertThat(metrics.headers.get("content-type")).startsWith("application/openmetrics-text");
        assertThat(metrics.body)
                .contains("# UNIT parley_commit_seconds seconds")
                .endsWith("# EOF\n");
    }

    @Test
    void whatOnlyTheLoopKnowsIsMissingWhereItDoesNotAnswer() throws IOException {
        figures = Samples.figures(null);
        Response metrics = ask("GET", "/metrics");

        assertThat(metrics.status).isEqualTo(200);
        assertThat(metrics.body)
                .contains("parley_loop_answers 0.0", "jvm_memory_used_bytes", "parley_commit_seconds_count")
                .doesNotContain("parley_connections ", "parley_requests_total");
    }

    @Test
    void aServerThatStoresNothingHasNoMetricsOfAStore() throws IOException {
        figures = Samples.withoutStore();

        assertThat(ask("GET", "/metrics").body)
                .contains("parley_connections 41.0")
                .doesNotContain("parley_commit_");
    }

    @Test
    void healthSaysWhatIsWrong() throws IOException {
        assertThat(health(200)).isEqualTo("ok");
        figures = Samples.figures(null);
        assertThat(health(503)).isEqualTo("the server's loop has not answered within a second");
        figures = Samples.figures(Samples.service(false, false));
        assertThat(health(503)).isEqualTo("the store cannot be written");
        figures = Samples.figures(Samples.service(true, true));
        assertThat(health(503)).isEqualTo("the store is full (storage.max_bytes)");
    }

    private String health(int status) throws IOException {
        Response health = ask("GET", "/healthz");
        assertThat(health.status).isEqualTo(status);
        assertThat(health.headers.get("content-type")).isEqualTo("application/json");
        var json = new ObjectMapper().readTree(health.body);
        assertThat(json.path("status").asText()).isEqualTo(status == 200 ? "ok" : "unavailable");
        return json.path("reason").asText("ok");
    }

    @Test
    void nothingElseIsServed() throws IOException {
        assertThat(ask("GET", "/").status).isEqualTo(404);
        assertThat(ask("GET", "/metrics/..").status).isEqualTo(404);
        Response posted = ask("POST", "/metrics", "Content-Length: 0\r\n");
        assertThat(posted.status).isEqualTo(405);
        assertThat(posted.headers.get("allow")).isEqualTo("GET, HEAD");
        Response head = ask("HEAD", "/metrics");
        assertThat(head.status).isEqualTo(200);
        assertThat(head.body).isEmpty();
    }

    @Test
    void aBugIsAnAnswer() throws IOException {
        port.close();
        port = MetricsPort.open(0, () -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(ask("GET", "/metrics").status).isEqualTo(500);
    }

    /** Everybody who may connect says nothing, begins and does not go on, or sends headers without end. */
    @Test
    void whoIsSlowGoesAfterSomeSecondsAndOthersAreServedAgain() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 3 * HttpBounds.CONNECTIONS; i++) {
            Socket socket = connect();
            slow.add(socket);
            try {
                if (i % 2 == 1) {
                    write(socket, "GET /metrics HTTP/1.1\r\nX: ");
                }
            } catch (SocketException closedAlready) {
                // One too many.
                assertThat(i).isGreaterThanOrEqualTo(HttpBounds.CONNECTIONS);
            }
        }
        long began = System.nanoTime();
        for (Socket socket : slow) {
            assertThat(readToEnd(socket)).doesNotContain("parley_");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));

        assertThat(ask("GET", "/healthz").status).isEqualTo(200);
    }

    @Test
    void headersWithoutEndAreNotRead() throws IOException {
        Socket socket = connect();
        write(socket, "GET /metrics HTTP/1.1\r\n");
        try {
            for (int i = 0; i < 10_000; i++) {
                write(socket, "X-" + i + ": " + "x".repeat(100) + "\r\n");
            }
            write(socket, "\r\n");
        } catch (SocketException closed) {
            // It has seen enough.
            assertThat(closed).isNotNull();
        }

        assertThat(readToEnd(socket)).doesNotContain("parley_");
    }

    @Test
    void itIsOnLoopbackAlone() {
        assertThat(port.address().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }
}
