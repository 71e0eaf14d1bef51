package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Registration;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invitation codes: who makes them, whom they let in, and what bounds them. */
class InviteCodeTest {

    private static final Policy.SignIn LIMITS = new Policy.SignIn(3, 0, 2, 3, Duration.ofSeconds(60));

    /** Wrong codes in a minute. */
    private static final int WRONG_CODES = 30;

    private final ChatFixture chat = chat(Registration.CODE);
    private final Client admin = admin(chat);

    private static ChatFixture chat(Registration registration) {
        return new ChatFixture(Operated.by("ann", registration, LIMITS), 100);
    }

    private static Client admin(ChatFixture chat) {
        Client ann = chat.connectFrom("192.0.2.1");
        ann.ok(new Request.Register("ann", PASSWORD, Operated.CODE, null), Result.SignedIn.class);
        return ann;
    }

    private Result.NewCode code(Integer uses, Integer days, String room) {
        return admin.ok(new Request.CreateCode(uses, days, room), Result.NewCode.class);
    }

    private static Request register(String user, String code) {
        return new Request.Register(user, PASSWORD, code, null);
    }

    private Result.SignedIn in(String user, String code) {
        return chat.connect().ok(register(user, code), Result.SignedIn.class);
    }

    private ErrorReply refused(String user, String code) {
        return chat.connect().refused(register(user, code));
    }

    private static List<String> errors(Client client) {
        return client.replies().stream()
                .filter(ServerMessage.Failed.class::isInstance)
                .map(reply -> ((ServerMessage.Failed) reply).error().code())
                .toList();
    }

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private List<Result.CodeSummary> codes() {
        return admin.ok(new Request.Codes(), Result.CodeList.class).codes();
    }

    @Test
    void whoeverHasACodeRegistersAndNobodyElse() {
        ErrorReply without = refused("bob", null);
        assertThat(without.code()).isEqualTo("registration_closed");
        assertThat(without.text()).contains("invitation code");
        Result.NewCode code = code(2, 7, null);
        assertThat(in("bob", code.code()).rooms())
                .extracting(Result.OwnRoom::room)
                .containsExactly("lobby");
        assertThat(in("carl", code.code()).user()).isEqualTo("carl");
    }

    @Test
    void aCodeMayBeTypedInCapitalLettersAndWithoutHyphens() {
        String code = code(1, 1, null).code();
        in("bob", " " + code.toUpperCase(Locale.ROOT).replace("-", " ") + " ");
    }

    @Test
    void aCodeThatIsWrongUsedUpExpiredOrRevokedGetsTheSameAnswer() {
        ErrorReply wrong = refused("bob", "no-such-code");
        assertThat(wrong.code()).isEqualTo("no_such_code");
        Result.NewCode once = code(1, 7, null);
        in("bob", once.code());
        assertThat(refused("carl", once.code())).isEqualTo(wrong);
        Result.NewCode revoked = code(5, 7, null);
        admin.ok(new Request.RevokeCode(String.valueOf(revoked.number())));
        assertThat(refused("carl", revoked.code())).isEqualTo(wrong);
        Result.NewCode short1 = code(5, 1, null);
        chat.wait(Duration.ofDays(1).minusSeconds(1));
        in("carl", short1.code());
        chat.wait(Duration.ofSeconds(1));
        assertThat(refused("dora", short1.code())).isEqualTo(wrong);
        assertThat(codes()).isEmpty();
    }

    @Test
    void aCodeThatIsWrongTellsNothingOfWhoIsHere() {
        assertThat(refused("ann", null).code()).isEqualTo("registration_closed");
        in("bob", code(1, 1, null).code());
        assertThat(refused("bob", "no-such-code")).isEqualTo(refused("nobody", "no-such-code"));
    }

    @Test
    void whoRegistersWithTheCodeOfARoomIsInItAlsoWhereItIsPrivate() {
        admin.ok(new Request.Create("tea", null, true));
        Result.NewCode code = code(2, 7, "tea");
        assertThat(code.room()).isEqualTo("tea");
        Client bob = chat.connect();
        Result.SignedIn in = bob.ok(register("bob", code.code()), Result.SignedIn.class);
        assertThat(in.rooms()).extracting(Result.OwnRoom::room).containsExactly("lobby", "tea");
        assertThat(admin.told())
                .filteredOn(Entry.Joined.class::isInstance)
                .extracting(event -> ((Entry.Joined) event).room())
                .containsExactly("lobby", "tea");
        bob.ok(new Request.Send("tea", "hi", null, null, null));
        assertThat(admin.told()).anyMatch(Entry.Message.class::isInstance);
    }

