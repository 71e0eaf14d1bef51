package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.SignInList;
import dev.parley.server.core.event.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator does at the console to people in rooms and to their sign-ins. */
class OperatorModerationTest {

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("Ann");
    private final Client bob = chat.register("bob");

    @BeforeEach
    void tea() {
        ann.ok(create("Tea"));
        bob.ok(join("tea"));
        chat.hush();
    }

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private Outcome submit(Input input) {
        return chat.submit(Command.NO_SESSION, input);
    }

    @Test
    void whoIsBannedIsPutOutAndCannotComeBackUntilTheBanIsTakenBack() {
        Outcome outcome = submit(new Input.OperatorBanned("TEA", "BOB", "spam"));

        assertThat(outcome.events()).hasSize(2);
        Entry.Left left = new Entry.Left("Tea", 3, chat.now(), "bob", LeaveReason.BANNED, null, "spam");
        assertThat(ann.told()).containsExactly(left);
        assertThat(bob.told()).containsExactly(left);
        assertThat(bob.refusal(join("tea"))).isEqualTo(ErrorCode.FORBIDDEN.toString());
        assertThat(submit(new Input.OperatorBanned("tea", "bob", "again")).events())
                .isEmpty();
        assertThat(submit(new Input.OperatorUnbanned("tea", "bob")).events())
                .containsExactly(new Event.UserUnbanned("tea", "bob"));
        bob.ok(join("tea"));
    }

    @Test
    void whoIsNotThereIsBannedWithoutAnEntry() {
        chat.register("carl");
        chat.hush();

        assertThat(submit(new Input.OperatorBanned("tea", "carl", "")).events())
                .containsExactly(new Event.UserBanned("tea", "carl", "(operator)", "", chat.now()));
        assertThat(ann.told()).isEmpty();
    }

    @Test
    void nothingComesOfWhatIsNotThere() {
        assertThat(submit(new Input.OperatorBanned("none", "bob", "")).events()).isEmpty();
        assertThat(submit(new Input.OperatorBanned("tea", "nobody", "")).events())
                .isEmpty();
        assertThat(submit(new Input.OperatorUnbanned("tea", "bob")).events()).isEmpty();
        assertThat(submit(new Input.OperatorGaveRole("none", "bob", Role.OWNER)).events())
                .isEmpty();
        assertThat(submit(new Input.OperatorGaveRole("tea", "nobody", Role.OWNER))
                        .events())
                .isEmpty();
        assertThat(submit(new Input.OperatorEndedSession("bob", "none")).effects())
                .isEmpty();
        assertThat(submit(new Input.OperatorEndedSession("nobody", "none")).effects())
                .isEmpty();
    }

    @Test
    void aRoleIsGivenToMembersAloneAndTheRoomIsTold() {
        submit(new Input.OperatorGaveRole("tea", "bob", Role.OWNER));

        assertThat(chat.state().room("tea").role("bob")).isEqualTo(Role.OWNER);
        assertThat(ann.told())
                .containsExactly(new ServerEvent.Notice("The operator of this server made bob an owner of Tea.", null));
        assertThat(submit(new Input.OperatorGaveRole("tea", "bob", Role.OWNER)).events())
                .isEmpty();
        chat.register("carl");
        assertThat(submit(new Input.OperatorGaveRole("tea", "carl", Role.READER))
                        .events())
                .isEmpty();
        submit(new Input.OperatorGaveRole("tea", "bob", Role.READER));
        assertThat(bob.refusal(send("tea", "hello"))).isEqualTo(ErrorCode.FORBIDDEN.toString());
    }

    @Test
    void oneSignInEndsAndTheOthersGoOn() {
        Client again = chat.login("bob");
        List<Result.SessionSummary> all =
                SignInList.of(chat.world(), chat.state().accountNamed("bob"), chat.now(), null);
        assertThat(all).hasSize(2).allSatisfy(one -> assertThat(one.connections())
                .isOne());

        Outcome outcome =
                submit(new Input.OperatorEndedSession("bob", all.get(0).session()));

        assertThat(outcome.events()).hasSize(1);
        assertThat(outcome.effects()).singleElement().isInstanceOf(Effect.Close.class);
        assertThat(SignInList.of(chat.world(), chat.state().accountNamed("bob"), chat.now(), null))
                .extracting(Result.SessionSummary::session)
                .containsExactly(all.get(1).session());
        assertThat(again).isNotSameAs(bob);
    }
}
