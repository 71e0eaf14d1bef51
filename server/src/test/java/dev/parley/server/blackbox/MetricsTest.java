package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What Prometheus gets of a server that has had some work, and that the manual and the dashboard speak of just that. */
class MetricsTest extends Scenario {

    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\w+) (\\w+)$", Pattern.MULTILINE);
    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(\\{.*})? \\S+$", Pattern.MULTILINE);
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| (gauge|counter|histogram) \\|", Pattern.MULTILINE);
    private static final Pattern IN_QUERY = Pattern.compile("\\b(?:parley|jvm|process)_\\w+");

    private final HttpClient http = HttpClient.newHttpClient();

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> get(int port, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(path, failed);
        }
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        Map<String, String> all = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.put(matcher.group(1), matcher.group(2));
        }
        return all;
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    @Test
    void aServerTellsPrometheusWhatItDoesAndTheManualAndTheDashboardKnowEachMetric() throws Exception {
        int port = freePort();
        ServerProcess own = start(Settings.quick().with("metrics.port", port));
        own.awaitLine(line -> line.contains("http://127.0.0.1:" + port + "/metrics"));
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        String tea = room("tea", ann, bob);
        for (int i = 0; i < 5; i++) {
            ann.ok("send", "room", tea, "text", "canary " + i);
            bob.event("message", "room", tea);
        }
        bob.refused("no_such_room", "send", "room", "nowhere", "text", "canary");
        bob.refused("unknown_type", "canary");

        Awaitility.await().atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S)).untilAsserted(() -> {
            String metrics = get(port, "/metrics").body();
            assertThat(value(metrics, "parley_requests_total{result=\"ok\",type=\"send\"}"))
                    .isEqualTo(5);
            assertThat(value(metrics, "parley_requests_total{result=\"unknown_type\",type=\"invalid\"}"))
                    .isEqualTo(1);
            assertThat(value(metrics, "parley_sessions")).isEqualTo(2);
            assertThat(value(metrics, "parley_rooms")).isEqualTo(2);
            assertThat(value(metrics, "parley_index_lag_events{index=\"words\"}"))
                    .isZero();
        });
        String metrics = get(port, "/metrics").body();
        assertThat(value(metrics, "parley_requests_total{result=\"no_such_room\",type=\"send\"}"))
                .isEqualTo(1);
        assertThat(value(metrics, "parley_deliveries_total")).isGreaterThanOrEqualTo(5);
        assertThat(value(metrics, "parley_commit_events_sum")).isGreaterThanOrEqualTo(9);
        assertThat(value(metrics, "parley_commit_seconds_sum")).isPositive();
        assertThat(value(metrics, "parley_loop_turn_seconds_count")).isGreaterThan(10);
        assertThat(metrics).as("nothing of anybody").doesNotContain("canary", ann.name(), bob.name(), tea);
        assertThat(get(port, "/healthz").body()).isEqualTo("{\"status\":\"ok\"}\n");

        Map<String, String> served = found(TYPE, metrics);
        String manual = Files.readString(Path.of("README.md"));
        assertThat(found(ROW, manual)).as("the table in README.md").isEqualTo(served);
        Set<String> shown = new TreeSet<>();
        JsonNode dashboard =
                new ObjectMapper().readTree(Path.of("grafana-dashboard.json").toFile());
        for (JsonNode expression : dashboard.findValues("expr")) {
            Matcher names = IN_QUERY.matcher(expression.asText());
            while (names.find()) {
                shown.add(names.group());
            }
        }
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(found(SAMPLE, metrics).keySet()).containsAll(shown);
        Set<String> families = new TreeSet<>();
        shown.forEach(
                name -> families.add(served.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count)$", "")));
        families.add("parley_build_info");
        assertThat(families).as("what the dashboard shows").isEqualTo(served.keySet());
    }

    @Test
    void aServerThatStoresNothingIsHealthyTooAndThePortEndsWithIt() throws Exception {
        int port = freePort();
        ServerProcess own = start(Settings.quick().with("metrics.port", port).with("storage.journal", "memory"));
        assertThat(get(port, "/healthz").statusCode()).isEqualTo(200);
        String metrics = get(port, "/metrics").body();

        assertThat(value(metrics, "parley_loop_answers")).isEqualTo(1);
        assertThat(metrics).doesNotContain("parley_commit");
        own.close();
        Awaitility.await().atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S)).until(() -> isClosed(port));
    }

    private static boolean isClosed(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException taken) {
            return false;
        }
    }

    @Test
    void aPortThatIsTakenStopsTheStartInWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path folder = Files.createTempDirectory("parley-blackbox");
            Path config = Files.writeString(
                    folder.resolve("parley.toml"), "[metrics]\nport = " + taken.getLocalPort() + "\n");
            Process process = new ProcessBuilder(ServerProcess.command(
                            List.of(),
                            "--port",
                            "0",
                            "--data",
                            folder.resolve("data").toString(),
                            "--config",
                            config.toString()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(said)
                    .contains("Cannot serve metrics on 127.0.0.1:" + taken.getLocalPort())
                    .contains("Choose another port in [metrics], or 0 for none.");
        }
    }
}
