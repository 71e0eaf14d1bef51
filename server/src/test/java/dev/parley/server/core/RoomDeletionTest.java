package dev.parley.server.core;

import static dev.parley.server.core.Requests.after;
import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.newest;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A room that ends while people are in it: because the operator deletes it, or because nothing happens in it for long. */
class RoomDeletionTest {

    private static final String WHY = "The operator of this server deleted the room.";

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("Ann");
    private final Client annToo = chat.login("ann");
    private final Client bob = chat.register("bob");
    private final Client carl = chat.register("carl");

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private Outcome delete(String room) {
        return chat.submit(Command.NO_SESSION, new Input.OperatorDeletedRoom(room));
    }

    private Entry last(String user, long seq, String why) {
        return new Entry.Left("Tea", seq, chat.now(), user, LeaveReason.KICKED, null, why);
    }

    private void tea() {
        ann.ok(create("Tea"));
        bob.ok(join("tea"));
        ann.ok(send("tea", "hot"));
        chat.hush();
    }

    @Test
    void everyConnectionOfEachMemberIsToldByALastEntryWithItsOwnName() {
        tea();
        assertThat(delete("TEA").events()).containsExactly(new Event.RoomEnded("tea"));
        assertThat(ann.told()).containsExactly(last("Ann", 4, WHY));
        assertThat(annToo.told()).containsExactly(last("Ann", 4, WHY));
        assertThat(bob.told()).containsExactly(last("bob", 4, WHY));
        assertThat(carl.told()).as("it is no matter of others").isEmpty();
    }

    @Test
    void theLobbyAndRoomsThatAreNotThereStayAsTheyAre() {
        assertThat(delete("lobby").events()).isEmpty();
        assertThat(delete("none").events()).isEmpty();
        assertThat(delete("no name").events()).isEmpty();
        assertThat(chat.state().room("lobby").members()).hasSize(3);
    }

    @Test
    void whoAsksForItAfterwardsIsToldThatThereIsNone() {
        tea();
        delete("tea");
        assertThat(ann.refusal(send("tea", "in flight", "cid"))).isEqualTo("no_such_room");
        assertThat(ann.refusal(after("tea", 2))).isEqualTo("no_such_room");
        assertThat(bob.refusal(join("tea"))).isEqualTo("no_such_room");
        assertThat(bob.refusal(leave("tea"))).isEqualTo("no_such_room");
        assertThat(bob.refusal(new Request.Search("hot", "tea", null, null, 50)))
                .isEqualTo("no_such_room");
        assertThat(ann.ok(new Request.Search("hot", null, null, null, 50), Result.Found.class)
                        .entries())
                .isEmpty();
        assertThat(chat.login("bob")
                        .ok(new Request.Rooms(null), Result.RoomList.class)
                        .rooms())
                .extracting(Result.RoomSummary::room)
                .containsExactly("lobby");
    }

    @Test
    void aClientThatWasAwayIsNotToldOfTheRoomWhenItComesBack() {
        tea();
        bob.disconnect();
        delete("tea");
        Result.SignedIn in = chat.connect()
                .ok(new Request.Login("bob", ChatFixture.PASSWORD, null, null, null), Result.SignedIn.class);
        assertThat(in.rooms()).extracting(Result.OwnRoom::room).containsExactly("lobby");
    }

    @Test
    void aRoomThatIsMadeUnderTheNameGoesOnBehindTheEntryThatToldOfTheEnd() {
        tea();
        delete("tea");
        Result.Joined made = carl.ok(joinOrCreate("tea"), Result.Joined.class);
        assertThat(made.created()).isTrue();
        assertThat(made.lastSeq()).isEqualTo(5);
        assertThat(made.firstSeq()).isEqualTo(5);
        Result.Joined caughtUp = ann.ok(new Request.Join("tea", false, 3L, 50), Result.Joined.class);
        assertThat(caughtUp.entries()).extracting(Entry::seq).containsExactly(5L, 6L);
        assertThat(ann.ok(new Request.History("tea", null, null, 3L, 50), Result.Page.class)
                        .entries())
                .as("around what is gone")
                .extracting(Entry::seq)
                .containsExactly(5L, 6L);
        assertThat(ann.ok(new Request.Search("hot", "tea", null, null, 50), Result.Found.class)
                        .entries())
                .isEmpty();
    }

