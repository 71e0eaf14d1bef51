package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Blocks;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script alone: no thread, no socket, and a clock that the test turns. */
class ScriptTest {

    private static final Instant AT = Instant.parse("2026-11-02T12:30:00Z");

    private final World world = new World();
    private String newPassword;
    private Script script = script(false, false, "tea");
    private long now;
    private String epoch = "e1";

    private record Sent(RequestId id, Request request) {}

    private static final class World implements Port, Showing {
        private final Deque<Sent> sent = new ArrayDeque<>();
        private final Queue<String> input = new ArrayDeque<>();
        private final List<String> complaints = new ArrayList<>();
        private final List<ServerEvent> shown = new ArrayList<>();
        private boolean over;
        private int connects;
        private String failure = "";
        private final List<String> told = new ArrayList<>();
        private boolean folds;
        private Blocks blocks = Blocks.NONE;

        @Override
        public void connect() {
            connects++;
        }

        @Override
        public void send(RequestId id, Request request) {
            sent.add(new Sent(id, request));
        }

        @Override
        public void complain(String text) {
            complaints.add(text);
        }

        @Override
        public String line() {
            return input.poll();
        }

        @Override
        public boolean isInputOver() {
            return over && input.isEmpty();
        }

        @Override
        public String inputFailure() {
            return failure;
        }

        @Override
        public boolean folds() {
            return folds;
        }

        @Override
        public void blocked(Blocks now) {
            blocks = now;
        }

        @Override
        public void told(String text) {
            told.add(text);
        }

        @Override
        public void answer(Result result) {
            new HumanLines(Clock.fixed(AT, ZoneOffset.UTC)).of(result).forEach(this::told);
        }

        @Override
        public void line(String line, Selection wanted) {}

        @Override
        public void event(ServerEvent event) {
            shown.add(event);
        }
    }

    private Script script(boolean register, boolean commands, String... rooms) {
        Account account = new Account("bot", "secret-password", register, "K7-Q2", newPassword);
        return new Script(
                account,
                List.of(rooms),
                new Speech("run-", commands, world),
                world,
                world,
                new Backoff(() -> 0),
                Script.Patience.USUAL,
                new Cursors(),
                null);
    }

    private void up() {
        script.on(
                new LinkEvent.Up(
                        1, new ServerEvent.Hello(1, "s", epoch, AT, 65536, 20, 30, "open", false, null, null, null)),
                now);
    }

    private void down(Reason reason) {
        script.on(new LinkEvent.Down(1, reason, "It is gone.", true, null), now);
    }

    private void says(ServerMessage message) {
        script.on(new LinkEvent.Received(1, message), now);
    }

    private void ok(Sent question, Result result) {
        says(new ServerMessage.Ok(question.id(), result));
    }

    private void refuse(Sent question, ErrorReply error) {
        says(new ServerMessage.Failed(question.id(), error));
    }

    private <T extends Request> Sent next(Class<T> type) {
        Sent next = world.sent.poll();
        assertThat(next).as("a request").isNotNull();
        assertThat(next.request()).isInstanceOf(type);
        return next;
    }

    private static Result.SignedIn signedIn(long teaEndsAt) {
        return new Result.SignedIn(
                "bot", "token-1", List.of(new Result.OwnRoom("tea", teaEndsAt, 0, null, 0, Role.MEMBER)), null);
    }

    private static Result.Joined joined(String room, long lastSeq) {
        return new Result.Joined(
                room, "", Role.MEMBER, List.of(), List.of(), lastSeq, false, false, null, null, null, null);
    }

    private static Result.Sent stored(long seq) {
        return new Result.Sent("tea", seq, AT, null);
    }

    private static Entry.Message message(long seq, String text, String cid) {
        return new Entry.Message("tea", seq, AT, "ann", text, cid, null, null);
    }

    private void signInAndJoin() {
        up();
        ok(next(Request.Login.class), signedIn(10));
        ok(next(Request.Join.class), joined("tea", 10));
    }

    private void read(String... lines) {
        world.input.addAll(List.of(lines));
        script.tick(now);
    }

    private void endInput() {
        world.over = true;
        script.tick(now);
    }

