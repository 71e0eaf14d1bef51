package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.Command;
import dev.parley.client.command.Parameter;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which commands a pipe takes, and what the manual says of it. */
class PipeCommandsTest {

    private static boolean isTaken(Command command) {
        StringBuilder line = new StringBuilder("/" + command.word());
        for (Parameter parameter : command.parameters()) {
            boolean isGiven = parameter.required() || command == Command.MSG;
            boolean isNeeded = command == Command.DIRECT;
            line.append(isGiven || isNeeded ? " " + word(parameter) : "");
        }
        try {
            new Speech("run", true, new NoPort()).tasks("tea", line.toString(), 4096);
            return true;
        } catch (Speech.Unsayable refused) {
            assertThat(refused.why()).isEqualTo("/" + command.word() + " cannot be used in a pipe.");
            return false;
        }
    }

    /** Something that can stand there. */
    private static String word(Parameter parameter) {
        return switch (parameter.kind()) {
            case ROLE -> "reader";
            case ROOM_SETTING -> "access";
            case ROOM_VALUE -> "open";
            case DIRECT -> "known";
            case ACCOUNT -> "create bob";
            default -> "x";
        };
    }

    private static final class NoPort implements Port {
        @Override
        public void complain(String text) {
            throw new AssertionError(text);
        }

        @Override
        public void connect() {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public void send(RequestId id, Request request) {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public @Nullable String line() {
            return null;
        }

        @Override
        public boolean isInputOver() {
            return true;
        }

        @Override
        public String inputFailure() {
            return "";
        }
    }

    @Test
    void theManualNamesThoseThatAPipeTakes() throws IOException {
        String manual = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
        Matcher listed =
                Pattern.compile("These commands work in a pipe: ([^.]*)\\.").matcher(manual);
        assertThat(listed.find()).isTrue();
        List<String> taken = Stream.of(Command.values())
                .filter(PipeCommandsTest::isTaken)
                .map(command -> "`/" + command.word() + "`")
                .toList();
        assertThat(listed.group(1)).isEqualTo(String.join(", ", taken));
    }
}