    @Test
    void aCodeForARoomIsOneForTheRoomsThatItsMakerSees() {
        in("bob", code(1, 1, null).code());
        Client bob = chat.connect();
        bob.ok(Requests.login("bob", PASSWORD));
        bob.ok(new Request.Create("den", null, true));
        assertThat(admin.refusal(new Request.CreateCode(1, 1, "den"))).isEqualTo("no_such_room");
        assertThat(admin.refusal(new Request.CreateCode(1, 1, "nowhere"))).isEqualTo("no_such_room");
    }

    @Test
    void aRoomThatIsDeletedTakesItsCodesWithIt() {
        admin.ok(new Request.Create("tea", null, false));
        Result.NewCode ofRoom = code(2, 7, "tea");
        Result.NewCode other = code(2, 7, null);
        chat.holdPasswords();
        Client late = chat.connect();
        late.start(register("late", ofRoom.code()));
        admin.ok(new Request.DeleteRoom("tea"));
        chat.answerPasswords();
        assertThat(errors(late)).containsExactly("no_such_code");
        assertThat(codes()).extracting(Result.CodeSummary::number).containsExactly(other.number());
        admin.ok(new Request.Create("tea", null, false));
        assertThat(refused("bob", ofRoom.code()).code()).isEqualTo("no_such_code");
    }

    @Test
    void onlyAdminsMakeListAndRevokeCodes() {
        Result.NewCode code = code(1, 7, null);
        in("bob", code.code());
        Client bob = chat.connect();
        bob.ok(Requests.login("bob", PASSWORD));
        for (Request request :
                List.of(new Request.CreateCode(null, null, null), new Request.Codes(), new Request.RevokeCode("1"))) {
            assertThat(bob.refusal(request)).isEqualTo("forbidden");
        }
    }

    @Test
    void theListTellsAllButTheCode() {
        admin.ok(new Request.Create("Tea", null, false));
        Result.NewCode code = code(3, 2, "tea");
        in("bob", code.code());
        assertThat(codes())
                .containsExactly(new Result.CodeSummary(
                        1, 3, 2, ChatFixture.START.plus(Duration.ofDays(2)), "Tea", "ann", ChatFixture.START));
        assertThat(code.until()).isEqualTo(ChatFixture.START.plus(Duration.ofDays(2)));
    }

    @Test
    void aCodeIsRevokedByItsNumberOrByItself() {
        code(1, 7, null);
        Result.NewCode second = code(1, 7, null);
        assertThat(admin.refusal(new Request.RevokeCode("3"))).isEqualTo("no_such_code");
        assertThat(admin.refusal(new Request.RevokeCode(""))).isEqualTo("no_such_code");
        assertThat(admin.refusal(new Request.RevokeCode("99999999999999999999")))
                .isEqualTo("no_such_code");
        admin.ok(new Request.RevokeCode(second.code().toUpperCase(Locale.ROOT)));
        admin.ok(new Request.RevokeCode("1"));
        assertThat(codes()).isEmpty();
        assertThat(admin.refusal(new Request.RevokeCode("1"))).isEqualTo("no_such_code");
    }

    @Test
    void usesAndDaysAreBoundedAndSoIsTheNumberOfCodes() {
        for (Request.CreateCode wrong : List.of(
                new Request.CreateCode(0, 1, null),
                new Request.CreateCode(1_001, 1, null),
                new Request.CreateCode(1, 0, null),
                new Request.CreateCode(1, 366, null))) {
            assertThat(admin.refusal(wrong)).isEqualTo("bad_request");
        }
        for (int i = 0; i < 100; i++) {
            code(1, 1, null);
        }
        assertThat(admin.refusal(new Request.CreateCode(1, 1, null))).isEqualTo("forbidden");
        chat.wait(Duration.ofDays(1));
        code(1, 1, null);
        assertThat(chat.state().codes().all()).as("those that expired are gone").hasSize(1);
    }

