package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.createPrivate;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.decide.UnusedRooms;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms that a mistyped name made end by themselves; all others stay. */
class UnusedRoomsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("bob");

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    /** Looks at a room when it was empty for so long, by the time that is certain. */
    private List<Event> look(String room, Duration later, boolean silent) {
        return chat.submit(Command.NO_SESSION, new Input.RoomUnused(room, ChatFixture.START.plus(later), silent))
                .events();
    }

    private boolean ends(String room) {
        return look(room, DAY, false).equals(List.of(new Event.RoomEnded(room)));
    }

    private void typo(String room) {
        ann.ok(joinOrCreate(room));
        ann.ok(leave(room));
    }

    private Result.Joined joined(Client client, Request request) {
        return client.ok(request, Result.Joined.class);
    }

    @Test
    void aRoomThatNobodySpokeInAndNobodyIsInEndsAfterADay() {
        typo("Teh");
        assertThat(look("teh", DAY.minusMillis(1), false)).isEmpty();
        chat.hush();
        assertThat(ends("teh")).isTrue();
        assertThat(ann.told()).as("it concerns nobody").isEmpty();
        assertThat(ann.refusal(join("teh"))).isEqualTo("no_such_room");
        assertThat(ann.refusal(send("teh", "still in the outbox", "cid"))).isEqualTo("no_such_room");
        assertThat(ann.ok(new Request.Rooms(null), Result.RoomList.class).rooms())
                .extracting(Result.RoomSummary::room)
                .containsExactly("lobby");
        assertThat(look("teh", DAY, false)).as("there is no such room any more").isEmpty();
    }

    @Test
    void itsNameIsNobodysLookalikeAnyMore() {
        typo("modern");
        assertThat(ann.refusal(create("modem"))).isEqualTo("room_exists");
        assertThat(ends("modern")).isTrue();
        ann.ok(create("modem"));
    }

    @Test
    void theTimeThatIsCertainCountsAndNotTheClock() {
        typo("teh");
        chat.wait(Duration.ofDays(60));
        assertThat(look("teh", Duration.ofHours(1), false))
                .as("the clock has jumped")
                .isEmpty();
    }

    @Test
    void joinsLeavesAndTopicsAreNoWords() {
        ann.ok(new Request.Create("teh", "Topic one", false));
        ann.ok(new Request.Topic("teh", "Topic two"));
        bob.ok(join("teh"));
        bob.ok(leave("teh"));
        ann.ok(leave("teh"));
        assertThat(ends("teh")).isTrue();
    }

    @Test
    void aPrivateRoomEndsLikewise() {
        ann.ok(createPrivate("teh"));
        ann.ok(leave("teh"));
        assertThat(ends("teh")).isTrue();
    }

    @Test
    void aRoomWithAMemberStaysThoughTheMemberIsOffline() {
        ann.ok(create("teh"));
        ann.disconnect();
        assertThat(ends("teh")).isFalse();
        assertThat(chat.state().room("teh")).isNotNull();
    }

    @Test
    void theLobbyStaysThoughNobodyIsInIt() {
        ann.ok(leave("lobby"));
        bob.ok(leave("lobby"));
        assertThat(ends("lobby")).isFalse();
    }

    @Test
    void aRoomInWhichSomethingWasSaidStaysThoughItWasDeleted() {
        ann.ok(create("said"));
        ann.ok(send("said", "hi"));
        ann.ok(new Request.Delete("said", 2));
        ann.ok(leave("said"));
        assertThat(ends("said")).isFalse();
        chat.submit(Command.NO_SESSION, new Input.OperatorClearedHistory("said"));
        assertThat(ends("said")).isFalse();
        assertThat(look("said", DAY, true)).as("whatever the store has left").isEmpty();
    }

    @Test
    void aRoomWhoseJoinsWereClearedEndsAllTheSame() {
        typo("teh");
        chat.submit(Command.NO_SESSION, new Input.HistoryExpired(new LogId.RoomLog("teh"), 2));
        assertThat(ends("teh")).isTrue();
    }

    @Test
    void itsMakerMayMakeAnother() {
        typo("teh");
        bob.ok(joinOrCreate("teh"));
        bob.ok(leave("teh"));
        int made = chat.state().account("ann").roomsMade();
        assertThat(ends("teh")).isTrue();
        assertThat(chat.state().account("ann").roomsMade()).isEqualTo(made - 1);
        assertThat(chat.state().account("bob").roomsMade()).isZero();
    }

    @Test
    void theServersBoundCountsTheRoomsThatThereAre() {
        ChatFixture small = new ChatFixture(
                new Policy(
                        10, true, true, true, Map.of(), 2, 10, 10, Policy.SignIn.UNBOUNDED, Policy.PerUser.UNBOUNDED),
                100);
        Client one = small.register("one");
        one.ok(create("teh"));
        one.ok(leave("teh"));
        assertThat(one.refusal(create("tea"))).isEqualTo("forbidden");
        small.submit(Command.NO_SESSION, new Input.RoomUnused("teh", ChatFixture.START.plus(DAY), false));
        one.ok(create("tea"));
    }

    @Test
    void aRoomThatIsMadeUnderTheNameGoesOnCountingSoThatAnOldPositionMissesNothing() {
        typo("teh");
        assertThat(ends("teh")).isTrue();
        chat.wait(DAY);
        Result.Joined made = joined(bob, joinOrCreate("teh"));
        Entry.Joined entry = new Entry.Joined("teh", 3, chat.now(), "bob");
        assertThat(made.created()).isTrue();
        assertThat(made.entries()).containsExactly(entry);
        assertThat(made.lastSeq()).isEqualTo(3);
        assertThat(made.firstSeq()).isEqualTo(3);
        bob.ok(send("teh", "hello"));
        Result.Joined caughtUp = joined(ann, new Request.Join("teh", false, 2L, 50));
        assertThat(caughtUp.entries()).extracting(Entry::seq).containsExactly(3L, 4L, 5L);
        assertThat(caughtUp.firstSeq()).isEqualTo(3);
        assertThat(ann.ok(new Request.History("teh", 1L, null, null, 50), Result.Page.class)
                        .entries())
                .extracting(Entry::seq)
                .as("also from a position within what is gone")
                .containsExactly(3L, 4L, 5L);
        assertThat(ann.ok(new Request.History("teh", null, 3L, null, 50), Result.Page.class)
                        .entries())
                .as("nothing is asked of the store for what is gone")
                .isEmpty();
    }

    @Test
    void aPageThatIsAskedForWhileTheRoomIsMadeBeginsBehindAnOldPosition() {
        typo("teh");
        assertThat(ends("teh")).isTrue();
        Result.Joined made = joined(ann, new Request.Join("teh", true, 2L, 50));
        assertThat(made.entries()).extracting(Entry::seq).containsExactly(3L);
    }

    @Test
    void howeverOftenARoomEndsItsNumbersGoOn() {
        for (long last = 2; last <= 8; last += 2) {
            typo("teh");
            assertThat(chat.state().room("teh").entries().lastSeq()).isEqualTo(last);
            assertThat(ends("teh")).isTrue();
        }
        ann.ok(create("teh"));
        assertThat(chat.state().room("teh").entries().firstKept()).isEqualTo(9);
        assertThat(joined(ann, joinOrCreate("other")).firstSeq())
                .as("other names begin at 1")
                .isNull();
    }

    /** The same chat, as an older version's snapshot has it: it did not count messages. */
    private static State uncounted(ChatFixture chat) {
        State state = new State(new Keeping(100, Long.MAX_VALUE, true));
        chat.state().summary().map(UnusedRoomsTest::uncounted).forEach(state::apply);
        return state;
    }

    private static Restored uncounted(Restored one) {
        return one instanceof Restored.OfRoom room ? room.with(room.members(), room.log(), null, room.rules()) : one;
    }

    @Test
    void whereMemoryDoesNotKnowTheStoreIsAskedAndWhatWasDeletedMayHaveBeenAMessage() {
        typo("teh");
        typo("cleared");
        chat.submit(Command.NO_SESSION, new Input.HistoryExpired(new LogId.RoomLog("cleared"), 1));
        State state = uncounted(chat);
        Room teh = state.room("teh");
        assertThat(UnusedRooms.mayEnd(teh, ChatFixture.START.plus(DAY))).isTrue();
        assertThat(UnusedRooms.isSilent(teh)).isFalse();
        assertThat(UnusedRooms.mayEnd(state.room("cleared"), ChatFixture.START.plus(DAY)))
                .isFalse();
        Entry said = new Entry.Message("teh", 3, ChatFixture.START, "ann", "hi", null, null, null);
        state.apply(new Event.EntryWritten(new LogId.RoomLog("teh"), "ann", said, List.of()));
        assertThat(UnusedRooms.mayEnd(teh, ChatFixture.START.plus(DAY)))
                .as("said since")
                .isFalse();
    }

    @Test
    void whatTheStoreSaysIsNeededForARoomThatMemoryDoesNotKnowAll() {
        typo("teh");
        World old = new World(uncounted(chat), Duration.ofMinutes(1));
        assertThat(decided(old, false)).isEmpty();
        assertThat(decided(old, true)).containsExactly(new Event.RoomEnded("teh"));
    }

    private static List<Event> decided(World world, boolean silent) {
        Input look = new Input.RoomUnused("teh", ChatFixture.START.plus(DAY), silent);
        return new Decider(Policy.open())
                .decide(world, new Command(Command.NO_SESSION, ChatFixture.START, Duration.ZERO, look))
                .events();
    }
}
