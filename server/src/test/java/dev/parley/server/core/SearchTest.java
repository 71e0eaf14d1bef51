package dev.parley.server.core;

import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Query;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who finds what, and what it is called. How words are found is the index's business. */
class SearchTest {

    private final ChatFixture chat = ChatFixture.open();
    private Client ann;
    private Client bob;

    @BeforeEach
    void talk() {
        ann = chat.register("Ann");
        bob = chat.register("Bob");
        ann.ok(new Request.Create("Tea", null, false));
        ann.ok(send("lobby", "green tea"));
        bob.ok(send("lobby", "black tea"));
        ann.ok(send("tea", "oolong tea"));
        bob.ok(send("@ann", "secret tea"));
    }

    private static Request search(String words) {
        return new Request.Search(words, null, null, null, 50);
    }

    private static List<String> found(Client client, Request request) {
        return client.ok(request, Result.Found.class).entries().stream()
                .map(entry -> entry.room() + " " + ((Entry.Message) entry).text())
                .toList();
    }

    @Test
    void eachFindsWhatEachMayReadNewestFirstAndCalledAsEachCallsIt() {
        assertThat(found(ann, search("tea")))
                .containsExactly("@Bob secret tea", "Tea oolong tea", "lobby black tea", "lobby green tea");
        assertThat(found(bob, search("tea"))).containsExactly("@Ann secret tea", "lobby black tea", "lobby green tea");
        assertThat(found(chat.register("cy"), search("tea"))).containsExactly("lobby black tea", "lobby green tea");
    }

    @Test
    void aRoomAndAnAuthorNarrowIt() {
        assertThat(found(ann, new Request.Search("tea", "TEA", null, null, 50))).containsExactly("Tea oolong tea");
        assertThat(found(ann, new Request.Search("tea", "@bob", null, null, 50)))
                .containsExactly("@Bob secret tea");
        assertThat(found(ann, new Request.Search("tea", null, "bob", null, 50)))
                .containsExactly("@Bob secret tea", "lobby black tea");
        assertThat(found(ann, new Request.Search("tea", "@ann", null, null, 50)))
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutAGapOrARepeat() {
        Result.Found first = ann.ok(new Request.Search("tea", null, null, null, 2), Result.Found.class);
        assertThat(first.entries()).hasSize(2);
        assertThat(first.next()).isNotNull();
        assertThat(found(ann, new Request.Search("tea", null, null, first.next(), 2)))
                .containsExactly("lobby black tea", "lobby green tea");
        assertThat(ann.ok(new Request.Search("tea", null, null, null, 0), Result.Found.class))
                .isEqualTo(new Result.Found(List.of(), null));
    }

    @Test
    void whatMayNotBeReadOrIsNotThereIsRefused() {
        assertThat(bob.refusal(new Request.Search("tea", "tea", null, null, 50)))
                .isEqualTo("not_a_member");
        assertThat(bob.refusal(new Request.Search("tea", "none", null, null, 50)))
                .isEqualTo("no_such_room");
        assertThat(bob.refusal(new Request.Search("tea", "@none", null, null, 50)))
                .isEqualTo("no_such_user");
        assertThat(bob.refusal(new Request.Search("tea", null, "none", null, 50)))
                .isEqualTo("no_such_user");
        assertThat(bob.refusal(search(" "))).isEqualTo("bad_query");
        assertThat(chat.connect().refusal(search("tea"))).isEqualTo("not_logged_in");
        chat.unreadable(true);
        assertThat(bob.refusal(search("tea"))).isEqualTo("storage_failed");
    }

    @Test
    void whoHasLeftMeanwhileFindsNothingThereAnyMore() {
        bob.ok(leave("lobby"));
        assertThat(found(bob, search("tea"))).containsExactly("@Ann secret tea");
        assertThat(chat.queries())
                .endsWith(
                        new Query.Search("bob", "tea", List.of(LogId.DirectLog.between("ann", "bob")), null, null, 50));
    }

    @Test
    void whatIsClearedLeavesTheScreensOfThoseWhoAreConnected() {
        chat.hush();
        chat.submit(Command.NO_SESSION, new Input.OperatorClearedHistory("Lobby"));
        assertThat(ann.told()).contains(new ServerEvent.Cleared("lobby", 5));
        ann.ok(send("lobby", "one"));
        ann.ok(send("@bob", "two"));
        chat.hush();
        chat.submit(Command.NO_SESSION, new Input.HistoryExpired(new LogId.RoomLog("lobby"), 5));
        chat.submit(Command.NO_SESSION, new Input.HistoryExpired(LogId.DirectLog.between("ann", "bob"), 1));
        assertThat(ann.told()).containsExactly(new ServerEvent.Cleared("lobby", 6), new ServerEvent.Cleared("@Bob", 2));
        assertThat(bob.told()).containsExactly(new ServerEvent.Cleared("lobby", 6), new ServerEvent.Cleared("@Ann", 2));
    }

    @Test
    void whatIsClearedIsNotFound() {
        chat.submit(Command.NO_SESSION, new Input.OperatorClearedHistory("Lobby"));
        assertThat(found(ann, search("tea"))).containsExactly("@Bob secret tea", "Tea oolong tea");
    }
}
