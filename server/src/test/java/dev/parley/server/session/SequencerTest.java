package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.name.Name;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.FreshToken;
import dev.parley.server.core.Input;
import dev.parley.server.core.Policy;
import dev.parley.server.core.Requests;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.decide.TokenHash;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequencerTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final RequestId RE = new RequestId.Numeric(7);

    private final Commits commits = new Commits(() -> {});
    private final LateJournal journal = new LateJournal(commits);
    private final List<Effect> out = new ArrayList<>();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private Sequencer sequencer;

    @BeforeEach
    void open() {
        sequencer = sequencer(100);
    }

    private Sequencer sequencer(int entriesInMemory) {
        World world = new World(new State(new Keeping(entriesInMemory, Long.MAX_VALUE, true)), Duration.ofMinutes(1));
        return new Sequencer(
                new Decider(Policy.open()), world, journal, 0, new HandingOver(turns::add, world::state, 1));
    }

    private void submit(long session, Input input) {
        sequencer.submit(new Command(session, AT, Duration.ZERO, input));
    }

    private void ask(long session, Request request) {
        submit(session, new Input.Asked(RE, request));
    }

    private void register(long session, String user) {
        submit(session, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        submit(
                session,
                new Input.PasswordHashed(
                        RE, new Name(user, user), "hash", null, new FreshToken("t-" + user, "h-" + user)));
    }

    /** What a turn ends with. */
    private void endOfTurn() {
        sequencer.appendToJournal();
        Commits.Failure failure = commits.takeFailure();
        sequencer.release(commits.committed(), out::add);
        if (failure != null) {
            sequencer.fail(failure.stored());
            sequencer.release(failure.stored(), out::add);
            State stored = new State(new Keeping(100, Long.MAX_VALUE, true));
            journal.replay(stored::apply);
            sequencer.restart(stored);
        }
        if (commits.takeWritable()) {
            sequencer.writable();
        }
    }

    @Test
    void nothingLeavesBeforeItsEventsAreCommitted() {
        submit(0, new Input.Opened());
        register(1, "ann");
        endOfTurn();
        assertThat(out).isEmpty();
        assertThat(journal.appends).as("one append a turn").containsExactly(4);
        journal.commit(3);
        endOfTurn();
        assertThat(out).as("all but one is not all").isEmpty();
        journal.commit(1);
        endOfTurn();
        assertThat(out).singleElement().isInstanceOf(Effect.Reply.class);
        assertThat(journal.appends).hasSize(1);
    }

    @Test
    void whatSpeaksOfUncommittedEventsWaitsForThemToo() {
        submit(0, new Input.Opened());
        register(1, "ann");
        register(2, "bob");
        journal.prompt(true);
        endOfTurn();
        journal.prompt(false);
        out.clear();
        ask(1, Requests.send("lobby", "secret until it is on disk"));
        ask(2, Requests.newest("lobby"));
        ask(2, new Request.Ping());
        endOfTurn();
        ask(1, new Request.Ping());
        endOfTurn();
        assertThat(out).isEmpty();
        assertThat(sequencer.waiting()).isEqualTo(5);
        journal.commitAll();
        endOfTurn();
        assertThat(out).hasSize(5);
        assertThat(sequencer.waiting()).isZero();
        ask(2, new Request.Ping());
        endOfTurn();
        assertThat(out).as("nothing is uncommitted").hasSize(6);
    }

    @Test
    void whatIsParkedInBetweenKeepsItsPlace() {
        submit(0, new Input.Opened());
        register(1, "ann");
        Effect parked = new Effect.Close(1, new ServerEvent.Bye("idle", "", null));
        sequencer.park(parked);
        ask(1, new Request.Ping());
        endOfTurn();
        assertThat(out).isEmpty();
        journal.commitAll();
        endOfTurn();
        assertThat(out).hasSize(3);
        assertThat(out.get(1)).isEqualTo(parked);
    }

    @Test
    void aTurnWithoutEventsAppendsNothing() {
        submit(1, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        ask(1, new Request.Ping());
        endOfTurn();
        assertThat(journal.appends).isEmpty();
        assertThat(out).hasSize(1);
    }

    private List<String> answers() {
        return out.stream()
                .map(effect -> effect instanceof Effect.Reply reply
                        ? reply.session() + " "
                                + (reply.message() instanceof ServerMessage.Failed failed
                                        ? failed.error().code()
                                        : "ok")
                        : effect.getClass().getSimpleName())
                .toList();
    }

    /** Everybody is there, and everything is stored. */
    private void settled() {
        submit(0, new Input.Opened());
        register(1, "ann");
        register(2, "bob");
        journal.prompt(true);
        endOfTurn();
        journal.prompt(false);
        out.clear();
    }

    @Test
    void whatIsNotStoredIsAnsweredSoToldNobodyAndMemoryGoesBack() {
        settled();
        String stored = sequencer.world().state().describe();
        ask(1, Requests.send("lobby", "stored"));
        endOfTurn();
        journal.commitAll();
        String later = sequencer.world().state().describe();
        ask(1, Requests.send("lobby", "not stored"));
        ask(2, Requests.newest("lobby"));
        ask(2, new Request.Create("tea", null, false));
        endOfTurn();
        assertThat(answers()).containsExactly("1 ok", "Deliver");
        out.clear();
        journal.fail();
        endOfTurn();
        assertThat(answers()).containsExactly("1 storage_failed", "2 storage_failed", "2 storage_failed");
        assertThat(((ServerMessage.Failed) ((Effect.Reply) out.get(0)).message()).re())
                .isEqualTo(RE);
        assertThat(sequencer.world().state().describe()).isEqualTo(later).isNotEqualTo(stored);
    }

    @Test
    void anAccountWhoseDeletionIsNotStoredIsThereAgainAndItsUserSignedIn() {
        settled();
        endOfTurn();
        String stored = sequencer.world().state().describe();
        submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("bob"));
        assertThat(sequencer.world().state().account("bob")).isNull();
        assertThat(sequencer.world().presence().online("bob")).isNull();
        endOfTurn();
        out.clear();
        journal.fail();
        endOfTurn();
        assertThat(sequencer.world().state().describe()).isEqualTo(stored);
        assertThat(sequencer.world().presence().online("bob")).isNotNull();
        assertThat(sequencer.world().online(sequencer.world().state().room("lobby")))
                .containsExactlyInAnyOrder("ann", "bob");
        assertThat(out.stream().filter(Effect.Close.class::isInstance))
                .as("the connection ends all the same, and may come back")
                .hasSize(1);
        submit(2, new Input.Disconnected());
        assertThat(sequencer.world().presence().online("bob")).isNull();
    }

    @Test
    void aRoomWhoseEndIsNotStoredIsThereAgain() {
        settled();
        ask(1, new Request.Create("tea", null, false));
        endOfTurn();
        journal.commitAll();
        endOfTurn();
        String stored = sequencer.world().state().describe();
        submit(Command.NO_SESSION, new Input.OperatorDeletedRoom("tea"));
        endOfTurn();
        out.clear();
        journal.fail();
        endOfTurn();
        assertThat(out).as("nobody is told").isEmpty();
        assertThat(sequencer.world().state().describe()).isEqualTo(stored);
        assertThat(sequencer.world().online(sequencer.world().state().room("tea")))
                .containsExactly("ann");
    }

    @Test
    void readingGoesOnAndWritingWhenTheStoreSaysSo() {
        settled();
        ask(1, Requests.send("lobby", "lost"));
        endOfTurn();
        journal.fail();
        endOfTurn();
        out.clear();
        String before = sequencer.world().state().describe();
        ask(1, Requests.send("lobby", "refused"));
        ask(1, Requests.newest("lobby"));
        ask(2, new Request.Logout());
        endOfTurn();
        assertThat(answers()).containsExactly("1 storage_failed", "1 ok", "2 storage_failed");
        assertThat(sequencer.world().presence().online("bob")).isNotNull();
        assertThat(sequencer.world().state().describe()).isEqualTo(before);
        out.clear();
        journal.resume();
        endOfTurn();
        ask(1, Requests.send("lobby", "stored again"));
        endOfTurn();
        assertThat(out).isEmpty();
        journal.commitAll();
        endOfTurn();
        assertThat(answers()).containsExactly("1 ok", "Deliver");
    }

    private void logIn(long session, String user, String token) {
        submit(session, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        submit(
                session,
                new Input.PasswordChecked(
                        RE, user, "hash", true, null, true, new FreshToken("t-" + token, TokenHash.of("t-" + token))));
    }

    @Test
    void whoSignsInWhenTheDiskTurnsOutToBeFullIsLetInAllTheSame() {
        settled();
        ask(1, Requests.send("lobby", "lost"));
        logIn(3, "ann", "new");
        endOfTurn();
        journal.fail();
        endOfTurn();
        endOfTurn();
        assertThat(answers()).as("and others hear where ann is").containsExactly("1 storage_failed", "Deliver", "3 ok");
        assertThat(sequencer.world().presence().session(3).login().user()).isEqualTo("ann");
    }

    @Test
    void aTokenThatCannotBeStoredHoldsUntilTheServerEnds() {
        settled();
        ask(1, Requests.send("lobby", "lost"));
        endOfTurn();
        journal.fail();
        endOfTurn();
        out.clear();
        logIn(3, "bob", "lent");
        ask(3, Requests.newest("lobby"));
        submit(4, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        ask(4, new Request.Login(null, null, "t-lent", null, null));
        endOfTurn();
        assertThat(answers()).containsExactly("3 ok", "3 ok", "4 ok");
        journal.resume();
        journal.prompt(true);
        endOfTurn();
        out.clear();
        submit(5, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        ask(5, new Request.Login(null, null, "t-lent", null, null));
        submit(3, new Input.PasswordReplaced(RE, "hash", "other"));
        submit(6, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        ask(6, new Request.Login(null, null, "t-lent", null, null));
        ask(3, new Request.Logout());
        submit(7, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        ask(7, new Request.Login(null, null, "t-lent", null, null));
        endOfTurn();
        assertThat(answers()).containsExactly("5 ok", "3 ok", "Close", "6 ok", "3 ok", "7 bad_credentials");
    }

    @Test
    void whoIsInNoRoomComesIntoTheLobbyWhenThatCanBeStored() {
        settled();
        ask(2, new Request.Leave("lobby"));
        journal.prompt(true);
        endOfTurn();
        journal.prompt(false);
        ask(1, Requests.send("lobby", "lost"));
        endOfTurn();
        journal.fail();
        endOfTurn();
        out.clear();
        logIn(3, "bob", "lent");
        endOfTurn();
        assertThat(answers()).containsExactly("3 ok");
        assertThat(sequencer.world().state().account("bob").rooms()).isEmpty();
        journal.resume();
        journal.prompt(true);
        endOfTurn();
        submit(0, new Input.Opened());
        endOfTurn();
        assertThat(sequencer.world().state().account("bob").rooms()).containsExactly("lobby");
        assertThat(answers()).containsExactly("3 ok", "Deliver");
    }

    @Test
    void whoCameOrWentByWhatIsNotStoredIsWhereTheyWere() {
        settled();
        register(3, "cy");
        ask(2, new Request.Logout());
        ask(1, new Request.Away("tea"));
        endOfTurn();
        assertThat(sequencer.world().presence().everyone()).containsOnlyKeys("ann", "cy");
        journal.fail();
        endOfTurn();
        assertThat(answers()).containsExactly("3 storage_failed", "2 storage_failed", "1 storage_failed");
        assertThat(sequencer.world().presence().everyone()).containsOnlyKeys("ann", "bob");
        assertThat(sequencer.world().presence().online("ann").away()).isNull();
        assertThat(sequencer.world().state().account("cy")).isNull();
        assertThat(sequencer
                        .world()
                        .audience(sequencer.world().state().room("lobby"))
                        .size())
                .isEqualTo(2);
        journal.resume();
        journal.prompt(true);
        endOfTurn();
        out.clear();
        ask(2, Requests.send("lobby", "still here"));
        submit(3, new Input.PasswordHashed(RE, new Name("cy", "cy"), "hash", null, new FreshToken("t-cy", "h-cy")));
        endOfTurn();
        assertThat(answers()).containsExactly("2 ok", "Deliver", "Deliver", "3 ok", "Deliver");
    }

    @Test
    void whoHungUpMeanwhileIsGoneForGood() {
        settled();
        ask(2, new Request.Logout());
        submit(2, new Input.Disconnected());
        submit(1, new Input.Disconnected());
        endOfTurn();
        journal.fail();
        endOfTurn();
        assertThat(answers()).containsExactly("2 storage_failed");
        assertThat(sequencer.world().presence().everyone()).isEmpty();
        assertThat(sequencer.world().presence().sessions()).isEmpty();
    }

    @Test
    void othersAreToldAnewWhoIsOnline() {
        settled();
        register(3, "cy");
        register(4, "dan");
        journal.prompt(true);
        endOfTurn();
        journal.prompt(false);
        out.clear();
        // Of ann it was to be said that she is offline, which is true; of bob it will not be.
        ask(1, new Request.Logout());
        submit(1, new Input.Disconnected());
        ask(2, new Request.Logout());
        register(5, "eve");
        submit(5, new Input.Disconnected());
        endOfTurn();
        journal.fail();
        endOfTurn();
        endOfTurn();
        assertThat(out.stream().filter(Effect.Deliver.class::isInstance).map(effect -> ((Effect.Deliver) effect)
                        .event()))
                .as("and not a word of eve, who never was")
                .containsExactlyInAnyOrder(
                        new ServerEvent.Presence("ann", false, null), new ServerEvent.Presence("bob", true, null));
    }

    @Test
    void whoIsAwayIsSoAfterALogoutThatWasNotStored() {
        settled();
        ask(1, new Request.Away("tea"));
        ask(1, new Request.Logout());
        endOfTurn();
        journal.commit(0);
        endOfTurn();
        assertThat(sequencer.world().presence().online("ann")).isNull();
        journal.fail();
        endOfTurn();
        assertThat(sequencer.world().presence().online("ann").away()).isEqualTo("tea");
    }

    @Test
    void aPasswordIsNotTakenWhereALogoutWasNotStored() {
        settled();
        ask(1, new Request.Logout());
        endOfTurn();
        journal.fail();
        endOfTurn();
        journal.resume();
        journal.prompt(true);
        endOfTurn();
        out.clear();
        // What was asked right behind the logout comes back from the worker.
        submit(1, new Input.PasswordHashed(RE, new Name("cy", "cy"), "hash", null, new FreshToken("t-cy", "h-cy")));
        submit(1, new Input.PasswordChecked(RE, "bob", "hash", true, null, true, new FreshToken("t2", "h2")));
        endOfTurn();
        assertThat(answers()).containsExactly("1 already_logged_in", "1 already_logged_in");
        assertThat(sequencer.world().presence().everyone()).containsOnlyKeys("ann", "bob");
    }

    @Test
    void nobodyIsToldWhatTheOperatorDidIfItIsNotStored() {
        settled();
        submit(0, new Input.OperatorClearedHistory("lobby"));
        submit(0, new Input.OperatorSaid("The disk is nearly full."));
        endOfTurn();
        journal.fail();
        endOfTurn();
        assertThat(out).singleElement().isInstanceOfSatisfying(Effect.Deliver.class, deliver -> assertThat(
                        deliver.event())
                .isEqualTo(new ServerEvent.Notice("The disk is nearly full.", null)));
    }

    @Test
    void aKeyThatWasNotStoredIsFreeAgainAndOneThatWasIsNot() {
        settled();
        ask(1, Requests.send("lobby", "first", "k1"));
        endOfTurn();
        journal.commitAll();
        ask(1, Requests.send("lobby", "second", "k2"));
        endOfTurn();
        journal.fail();
        endOfTurn();
        journal.resume();
        journal.prompt(true);
        endOfTurn();
        out.clear();
        long before = sequencer.world().state().position();
        ask(1, Requests.send("lobby", "first", "k1"));
        assertThat(sequencer.world().state().position()).isEqualTo(before);
        submit(1, new Input.Asked(RE, Requests.send("lobby", "second", "k2")).with(new Answer.SentWith(null)));
        assertThat(sequencer.world().state().position()).isEqualTo(before + 1);
    }

    @Test
    void whatCannotBeAppliedEndsIt() {
        sequencer = sequencer(0);
        submit(0, new Input.Opened());
        assertThatThrownBy(() -> register(1, "ann")).isInstanceOf(FailStop.class);
        assertThat(sequencer.waiting()).isZero();
    }

    @Test
    void aBugInDecidingIsAnsweredAndChangesNothing() {
        submit(0, new Input.Opened());
        submit(1, new Input.Connected("127.0.0.1:1", "127.0.0.1"));
        String before = sequencer.world().state().describe();
        // What no client can ask.
        submit(1, new Input.Asked(RE, null));
        journal.prompt(true);
        endOfTurn();
        assertThat(out).singleElement().isInstanceOfSatisfying(Effect.Reply.class, reply -> assertThat(reply.message())
                .isInstanceOfSatisfying(ServerMessage.Failed.class, failed -> {
                    assertThat(failed.re()).isEqualTo(RE);
                    ErrorReply error = failed.error();
                    assertThat(error.is(ErrorCode.INTERNAL)).isTrue();
                }));
        assertThat(sequencer.world().state().describe()).isEqualTo(before);
    }
}