    @Test
    void aKeyIsFreeAgainWithTheRoom() {
        tea();
        ann.ok(send("tea", "once", "key"));
        delete("tea");
        ann.ok(joinOrCreate("tea"));
        Result.Sent sent = ann.ok(send("tea", "once", "key"), Result.Sent.class);
        assertThat(sent.duplicate()).isNull();
        assertThat(ann.refusal(send("tea", "other", "key"))).isEqualTo("cid_reused");
    }

    @Test
    void aKeyOfHistoryThatWasClearedIsFreeAgainToo() {
        tea();
        ann.ok(send("tea", "once", "key"));
        chat.submit(Command.NO_SESSION, new Input.OperatorClearedHistory("tea"));
        assertThat(ann.ok(send("tea", "once", "key"), Result.Sent.class).duplicate())
                .isNull();
    }

    @Test
    void placesAndBytesAreGivenBack() {
        ChatFixture small = new ChatFixture(
                new Policy(
                        100,
                        true,
                        true,
                        true,
                        Map.of(),
                        100,
                        10,
                        10,
                        Policy.SignIn.UNBOUNDED,
                        new Policy.PerUser(1, 2, 0, 0)),
                100);
        Client one = small.register("one");
        Client two = small.register("two");
        long before = small.state().account("two").stored();
        one.ok(create("tea"));
        two.ok(join("tea"));
        two.ok(send("tea", "much"));
        assertThat(one.refusal(create("ale"))).isEqualTo("forbidden");
        assertThat(two.refusal(create("ale"))).isEqualTo("forbidden");
        small.submit(Command.NO_SESSION, new Input.OperatorDeletedRoom("tea"));
        for (String user : List.of("one", "two")) {
            Account account = small.state().account(user);
            assertThat(account.rooms()).containsExactly("lobby");
            assertThat(account.roomsMade()).isZero();
        }
        assertThat(small.state().account("two").stored()).isEqualTo(before);
        two.ok(create("ale"));
        one.ok(create("mate"));
        small.assertReplayGivesTheSame();
    }

    @Test
    void nobodyIsToldOfOthersPresenceByARoomThatIsNoMore() {
        tea();
        bob.ok(leave("lobby"));
        delete("tea");
        chat.hush();
        bob.ok(new Request.Away("out"));
        assertThat(ann.told()).isEmpty();
    }

    @Test
    void aRoomInWhichNothingHappensForLongEndsIfTheOperatorWantsSo() {
        tea();
        assertThat(quiet("tea", Duration.ofDays(7)).events())
                .as("not older than that")
                .isEmpty();
        chat.wait(Duration.ofDays(7));
        carl.ok(join("tea"));
        carl.ok(leave("tea"));
        chat.hush();
        chat.wait(Duration.ofDays(7));
        assertThat(quiet("tea", Duration.ofDays(7)).events())
                .as("any entry counts")
                .isEmpty();
        chat.wait(Duration.ofMillis(1));
        assertThat(quiet("lobby", Duration.ofDays(1)).events()).isEmpty();
        assertThat(quiet("none", Duration.ofDays(1)).events()).isEmpty();
        assertThat(quiet("tea", Duration.ofDays(7)).events()).containsExactly(new Event.RoomEnded("tea"));
        String why = "Nothing happened in the room for 7 days. The server deleted it.";
        assertThat(bob.told()).containsExactly(last("bob", 6, why));
        assertThat(bob.refusal(newest("tea"))).isEqualTo("no_such_room");
    }

    private Outcome quiet(String room, Duration days) {
        return chat.submit(
                Command.NO_SESSION, new Input.RoomQuiet(room, chat.now().minus(days), (int) days.toDays()));
    }

    @Test
    void aRoomWithVeryManyMembersEndsAtOnce() {
        chat.quick(true);
        ann.ok(create("crowd"));
        int many = 2_000;
        for (int i = 0; i < many; i++) {
            chat.register("user" + i).ok(join("crowd"));
        }
        chat.hush();
        Outcome outcome = delete("crowd");
        assertThat(outcome.events()).hasSize(1);
        assertThat(outcome.effects()).hasSize(many + 1).allMatch(Effect.Deliver.class::isInstance);
        assertThat(chat.state().account("user7").rooms()).containsExactly("lobby");
        List<ServerEvent> told = ann.told();
        assertThat(told).hasSize(1);
    }
}
