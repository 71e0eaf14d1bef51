package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ServerLogTest {

    private static final Logger ACTIVITY = LoggerFactory.getLogger(ServerLog.ACTIVITY);
    private static final Logger REQUESTS = LoggerFactory.getLogger(ServerLog.REQUESTS);

    @TempDir
    Path data;

    private final List<String> console = new CopyOnWriteArrayList<>();

    private ServerLog open(boolean activity, boolean requests) throws IOException {
        return open(ServerConfig.LogFormat.TEXT, activity, requests);
    }

    private ServerLog open(ServerConfig.LogFormat format, boolean activity, boolean requests) throws IOException {
        return ServerLog.open(data, new ServerConfig.Log(format, activity, requests, 7, 1_000_000_000), console::add);
    }

    private List<String> fileLines() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("logs"))) {
            return Files.readAllLines(files.findFirst().orElseThrow()).stream()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
        }
    }

    private static void logSomethingOfEachKind() {
        ACTIVITY.info("{} signed in from <{}>", "ann", "127.0.0.1:40001");
        REQUESTS.info("{} {} {}", "ann", "send", "ok");
        ACTIVITY.warn("the disk is nearly full");
        LoggerFactory.getLogger("org.library").info("of no interest");
        LoggerFactory.getLogger("org.library").warn("of some interest");
    }

    @Test
    void readableLinesGoToBothAndRequestsToTheFile() throws IOException {
        try (ServerLog log = open(true, true)) {
            assertThat(log.folder()).isDirectory();
            logSomethingOfEachKind();
        }

        assertThat(console)
                .map(line -> line.substring(9))
                .containsExactly(
                        "ann signed in from <127.0.0.1:40001>",
                        "WARN the disk is nearly full",
                        "WARN of some interest");
        assertThat(fileLines())
                .containsExactly(
                        "INFO parley ann signed in from <127.0.0.1:40001>",
                        "INFO parley.requests ann send ok",
                        "WARN parley the disk is nearly full",
                        "WARN org.library of some interest");
    }

    @Test
    void withTheLogOffOnlyTroubleIsSaid() throws IOException {
        try (ServerLog log = open(false, false)) {
            assertThat(log.folder()).isDirectory();
            assertThat(ACTIVITY.isInfoEnabled()).isFalse();
            assertThat(REQUESTS.isInfoEnabled()).isFalse();
            logSomethingOfEachKind();
        }

        assertThat(fileLines())
                .containsExactly("WARN parley the disk is nearly full", "WARN org.library of some interest");
    }

    @Test
    void linesGoThroughTheConsoleWhileThereIsOne() throws IOException {
        List<String> through = new CopyOnWriteArrayList<>();
        try (ServerLog log = open(true, true)) {
            log.consoleThrough(through::add);
            logSomethingOfEachKind();
        }

        assertThat(console).isEmpty();
        assertThat(through).hasSize(3);
    }

    @Test
    void asJsonEachLineIsOneObjectOnStandardOutputAndInTheFile() throws IOException {
        try (ServerLog log = open(ServerConfig.LogFormat.JSON, true, true)) {
            assertThat(log.folder()).isDirectory();
            ACTIVITY.error("It broke", new IllegalStateException("first\nsecond"));
            logSomethingOfEachKind();
        }

        List<String> inFile;
        try (Stream<Path> files = Files.list(data.resolve("logs"))) {
            inFile = Files.readAllLines(files.findFirst().orElseThrow());
        }
        assertThat(inFile).hasSize(5).allSatisfy(ServerLogTest::isOneObject);
        assertThat(console).hasSize(4).allSatisfy(ServerLogTest::isOneObject);
        assertThat(inFile).containsAll(console);
    }

    private static void isOneObject(String line) throws IOException {
        JsonNode read = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(line);
        assertThat(read.path("message").asText()).isNotEmpty();
    }

    @Test
    void theConsoleOfAPersonHasReadableLinesAlsoWhereLogsAreJson() throws IOException {
        List<String> through = new CopyOnWriteArrayList<>();
        try (ServerLog log = open(ServerConfig.LogFormat.JSON, true, true)) {
            log.consoleThrough(through::add);
            logSomethingOfEachKind();
        }

        assertThat(through).hasSize(3).noneMatch(line -> line.startsWith("{"));
        assertThat(console).isEmpty();
    }
}
