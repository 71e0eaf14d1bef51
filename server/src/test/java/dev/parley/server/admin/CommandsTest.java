package dev.parley.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
    void figuresAreInColumnsForPeopleAndARowForEachSubjectForScripts() {
        Answer stats = obey("/stats");

        assertThat(stats.lines()).containsExactly("  requests  12 ok; none refused", "  loop      no turn yet");
        assertThat(rows(stats)).hasSize(2).last().isEqualTo(Map.of("subject", "loop", "words", "no turn yet"));
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
        "'/account ', 'create, bot, disable, enable, delete'",
        "'/account create ', ''",
        "'/account bot ', 'ann, Зоя'",
        "'/account bot ann ', 'on, off'",
        "'/invite-code ', revoke",
        "'/invite-code 30 ', uses",
        "'/invite-code 30 uses 7 ', days",
        "'/invite-code 30 uses 7 days ', 'lobby, tea'",
        "'/invite-code revoke ', 3",
        "'/banip ', ''",
        "'/unbanip ', 192.0.2.1",
        "'/account delete ', 'ann, Зоя'",
        "'/history ', 'clear, keep'",
        "'/history keep ', 'lobby, tea'",
        "'/history keep tea ', ''",
        "'/say ', ''",
        "'/role tea ann ', 'owner, operator, member, reader'",
        "'/log ', level",
        "'/log level ', 'warn, info, debug'",
        "'/sessions ann ', end",
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
            public void kick(String user, String why, Consumer<Reply<Boolean>> answer) {
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
        "/kick bob it was spam, kick bob null failed",
        "/account create bob, account create bob null ok",
        "/account bot bob, account bot bob null ok",
        "/account bot bob off, account bot bob null ok",
        "/invite-code, code create null null ok",
        "/invite-code 30 uses 7 days #tea, code create null tea ok",
        "/invite-code revoke 3, code revoke null null ok",
        "/banip 192.0.2.1 7d spam, banip 192.0.2.1 null ok",
        "/banip @bob, banip @bob null ok",
        "/unbanip 192.0.2.1, unbanip 192.0.2.1 null ok",
        "/password ann, password ann null ok",
        "/account disable ann, account disable ann null ok",
        "/account enable ann, account enable ann null ok",
        "/account delete ann, account delete Ann null ok",
        "/history clear tea, history clear null tea ok",
        "/history keep tea 7, history keep null tea ok",
        "/room delete tea, room delete null tea ok",
        "/clock accept, clock accept null null ok",
        "/ban #tea @carl it was spam, ban carl tea ok",
        "/unban tea carl, unban carl tea ok",
        "/role tea carl reader, role carl tea ok",
        "/sessions ann end abc123, session end ann null ok",
        "/backup /tmp/a.db, backup null null ok",
        "/log level debug, log level null null ok",
        "/reload, reload null null ok",
        "/stop, stop null null ok",
    })
    void eachActIsInTheAuditLog(String line, String act) {
        obey(line);

        assertThat(audit.lines()).containsExactly("ann " + act);
        assertThat(audit.acts.get(0).from()).isEqualTo("here");
        assertThat(audit.acts.get(0).toString()).doesNotContain("new-secret", "hello", "one-time", "abcd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users",
                "/rooms",
                "/help",
                "/audit",
                "/kick",
                "/room delete none",
                "/frob",
                "/accounts",
                "/sessions ann",
                "/roles tea",
                "/roles",
                "/invite-codes",
                "/invite-code 30",
                "/invite-code revoke",
                "/banip",
                "/unbanip a b",
                "/account create a b",
                "/account bot a maybe",
                "/verify",
                "/log",
                "/log level loud",
                "/backup here.db"
            })
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

        assertThat(obey("/audit").lines())
                .hasSize(2)
                .last()
                .isEqualTo("2026-11-21 10:00:00  bob: ban carl [tea], because: spam\\u{1B}[2J  from <127.0.0.1:1>");
        assertThat(obey("/audit 1").lines()).hasSize(1);
        assertThat(obey("/audit 5 #tea").lines()).hasSize(1);
        assertThat(rows(obey("/audit @carl")).get(0))
                .containsEntry("whom", "carl")
                .containsEntry("by", "moderator");
        assertThat(obey("/audit nobody").lines()).containsExactly("The audit log has nothing about that name.");
        assertThat(obey("/audit 0").status()).isEqualTo(Answer.Status.WRONG);
        assertThat(obey("/audit 1 a b").status()).isEqualTo(Answer.Status.WRONG);
    }

    @Test
    void accountsComePageByPage() {
        assertThat(obey("/accounts").lines())
                .containsExactly(
                        "7 accounts",
                        "  ann  2 rooms  3 sessions  45 kB  online admin bot",
                        "More: /accounts after ann");
        assertThat(obey("/accounts an after @bob").lines())
                .containsExactly(
                        "7 accounts with an",
                        "  annanbob  2 rooms  3 sessions  45 kB  online admin bot",
                        "More: /accounts an after annanbob");
        assertThat(rows(obey("/accounts")).get(0)).containsEntry("sessions", 3).containsEntry("admin", true);
        assertThat(obey("/accounts a b").status()).isEqualTo(Answer.Status.WRONG);
    }

    @Test
    void sessionsAreListedAndEnded() {
        assertThat(obey("/sessions @ann").lines())
                .containsExactly(
                        "1 session", "  abc123  laptop\\u{1B}  1 connection  127.0.0.1  since 2026-11-20 14:03");
        assertThat(obey("/sessions bob").lines()).containsExactly("There is no user named bob.");
        assertThat(obey("/sessions ann end abc123").lines()).containsExactly("The session abc123 of ann has ended.");
        server.change = AdminPort.Change.NOTHING_TO_DO;
        assertThat(obey("/sessions ann end abc").status()).isEqualTo(Answer.Status.FAILED);
        assertThat(obey("/sessions ann end").status()).isEqualTo(Answer.Status.WRONG);
    }

    @Test
    void rolesAndBansOfARoomAreListed() {
        assertThat(obey("/roles #tea").lines())
                .containsExactly(
                        "[tea] has 4 members.",
                        "  ann  owner",
                        "  carl  banned by (operator) on 2026-11-20 14:03  spam\\u{1B}");
        assertThat(rows(obey("/roles tea"))).extracting(row -> row.get("role")).containsExactly("owner", "banned");
        assertThat(obey("/roles none").status()).isEqualTo(Answer.Status.FAILED);
    }

    @Test
    void bansAndRolesAreGiven() {
        assertThat(obey("/ban #tea @carl  it was spam").lines()).containsExactly("carl is banned from tea now.");
        assertThat(audit.acts.get(0).why()).isEqualTo("it was spam");
        assertThat(obey("/role tea carl Operator").lines()).containsExactly("carl is an operator of tea now.");
        assertThat(server.heard).containsExactly("ban tea carl it was spam", "role tea carl operator");
        server.roomChange = AdminPort.RoomChange.NOTHING_TO_DO;
        assertThat(obey("/unban tea carl").lines()).containsExactly("carl may enter tea already.");
        server.roomChange = AdminPort.RoomChange.NOT_A_MEMBER;
        assertThat(obey("/role tea carl member").lines()).containsExactly("carl is not in tea.");
        assertThat(obey("/role tea carl king").status()).isEqualTo(Answer.Status.WRONG);
        assertThat(obey("/ban tea").status()).isEqualTo(Answer.Status.WRONG);
    }

    @ParameterizedTest
    @EnumSource(AdminPort.RoomChange.class)
    void eachWayThatAChangeEndsIsSaid(AdminPort.RoomChange change) {
        server.roomChange = change;
        boolean isSo = change == AdminPort.RoomChange.DONE || change == AdminPort.RoomChange.NOTHING_TO_DO;

        assertThat(obey("/ban tea carl").status()).isEqualTo(isSo ? Answer.Status.DONE : Answer.Status.FAILED);
    }

    @Test
    void aCodeIsShownOnceAndItsHashIsForNobody() {
        Answer made = obey("/invite-code 30 uses 7 days #tea");

        assertThat(server.heard).containsExactly("code 30 7 tea");
        assertThat(made.lines())
                .containsExactly(
                        "Invitation code: abcd-efgh-jkmn",
                        "Good for 30 accounts, until 2026-11-27 14:03. Whoever registers with it joins tea.",
                        "It is shown only now. /invite-code revoke 3 takes it back.");
        assertThat(rows(made).get(0))
                .containsEntry("code", "abcd-efgh-jkmn")
                .containsEntry("number", 3L)
                .containsEntry("until", "2026-11-27T14:03:59Z");
        assertThat(audit.acts.get(0).detail()).isEqualTo("code 3, 30 uses, 7 days");
        assertThat(obey("/invite-codes").lines())
                .containsExactly(
                        "1 invitation code",
                        "  3  28 of 30 uses left  until 2026-11-27 14:03  by (operator)  [tea\\u{1B}]");
        assertThat(obey("/invite-code revoke 3").lines()).containsExactly("Invitation code 3 is no longer valid.");
        assertThat(audit.acts.get(1).detail()).isEqualTo("code 3");
        assertThat(obey("/invite-code 30").lines())
                .singleElement()
                .asString()
                .startsWith("30 what? Write /invite-code [N uses]");
    }

    @Test
    void whatTheServerRefusesIsSaidAndFails() {
        server.refusal = "There is no such code.";
        for (String line : List.of(
                "/invite-code revoke 9",
                "/invite-code",
                "/banip 127.0.0.1",
                "/unbanip 192.0.2.9",
                "/account create ann",
                "/kick ann spam")) {
            Answer refused = obey(line);
            assertThat(refused.status()).as(line).isEqualTo(Answer.Status.FAILED);
            assertThat(refused.lines()).as(line).containsExactly("There is no such code.");
        }
        assertThat(audit.acts).hasSize(6).allMatch(act -> act.result().equals("failed"));
    }

    @Test
    void anAccountIsMadeAndShownAsABot() {
        Answer made = obey("/account create @bob");

        assertThat(made.lines().get(0)).isEqualTo("Created the account bob. Its password: one-time");
        assertThat(rows(made).get(0)).containsEntry("password", "one-time");
        assertThat(obey("/account create bob smith").lines())
                .containsExactly("Names cannot contain spaces. Try /account create bob-smith.");
        assertThat(obey("/account bot bob").lines()).containsExactly("bob is shown as a bot.");
        assertThat(obey("/account bot bob off").lines()).containsExactly("bob is shown as a person.");
        server.change = AdminPort.Change.NOTHING_TO_DO;
        assertThat(obey("/account bot bob on").lines()).containsExactly("bob is shown as a bot already.");
        server.change = AdminPort.Change.UNKNOWN;
        assertThat(obey("/account bot bob").status()).isEqualTo(Answer.Status.FAILED);
        assertThat(server.heard)
                .containsExactly("create bob", "bot bob true", "bot bob false", "bot bob true", "bot bob true");
    }

    @Test
    void addressesAreBannedWithATimeAndAReason() {
        assertThat(obey("/banip @bob 7d it was spam").lines())
                .containsExactly("Nobody can connect from 192.0.2.1 any more. /banip lists the banned addresses.");
        assertThat(server.heard).containsExactly("banip @bob 10080 it was spam");
        assertThat(audit.acts.get(0)).satisfies(act -> {
            assertThat(act.whom()).isEqualTo("@bob");
            assertThat(act.detail()).isEqualTo("192.0.2.1, 10080 minutes");
            assertThat(act.why()).isEqualTo("it was spam");
        });
        assertThat(obey("/banip").lines())
                .containsExactly("1 banned address", "  192.0.2.1  by ann on 2026-11-27 14:03    spam\\u{1B}");
        assertThat(rows(obey("/banip")).get(0))
                .containsEntry("source", "192.0.2.1")
                .containsEntry("until", null)
                .containsEntry("why", "spam\033");
        assertThat(obey("/unbanip 192.0.2.1").lines()).containsExactly("Took back the ban of 192.0.2.1.");
    }

    @Test
    void theAdminsOfTheServerAreListed() {
        assertThat(obey("/roles").lines())
                .containsExactly(
                        "2 admins", "  ann  online", "  bea          not registered yet; /reload shows the code");
        assertThat(rows(obey("/roles")).get(1)).containsEntry("role", "admin").containsEntry("registered", false);
        server.admins = List.of();
        assertThat(obey("/roles").lines()).singleElement().asString().contains("access.operators");
    }

    @Test
    void aReasonForAKickIsTakenAlong() {
        obey("/kick @ann  it was spam");

        assertThat(server.heard).containsExactly("kick ann it was spam");
        assertThat(audit.acts.get(0).why()).isEqualTo("it was spam");
    }

    @Test
    void oneCommandIsOneActInTheAuditLog() {
        Turn turn = new Turn(server, new Ann(questions, null), ZoneOffset.UTC);
        turn.acting("stop");

        assertThatIllegalStateException().isThrownBy(() -> turn.acting("reload"));
    }

    @Test
    void workOnTheStoreSaysWhatCameOfIt() {
        assertThat(obey("/backup /var/a.db").lines()).containsExactly("Copied 5 events.");
        assertThat(obey("/verify"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(Answer.Status.FAILED))
                .satisfies(answer -> assertThat(answer.lines()).contains("event 3 is empty"));
        assertThat(obey("/reload").status()).isEqualTo(Answer.Status.DONE);
        server.good = false;
        assertThat(obey("/reload"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(Answer.Status.FAILED))
                .satisfies(answer -> assertThat(answer.lines()).contains("limits.max_lien is no setting"));
        assertThat(obey("/backup a.db").lines()).singleElement().asString().contains("Give the whole path");
    }

    @Test
    void theLogLevelIsShownAndSet() {
        assertThat(obey("/log").lines()).singleElement().asString().startsWith("The log level is info");
        assertThat(obey("/log level WARN").lines()).singleElement().asString().startsWith("The log level is warn");
        assertThat(rows(obey("/log"))).containsExactly(Map.of("level", "warn"));
    }
}