    @Test
    void linesGoToTheLastRoomInOrderEachWithAKeyOfItsOwn() {
        script = script(false, false, "tea", "ops");
        read("early");
        up();
        ok(next(Request.Login.class), signedIn(10));
        assertThat(((Request.Join) next(Request.Join.class).request()).room()).isEqualTo("tea");
        ok(new Sent(new RequestId.Numeric(2), new Request.Who()), joined("tea", 10));
        Sent join = next(Request.Join.class);
        assertThat(join.request()).isEqualTo(new Request.Join("ops", true, null, 0));
        ok(join, joined("Ops", 0));
        read("late");
        Sent early = next(Request.Send.class);
        assertThat(early.request()).isEqualTo(new Request.Send("Ops", "early", "run-0", null, null));
        ok(early, stored(1));
        assertThat(next(Request.Send.class).request()).isEqualTo(new Request.Send("Ops", "late", "run-1", null, null));
    }

    @Test
    void theEndOfInputWaitsForTheLastAnswer() {
        signInAndJoin();
        read("one", "", "  ", "two");
        endInput();
        ok(next(Request.Send.class), stored(11));
        assertThat(script.status()).isEmpty();
        ok(next(Request.Send.class), stored(12));
        assertThat(script.status()).hasValue(0);
        assertThat(world.complaints).isEmpty();
    }

    @Test
    void anEmptyInputSignsInJoinsAndEnds() {
        world.over = true;
        signInAndJoin();
        assertThat(script.status()).hasValue(0);
    }

    @Test
    void aPasswordThatTheOperatorSetIsNotedAndEverythingIsSentAllTheSame() {
        read("one");
        endInput();
        up();
        Result.SignedIn in = signedIn(10);
        ok(next(Request.Login.class), new Result.SignedIn(in.user(), in.token(), in.rooms(), true));
        ok(next(Request.Join.class), joined("tea", 10));
        ok(next(Request.Send.class), stored(11));
        assertThat(script.status()).hasValue(0);
        assertThat(world.complaints)
                .containsExactly("The operator set this password. Choose your own: /password, with --commands and"
                        + " --new-password-file FILE.");
    }