    @Test
    void aClassRegistersFromOneAddressAtOnceWhereStrangersAreHeldBack() {
        Result.NewCode code = code(30, 7, null);
        chat.holdPasswords();
        List<Client> pupils = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Client pupil = chat.connectFrom("10.0.0.1");
            pupil.start(register("pupil" + i, code.code()));
            pupils.add(pupil);
        }
        Client oneTooMany = chat.connectFrom("10.0.0.1");
        assertThat(oneTooMany.refusal(register("late", code.code()))).isEqualTo("rate_limited");
        chat.answerPasswords();
        assertThat(pupils).allSatisfy(pupil -> assertThat(errors(pupil)).isEmpty());
        assertThat(chat.state().accountCount()).isEqualTo(31);
        assertThat(oneTooMany.refusal(register("late", code.code()))).isEqualTo("no_such_code");
        assertThat(codes()).isEmpty();
    }

    @Test
    void aRegistrationWithACodeDoesNotCountAgainstThoseWithout() {
        ChatFixture open = chat(Registration.OPEN);
        Client ann = admin(open);
        Result.NewCode code = ann.ok(new Request.CreateCode(10, 1, null), Result.NewCode.class);
        for (int i = 0; i < 10; i++) {
            open.connectFrom("10.0.0.1").ok(register("pupil" + i, code.code()));
        }
        open.connectFrom("10.0.0.1").ok(register("one", null));
        open.connectFrom("10.0.0.1").ok(register("two", null));
        assertThat(open.connectFrom("10.0.0.1").refusal(register("three", null)))
                .isEqualTo("rate_limited");
    }

    @Test
    void whoeverGuessesCodesIsHeldBackWithTheRightOneTooAndOthersAreNot() {
        String code = code(5, 7, null).code();
        for (int i = 0; i < WRONG_CODES; i++) {
            assertThat(chat.connectFrom("10.0.0.9").refusal(register("guess" + i, "guess-" + i)))
                    .isEqualTo("no_such_code");
        }
        ErrorReply held = chat.connectFrom("10.0.0.9").refused(register("bob", code));
        assertThat(held.code()).isEqualTo("rate_limited");
        assertThat(held.retryAfterMs()).isBetween(1L, 60_000L);
        chat.connectFrom("10.0.0.8").ok(register("carl", code));
        chat.wait(Duration.ofMillis(held.retryAfterMs()));
        chat.connectFrom("10.0.0.9").ok(register("bob", code));
    }

    @Test
    void whoeverLeavesWhileThePasswordIsHashedHasGuessed() {
        String code = code(5, 7, null).code();
        for (int i = 0; i < WRONG_CODES; i++) {
            chat.holdPasswords();
            Client gone = chat.connectFrom("10.0.0.9");
            gone.start(register("gone" + i, code));
            gone.disconnect();
            chat.answerPasswords();
        }
        assertThat(chat.connectFrom("10.0.0.9").refusal(register("bob", code))).isEqualTo("rate_limited");
        assertThat(codes().get(0).left()).isEqualTo(5);
    }

    @Test
    void aUseIsGivenBackWhereTheRegistrationComesToNothing() {
        String code = code(1, 7, null).code();
        chat.workerBusy(true);
        assertThat(refused("bob", code).code()).isEqualTo("rate_limited");
        chat.workerBusy(false);
        chat.holdPasswords();
        Client bob = chat.connect();
        bob.start(register("bob", code));
        Client other = chat.connect();
        assertThat(other.refusal(register("carl", code))).isEqualTo("rate_limited");
        chat.answerPasswords();
        assertThat(errors(bob)).isEmpty();
        assertThat(refused("carl", code).code()).isEqualTo("no_such_code");
    }

    @Test
    void aServerThatIsClosedTakesNoCodeAndMakesNone() {
        ChatFixture closed = chat(Registration.CLOSED);
        Client ann = admin(closed);
        assertThat(ann.refusal(new Request.CreateCode(1, 1, null))).isEqualTo("registration_closed");
        assertThat(closed.connect().refusal(register("bob", "some-code"))).isEqualTo("registration_closed");
    }

    @Test
    void anOpenServerTakesACodeForItsRoomAndSaysWhereOneIsWrong() {
        ChatFixture open = chat(Registration.OPEN);
        Client ann = admin(open);
        ann.ok(new Request.Create("tea", null, true));
        Result.NewCode code = ann.ok(new Request.CreateCode(1, 1, "tea"), Result.NewCode.class);
        assertThat(open.connect()
                        .ok(register("bob", code.code()), Result.SignedIn.class)
                        .rooms())
                .extracting(Result.OwnRoom::room)
                .containsExactly("lobby", "tea");
        assertThat(open.connect().refusal(register("carl", code.code()))).isEqualTo("no_such_code");
        open.connect().ok(register("carl", null));
    }

    @Test
    void noCodeRegistersAnOperatorsName() {
        ChatFixture other = new ChatFixture(Operated.by("boss", Registration.CODE, LIMITS), 100);
        Client boss = other.connect();
        boss.ok(new Request.Register("boss", PASSWORD, Operated.CODE, null), Result.SignedIn.class);
        Result.NewCode code = boss.ok(new Request.CreateCode(1, 1, null), Result.NewCode.class);
        boss.ok(new Request.Logout());
        assertThat(other.connect().refusal(register("b0ss", code.code()))).isEqualTo("name_taken");
        assertThat(other.connect().refused(register("someone", Operated.CODE)).code())
                .isEqualTo("no_such_code");
    }

    @Test
    void noEventHasTheCode() {
        Result.NewCode code = code(2, 7, null);
        in("bob", code.code());
        assertThat(chat.journal()).anyMatch(Event.CodeMade.class::isInstance);
        assertThat(chat.journal().toString()).doesNotContain(code.code());
        assertThat(chat.state().describe()).doesNotContain(code.code());
    }
}
