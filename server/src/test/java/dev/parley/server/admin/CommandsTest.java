package dev.parley.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.audit.Act;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final FakeAdmin server = new FakeAdmin();
    private final FakeAudit audit = new FakeAudit();
    private final Commands commands = new Commands(server, audit, ZoneOffset.UTC);
    private final List<String> questions = new ArrayList<>();

    /** @param refusal null for one who confirms everything */
    private record Ann(List<String> questions, String refusal) implements Operator {
        @Override
        public String name() {
            return "ann";
        }

        @Override
        public String from() {
            return "here";
        }

        @Override
        public String confirm(String question, String name) {
            questions.add(question);
            return refusal;
        }
    }

    private Answer obey(String line) {
        return commands.obey(line, new Ann(questions, null));
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
        Answer refused = commands.obey("/room delete tea", new Ann(new ArrayList<>(), "Not now."));

        assertThat(refused.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(refused.lines()).containsExactly("Not now.");
        assertThat(server.heard).isEmpty();
        assertThat(audit.acts).isEmpty();
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

        Answer answer = new Commands(silent, audit, ZoneOffset.UTC).obey("/kick ann", new Ann(questions, null));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.lines()).singleElement().asString().contains("not answered");
        // It may have been done all the same.
        assertThat(audit.lines()).containsExactly("ann kick ann null not known");
    }

    @ParameterizedTest
    @CsvSource({
        "/say hello, say null null ok",
        "/kick @ann, kick ann null ok",
        "/kick bob, kick bob null failed",
        "/password ann, password ann null ok",
        "/account disable ann, account disable ann null ok",
        "/account enable ann, account enable ann null ok",
        "/account delete ann, account delete Ann null ok",
        "/history clear tea, history clear null tea ok",
        "/history keep tea 7, history keep null tea ok",
        "/room delete tea, room delete null tea ok",
        "/clock accept, clock accept null null ok",
        "/stop, stop null null ok",
    })
    void eachActIsInTheAuditLog(String line, String act) {
        obey(line);

        assertThat(audit.lines()).containsExactly("ann " + act);
        assertThat(audit.acts.get(0).from()).isEqualTo("here");
        assertThat(audit.acts.get(0).toString()).doesNotContain("new-secret", "hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/rooms", "/help", "/audit", "/kick", "/room delete none", "/frob"})
    void whoOnlyLooksIsNotInIt(String line) {
        obey(line);

        assertThat(audit.acts).isEmpty();
    }

    @Test
    void theAuditLogIsReadBackCleaned() {
        obey("/kick ann");
        audit.record(new Act(
                Instant.parse("2026-11-21T10:00:00Z"),
                Act.By.MODERATOR,
                "bob",
                "127.0.0.1:1",
                "ban",
                "carl",
                "tea",
                null,
                "spam\033[2J",
                "ok"));

        assertThat(obey("/audit").lines()).hasSize(2).last().isEqualTo(
                "2026-11-21 10:00:00  bob: ban carl [tea], because: spam\\u{1B}[2J  from <127.0.0.1:1>");
        assertThat(obey("/audit 1").lines()).hasSize(1);
        assertThat(obey("/audit 5 #tea").lines()).hasSize(1);
        assertThat(rows(obey("/audit @carl")).get(0)).containsEntry("whom", "carl").containsEntry("by", "moderator");
        assertThat(obey("/audit nobody").lines()).containsExactly("The audit log has nothing about that name.");
        assertThat(obey("/audit 0").status()).isEqualTo(Answer.Status.WRONG);
        assertThat(obey("/audit 1 a b").status()).isEqualTo(Answer.Status.WRONG);
    }
}
