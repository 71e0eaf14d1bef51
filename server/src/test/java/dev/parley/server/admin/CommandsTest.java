package dev.parley.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {

    private final FakeAdmin server = new FakeAdmin();
    private final Commands commands = new Commands(server, ZoneOffset.UTC);
    private final List<String> questions = new ArrayList<>();

    private Answer obey(String line) {
        return commands.obey(line, (question, name) -> {
            questions.add(question);
            return null;
        });
    }

    private static List<Map<String, Object>> rows(Answer answer) {
        return answer.rows().stream().map(Row::fields).toList();
    }

    @Test
    void scriptsGetARowForEachUserWhoIsOnline() {
        Answer users = obey("/users");

        assertThat(users.status()).isEqualTo(Answer.Status.DONE);
        assertThat(rows(users).get(0))
                .containsEntry("user", "ann")
                .containsEntry("since", "2026-11-20T14:03:59Z")
                .containsEntry("away", null);
        assertThat(rows(users).get(1)).containsEntry("away", "lunch\033[2J");
    }

    @Test
    void peopleAreNotShownWhatATerminalWouldObey() {
        assertThat(obey("/users").lines()).noneMatch(line -> line.contains("\033"));
    }

    @Test
    void anActIsDoneOrFailedAndScriptsAreToldInTheSameWords() {
        assertThat(obey("/kick ann"))
                .isEqualTo(new Answer(
                        Answer.Status.DONE,
                        List.of("Disconnected ann."),
                        List.of(Row.of("ok", true).with("text", "Disconnected ann."))));
        assertThat(obey("/kick bob"))
                .isEqualTo(new Answer(
                        Answer.Status.FAILED,
                        List.of("bob is not online."),
                        List.of(Row.of("ok", false).with("error", "bob is not online."))));
    }

    @ParameterizedTest
    @CsvSource({
        "/usres, WRONG",
        "/kick, WRONG",
        "/clock acept, WRONG",
        "/account delete, WRONG",
        "/history, WRONG",
        "/room tea, WRONG",
        "/room delete none, FAILED",
        "/room delete lobby, FAILED",
        "/account delete bob, FAILED",
        "/password bob, FAILED",
        "/say hello, DONE",
        "/stop, ENDS",
        "'', DONE",
    })
    void eachAnswerSaysHowItEnded(String line, Answer.Status status) {
        assertThat(obey(line).status()).isEqualTo(status);
    }

    @Test
    void nothingIsDeletedThatIsNotConfirmed() {
        Answer refused = commands.obey("/room delete tea", (question, name) -> "Not " + name + ".");

        assertThat(refused.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(refused.lines()).containsExactly("Not tea.");
        assertThat(server.heard).isEmpty();
        assertThat(obey("/room delete tea").status()).isEqualTo(Answer.Status.DONE);
        assertThat(questions).singleElement().asString().startsWith("Delete the room tea for good");
    }

    @ParameterizedTest
    @EnumSource(ConsoleCommand.class)
    void eachCommandIsInTheListAndIsOffered(ConsoleCommand command) {
        assertThat(obey("/help").lines()).anyMatch(line -> line.contains(command.usage()));
        assertThat(commands.complete("/")).extracting(Completion::word).contains(command.word());
    }

    @ParameterizedTest
    @CsvSource({
        "'/kick ', 'ann, Зоя'",
        "/kick a, 'ann, Зоя'",
        "'/kick ann ', ''",
        "'/room ', delete",
        "'/room delete ', 'lobby, tea'",
        "'/account ', 'disable, enable, delete'",
        "'/account delete ', 'ann, Зоя'",
        "'/history ', 'clear, keep'",
        "'/history keep ', 'lobby, tea'",
        "'/history keep tea ', ''",
        "'/say ', ''",
        "'/nonsense ', ''",
    })
    void tabOffersWhatMayFollow(String typed, String offered) {
        assertThat(commands.complete(typed).stream().map(Completion::word))
                .containsExactlyElementsOf(offered.isEmpty() ? List.of() : List.of(offered.split(", ")));
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForForever() {
        AdminPort silent = new FakeAdmin() {
            @Override
            public void kick(String user, Consumer<Boolean> done) {
                // As when the wait is over.
                Thread.currentThread().interrupt();
            }
        };

        Answer answer = new Commands(silent, ZoneOffset.UTC).obey("/kick ann", (question, name) -> null);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.lines()).singleElement().asString().contains("not answered");
    }
}