    @Test
    void aRefusedLoginFails() {
        up();
        refuse(next(Request.Login.class), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "Wrong name or password."));
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("Wrong name or password.");
    }

    @Test
    void anAccountIsMadeWhereThereIsNoneAndThatWasAskedFor() {
        script = script(true, false, "tea");
        up();
        refuse(next(Request.Login.class), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "Wrong."));
        Sent register = next(Request.Register.class);
        assertThat(register.request())
                .isEqualTo(
                        new Request.Register("bot", "secret-password", "K7-Q2", "line client", Set.of(Feature.ROLES)));
        ok(register, signedIn(0));
        next(Request.Join.class);
    }

    @Test
    void whyANameCannotBeRegisteredIsSaidWhereSigningInFailedBefore() {
        script = script(true, false, "tea");
        up();
        refuse(next(Request.Login.class), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "Wrong."));
        refuse(
                next(Request.Register.class),
                ErrorReply.of(ErrorCode.NAME_TAKEN, "The name admin is reserved. Choose another one."));
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints)
                .containsExactly("The name admin is reserved. Choose another one."
                        + " If the account is yours, correct the password.");
    }

    @Test
    void aRefusedRoomFails() {
        up();
        ok(next(Request.Login.class), signedIn(10));
        refuse(next(Request.Join.class), ErrorReply.of(ErrorCode.INVITE_ONLY, "Members only."));
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("Members only.");
    }

    @Test
    void aRefusedLineFails() {
        signInAndJoin();
        read("one");
        refuse(next(Request.Send.class), ErrorReply.of(ErrorCode.NOT_A_MEMBER, "You are not in tea."));
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("You are not in tea.");
    }

    @Test
    void onlyOneLineIsOnItsWayAndWhatIsNotSentIsNotRead() {
        signInAndJoin();
        read("one", "two", "three");
        assertThat(world.sent).hasSize(1);
        assertThat(world.input).hasSize(2);
        ok(next(Request.Send.class), stored(11));
        assertThat(world.sent).hasSize(1);
        assertThat(world.input).hasSize(1);
    }

    @Test
    void aLineThatCameTooFastIsSentAgainWhenTheServerWantsItUnderTheSameKey() {
        signInAndJoin();
        read("one");
        Sent one = next(Request.Send.class);
        refuse(one, ErrorReply.retry(ErrorCode.RATE_LIMITED, "Slower.", 700));
        assertThat(script.deadline()).isEqualTo(700);
        now = 699;
        script.tick(now);
        assertThat(world.sent).isEmpty();
        now = 700;
        script.tick(now);
        assertThat(next(Request.Send.class).request()).isEqualTo(one.request());
        assertThat(world.complaints).isEmpty();
    }

    @Test
    void aLoginThatCameTooFastIsTriedAgain() {
        up();
        Sent login = next(Request.Login.class);
        refuse(login, ErrorReply.retry(ErrorCode.RATE_LIMITED, "Slower.", 50));
        now = script.deadline();
        script.tick(now);
        assertThat(next(Request.Login.class).request()).isEqualTo(login.request());
    }

    @Test
    void afterALostConnectionWhatHadNoAnswerIsSaidAgainUnderTheSameKey() {
        signInAndJoin();
        read("one", "two", "three");
        ok(next(Request.Send.class), stored(11));
        Sent two = next(Request.Send.class);
        down(Reason.LOST);
        assertThat(world.complaints).containsExactly("It is gone. Trying again.");
        assertThat(world.connects).isZero();
        now = script.deadline();
        script.tick(now);
        assertThat(world.connects).isOne();
        up();
        Sent login = next(Request.Login.class);
        assertThat(login.request())
                .isEqualTo(new Request.Login(null, null, "token-1", "line client", null, Set.of(Feature.ROLES)));
        ok(login, signedIn(12));
        next(Request.History.class);
        Sent again = next(Request.Send.class);
        assertThat(again.request()).isEqualTo(two.request());
        ok(again, stored(12));
        assertThat(((Request.Send) next(Request.Send.class).request()).text()).isEqualTo("three");
    }

    @Test
    void whatWasMissedIsShownOnceAndOnesOwnLinesAreNot() {
        signInAndJoin();
        says(message(11, "heard", null));
        down(Reason.CLOSED);
        now = script.deadline();
        script.tick(now);
        up();
        ok(next(Request.Login.class), signedIn(14));
        Sent history = next(Request.History.class);
        assertThat(history.request()).isEqualTo(new Request.History("tea", 11L, null, null, 500));
        says(message(14, "live while catching up", null));
        ok(
                history,
                new Result.Page(
                        "tea", List.of(message(12, "mine", "run-0"), message(13, "missed", null)), true, 14, null));
        ok(
                next(Request.History.class),
                new Result.Page("tea", List.of(message(14, "live while catching up", null)), false, 14, null));
        says(message(15, "live", null));
        assertThat(world.shown)
                .extracting(event -> ((Entry.Message) event).text())
                .containsExactly("heard", "missed", "live while catching up", "live");
    }

    @Test
    void anEmptyPageWithMoreBehindItIsGoneBeyond() {
        signInAndJoin();
        says(new ServerEvent.Behind("tea", 13));
        ok(next(Request.History.class), new Result.Page("tea", List.of(), true, 13, null));
        Sent further = next(Request.History.class);
        assertThat(((Request.History) further.request()).after()).isEqualTo(11);
        ok(further, new Result.Page("tea", List.of(message(13, "known again", null)), false, 13, null));
        assertThat(world.shown.get(world.shown.size() - 1)).isEqualTo(message(13, "known again", null));
        assertThat(world.sent).isEmpty();
    }

    @Test
    void whoFellBehindAsksForWhatIsMissing() {
        signInAndJoin();
        says(new ServerEvent.Behind("tea", 40));
        assertThat(next(Request.History.class).request()).isEqualTo(new Request.History("tea", 10L, null, null, 500));
    }

    @Test
    void aServerWithOtherDataIsJoinedAnew() {
        signInAndJoin();
        down(Reason.CLOSED);
        now = script.deadline();
        script.tick(now);
        epoch = "e2";
        up();
        ok(next(Request.Login.class), signedIn(3));
        ok(next(Request.Join.class), joined("tea", 3));
        says(message(4, "first of the new log", null));
        assertThat(world.shown).hasSize(1);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void aServerThatStaysAwayIsGivenUp() {
        signInAndJoin();
        read("one");
        int tries = 0;
        while (script.status().isEmpty()) {
            script.on(new LinkEvent.Down(1, Reason.NO_ANSWER, "Nobody answers.", false, null), now);
            now = Math.max(now, script.deadline() == Long.MAX_VALUE ? now : script.deadline());
            tries++;
        }
        assertThat(tries).isBetween(10, 40);
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints)
                .containsExactly("Nobody answers. Trying again.", "Gave up after 5 minutes: Nobody answers.");
    }

    @Test
    void whoIsThrownOutDoesNotComeBack() {
        signInAndJoin();
        says(new ServerEvent.Bye("kicked", "You were kicked.", null));
        down(Reason.BYE);
        assertThat(script.status()).hasValue(1);
    }

    @Test
    void aServerThatShutsDownIsWaitedFor() {
        signInAndJoin();
        says(new ServerEvent.Bye("shutting_down", "Back soon.", 5000L));
        script.on(new LinkEvent.Down(1, Reason.BYE, "Back soon.", true, 5000L), now);
        assertThat(script.status()).isEmpty();
        assertThat(script.deadline()).isEqualTo(5000);
    }

    @Test
    void aServerThatLetsWaitLongerThanItWaitsIsAskedAgainInTimeWithoutAWord() {
        script = script(false, false, "tea");
        up();
        refuse(next(Request.Login.class), ErrorReply.retry(ErrorCode.RATE_LIMITED, "Too many.", 50_000));
        now += 30_000;
        says(new ServerEvent.Bye("login_timeout", "Nobody signed in.", 0L));
        script.on(new LinkEvent.Down(1, Reason.BYE, "Nobody signed in.", true, 0L), now);
        assertThat(script.deadline()).isEqualTo(50_000);
        assertThat(world.complaints).isEmpty();
        now = 50_000;
        script.tick(now);
        assertThat(world.connects).isEqualTo(1);
        up();
        next(Request.Login.class);
    }

    @Test
    void aLongLineIsSentInPiecesWithAWord() {
        signInAndJoin();
        read("x".repeat(50));
        for (int length : new int[] {20, 20, 10}) {
            Sent piece = next(Request.Send.class);
            assertThat(((Request.Send) piece.request()).text()).isEqualTo("x".repeat(length));
            ok(piece, stored(11));
        }
        assertThat(world.complaints)
                .containsExactly("A line of 50 characters is sent in 3 pieces; a message holds at most 20.");
    }

    @Test
    void linesAreCommandsOnlyWhereThatIsWanted() {
        signInAndJoin();
        read("/me waves");
        assertThat(((Request.Send) next(Request.Send.class).request()).text()).isEqualTo("/me waves");
    }

    @Test
    void commandsAreCarriedOutInTheirTurn() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/me waves", "@bob: psst", "/join #ops", "hello", "/topic build", "//etc");
        Sent action = next(Request.Send.class);
        assertThat(action.request())
                .isEqualTo(new Request.Send("tea", "waves", "run-0", dev.parley.protocol.MessageStyle.ACTION, null));
        ok(action, stored(11));
        Sent direct = next(Request.Send.class);
        assertThat(((Request.Send) direct.request()).room()).isEqualTo("@bob");
        ok(direct, stored(1));
        Sent join = next(Request.Join.class);
        assertThat(join.request()).isEqualTo(new Request.Join("ops", true, null, 0));
        ok(join, joined("ops", 3));
        Sent hello = next(Request.Send.class);
        assertThat(((Request.Send) hello.request()).room()).isEqualTo("ops");
        ok(hello, stored(4));
        Sent topic = next(Request.Topic.class);
        assertThat(topic.request()).isEqualTo(new Request.Topic("ops", "build"));
        ok(topic, new Result.Written("ops", 5));
        assertThat(((Request.Send) next(Request.Send.class).request()).text()).isEqualTo("/etc");
    }

    @Test
    void aCommandThatIsNoneFails() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/list");
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("/list cannot be used in a pipe.");
    }

    private static Result.Joined about(String room, String topic) {
        return new Result.Joined(
                room, topic, Role.MEMBER, List.of(), List.of(), 10, false, false, null, null, null, null);
    }

    @Test
    void theTopicIsShownWhereNoneIsGivenAndStays() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/topic", "hello");
        Sent look = next(Request.Join.class);
        assertThat(look.request())
                .as("a member looks, and nothing is written")
                .isEqualTo(new Request.Join("tea", false, null, 0));
        ok(look, about("tea", "green\u001b[2J"));
        ok(next(Request.Send.class), stored(11));
        read("/topic");
        ok(next(Request.Join.class), about("tea", ""));
        assertThat(world.told).containsExactly("#tea: green␛[2J", "#tea has no topic.");
        assertThat(world.sent).isEmpty();
    }

    @Test
    void codesAreMadeListedAndTakenBack() {
        script = script(false, true);
        up();
        ok(next(Request.Login.class), signedIn(0));
        read("/invite-code 30 uses 7 days #maths", "/invite-codes", "/invite-code revoke 3");
        Sent make = next(Request.CreateCode.class);
        assertThat(make.request()).isEqualTo(new Request.CreateCode(30, 7, "maths"));
        assertThat(script.isAsked(((RequestId.Numeric) make.id()).value())).isTrue();
        ok(make, new Result.NewCode(3, "abcd-efgh-jkmn", 30, AT, "maths"));
        ok(next(Request.Codes.class), new Result.CodeList(List.of()));
        Sent revoke = next(Request.RevokeCode.class);
        assertThat(revoke.request()).isEqualTo(new Request.RevokeCode("3"));
        assertThat(script.isAsked(((RequestId.Numeric) revoke.id()).value()))
                .as("a reply that says nothing is not shown")
                .isFalse();
        ok(revoke, new Result.Done());
        endInput();
        assertThat(world.told)
                .containsSequence("Invitation code: abcd-efgh-jkmn")
                .contains("There are no invitation codes. /invite-code makes one.");
        assertThat(script.status()).hasValue(0);
    }

    @Test
    void aCodeThatCannotBeIsRefusedBeforeAnybodyIsAsked() {
        script = script(false, true);
        up();
        ok(next(Request.Login.class), signedIn(0));
        read("/invite-code 30");
        assertThat(script.status()).hasValue(1);
        assertThat(world.sent).isEmpty();
        assertThat(world.complaints).singleElement().asString().startsWith("30 what? Write /invite-code");
    }

    @Test
    void thePasswordOfANewAccountIsShownOnce() {
        script = script(false, true);
        up();
        ok(next(Request.Login.class), signedIn(0));
        read("/account create bob", "/account bot bob");
        ok(next(Request.CreateAccount.class), new Result.NewAccount("bob", "one-time"));
        assertThat(next(Request.Bot.class).request()).isEqualTo(new Request.Bot("bob", true));
        assertThat(world.told).first().asString().contains("one-time");
    }

    @Test
    void listsAreShownAndTheRoomStays() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/room", "/bans", "/banip", "/who", "/members", "hello");
        Sent look = next(Request.Join.class);
        assertThat(look.request()).isEqualTo(new Request.Join("tea", false, null, 0));
        ok(look, about("tea", ""));
        Sent bans = next(Request.Bans.class);
        assertThat(bans.request()).isEqualTo(new Request.Bans("tea"));
        ok(bans, new Result.BanList("tea", List.of()));
        Sent sources = next(Request.Bans.class);
        assertThat(sources.request()).isEqualTo(new Request.Bans(null));
        ok(sources, new Result.BanList(null, List.of(), List.of()));
        ok(next(Request.Who.class), new Result.UserList(List.of(), null));
        ok(next(Request.Members.class), new Result.MemberList("tea", List.of(), null, null));
        assertThat(((Request.Send) next(Request.Send.class).request()).room()).isEqualTo("tea");
        assertThat(world.told)
                .contains(
                        "#tea (you are a member)",
                        "Nobody is banned from #tea",
                        "No address is banned from this server",
                        "0 people are online");
    }

    @Test
    void aTopicIsRemovedByAMinusAlone() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/topic -");
        assertThat(next(Request.Topic.class).request()).isEqualTo(new Request.Topic("tea", ""));
    }

    @Test
    void linesThatNeedNoRoomAreSentWithoutOne() {
        script = script(false, true);
        up();
        ok(next(Request.Login.class), signedIn(0));
        read("/msg ann disk", "@bob: full", "/broadcast hi", "/away lunch");
        endInput();
        Sent one = next(Request.Send.class);
        assertThat(one.request()).isEqualTo(new Request.Send("@ann", "disk", "run-0", null, null));
        ok(one, stored(1));
        Sent two = next(Request.Send.class);
        assertThat(two.request()).isEqualTo(new Request.Send("@bob", "full", "run-1", null, null));
        ok(two, stored(1));
        ok(next(Request.Broadcast.class), new Result.Broadcasted(1));
        ok(next(Request.Away.class), new Result.Done());
        assertThat(script.status()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "/me waves", "/topic", "/topic x", "/topic -", "/leave"})
    void aLineThatNeedsARoomAsksForTheOption(String line) {
        script = script(false, true);
        up();
        ok(next(Request.Login.class), signedIn(0));
        read(line);
        assertThat(script.status()).hasValue(2);
        assertThat(world.complaints).containsExactly("Which room? Add --join ROOM, or --to USER for one person.");
        assertThat(world.sent).isEmpty();
    }

    @Test
    void whatIsSaidAfterLeavingTheRoomGoesNowhere() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/leave", "hello");
        Sent leave = next(Request.Leave.class);
        assertThat(leave.request()).isEqualTo(new Request.Leave("tea"));
        ok(leave, new Result.Done());
        assertThat(script.status()).hasValue(2);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void everyLineGoesToOnePersonWhereThatIsWanted() {
        script = script(false, false, "tea", "@ann");
        up();
        ok(next(Request.Login.class), signedIn(10));
        ok(next(Request.Join.class), joined("tea", 10));
        Sent direct = next(Request.Join.class);
        assertThat(direct.request()).isEqualTo(new Request.Join("@ann", false, null, 0));
        ok(direct, joined("@ann", 0));
        read("@bob: /msg carl x");
        assertThat(next(Request.Send.class).request())
                .isEqualTo(new Request.Send("@ann", "@bob: /msg carl x", "run-0", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@bob\uFF1Asecret", "\uFF20bob: secret", " @bob: secret", "\uFF0Fmsg bob secret"})
    void wideSignsAreThoseSigns(String line) {
        script = script(false, true, "tea");
        signInAndJoin();
        read(line);
        assertThat(next(Request.Send.class).request())
                .isEqualTo(new Request.Send("@bob", "secret", "run-0", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {" /msg bob secret", "\u3000/msg bob secret", "@ bob: secret", "msg bob secret"})
    void whatLooksPrivateIsNotSentSinceNobodyCanBeAsked(String line) {
        script = script(false, true, "tea");
        signInAndJoin();
        read(line);
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).singleElement().asString().startsWith("Not sent: this line looks private.");
        assertThat(world.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" /msg bob secret", "@bob: secret", "@bob\uFF1Asecret", "/topic -", "/logout"})
    void withoutCommandsEveryLineIsSaidInTheRoomAsItIs(String line) {
        signInAndJoin();
        read(line);
        assertThat(next(Request.Send.class).request()).isEqualTo(new Request.Send("tea", line, "run-0", null, null));
    }

    @Test
    void thePasswordIsChangedToTheOneFromTheFile() {
        newPassword = "another-password";
        script = script(false, true, "tea");
        signInAndJoin();
        read("/password");
        Sent change = next(Request.Password.class);
        assertThat(change.request()).isEqualTo(new Request.Password("secret-password", "another-password"));
        ok(change, new Result.Done());
        down(Reason.LOST);
        now = script.deadline();
        script.tick(now);
        up();
        refuse(next(Request.Login.class), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "The token is void."));
        assertThat(((Request.Login) next(Request.Login.class).request()).password())
                .isEqualTo("another-password");
    }

    @Test
    void aChangeOfThePasswordWhoseAnswerWasLostIsNoFailure() {
        newPassword = "another-password";
        script = script(false, true, "tea");
        signInAndJoin();
        read("/password");
        next(Request.Password.class);
        down(Reason.LOST);
        now = script.deadline();
        script.tick(now);
        up();
        ok(next(Request.Login.class), signedIn(10));
        refuse(next(Request.Password.class), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "Wrong."));
        Sent again = next(Request.Password.class);
        assertThat(again.request()).isEqualTo(new Request.Password("another-password", "another-password"));
        ok(again, new Result.Done());
        endInput();
        assertThat(script.status()).hasValue(0);
    }

    @Test
    void aWrongOldPasswordIsAFailure() {
        newPassword = "another-password";
        script = script(false, true, "tea");
        signInAndJoin();
        read("/password");
        refuse(next(Request.Password.class), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "Wrong."));
        assertThat(script.status()).hasValue(1);
    }

    @Test
    void thePasswordIsNotChangedWithoutANewOne() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/password");
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("In a pipe, /password needs the option --new-password-file FILE.");
        assertThat(world.sent).isEmpty();
    }

    @Test
    void aDirectMessageWithoutATextIsAMistake() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/msg ann");
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).singleElement().asString().contains("/msg NAME TEXT");
        assertThat(world.sent).isEmpty();
    }

    @Test
    void signingOutAsksNothingAndLinesBehindItAreAMistake() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/logout", " ", "hello");
        ok(next(Request.Logout.class), new Result.Done());
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("You are signed out; this was not sent: hello");
        assertThat(world.sent).isEmpty();
    }

    @Test
    void signingOutLastIsNoMistake() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("/logout");
        endInput();
        ok(next(Request.Logout.class), new Result.Done());
        assertThat(script.status()).hasValue(0);
    }

    @Test
    void quittingEndsItBeforeTheEndOfInput() {
        script = script(false, true, "tea");
        signInAndJoin();
        read("one", "/quit", "two");
        ok(next(Request.Send.class), stored(11));
        assertThat(script.status()).hasValue(0);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void anInputThatCannotBeReadFailsAfterWhatWasRead() {
        signInAndJoin();
        world.failure = "Is a directory";
        read("one");
        endInput();
        ok(next(Request.Send.class), stored(11));
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("Standard input cannot be read: Is a directory");
    }

    @Test
    void aLineThatIsSaidWhileARoomIsBehindSkipsNothing() {
        script = script(false, false, "tea");
        up();
        List<Result.OwnRoom> rooms = List.of(
                new Result.OwnRoom("ops", 5, 0, null, 0, Role.MEMBER),
                new Result.OwnRoom("tea", 10, 0, null, 0, Role.MEMBER));
        ok(next(Request.Login.class), new Result.SignedIn("bot", "token-1", rooms, null));
        ok(next(Request.Join.class), joined("tea", 10));
        says(new ServerEvent.Behind("ops", 6));
        says(new ServerEvent.Behind("tea", 12));
        read("hello");
        Sent ops = next(Request.History.class);
        ok(next(Request.Send.class), stored(13));
        ok(ops, new Result.Page("ops", List.of(), false, 5, null));
        Sent tea = next(Request.History.class);
        assertThat(((Request.History) tea.request()).after()).isEqualTo(10);
    }

    @Test
    void aGreetingThatNeverComesFails() {
        script.on(new LinkEvent.Down(1, Reason.NOT_PARLEY, "No Parley server.", false, null), now);
        assertThat(script.status()).hasValue(1);
        assertThat(world.complaints).containsExactly("No Parley server.");
    }

    private void signInFolding() {
        world.folds = true;
        up();
        ok(next(Request.Login.class), signedIn(10));
    }

    private static Result.BlockedList blocking(String... users) {
        return new Result.BlockedList(
                Stream.of(users).map(user -> new Result.BlockSummary(user, AT)).toList());
    }

    @Test
    void whereLinesAreFoldedItLearnsWhoseAndWaitsForNothing() {
        signInFolding();
        Sent blocked = next(Request.Blocked.class);
        Sent join = next(Request.Join.class);
        ok(blocked, blocking("bob"));
        assertThat(world.blocks.folds("Bob")).isTrue();
        ok(join, joined("tea", 10));
        says(new ServerEvent.Blocked("cy", true));
        assertThat(world.blocks.folds("cy")).isTrue();
        says(new ServerEvent.Blocked("bob", false));
        assertThat(world.blocks.folds("bob")).isFalse();
        assertThat(script.status()).isEmpty();
    }

    @Test
    void aServerThatKnowsNoBlockingIsAsGood() {
        signInFolding();
        refuse(next(Request.Blocked.class), ErrorReply.of(ErrorCode.UNKNOWN_TYPE, "There is no such request."));
        ok(next(Request.Join.class), joined("tea", 10));
        assertThat(world.blocks).isEqualTo(Blocks.NONE);
        assertThat(script.status()).isEmpty();
        assertThat(world.complaints).isEmpty();
    }

    @Test
    void whomTheScriptBlocksIsFoldedFromThenOn() {
        script = script(false, true, "tea");
        signInFolding();
        ok(next(Request.Blocked.class), blocking());
        ok(next(Request.Join.class), joined("tea", 10));
        read("/block @bob", "/unblock bob");
        ok(next(Request.Block.class), new Result.Done());
        assertThat(world.blocks.folds("bob")).isTrue();
        ok(next(Request.Unblock.class), new Result.Done());
        assertThat(world.blocks.folds("bob")).isFalse();
    }
}
