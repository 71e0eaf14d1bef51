package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Redaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server has deleted goes from the screen. */
class ClearingTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void cleared(String room, long firstSeq) {
        ann.happen(new Event.FromServer(new ServerEvent.Cleared(room, firstSeq)));
        ann.settle();
    }

    @Test
    void whatIsDeletedIsNoLongerShownAndTheRestIs() {
        ann.says("one").says("two").says("three");
        long last = ann.in("lobby").log().last();
        cleared("lobby", last);
        assertThat(ann.texts("lobby")).containsExactly("three");
        assertThat(ann.in("lobby").log().older()).isFalse();
        cleared("lobby", last + 1);
        assertThat(ann.texts("lobby")).isEmpty();
        ann.says("four");
        assertThat(ann.texts("lobby")).containsExactly("four");
    }

    @Test
    void whatIsDeletedIsNotUnread() {
        ann.says("/join tea");
        for (int i = 0; i < 5; i++) {
            server.ask(bob, new Request.Send("lobby", "unread " + i, null, null, null));
        }
        ann.settle();
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(5);
        cleared("lobby", ann.in("lobby").log().last());
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(1);
    }

    @Test
    void aRoomThatIsNotKnownIsNoneToClear() {
        cleared("nowhere", 5);
        assertThat(ann.model.conversations().get("nowhere")).isNull();
    }

    @Test
    void whatADeletedUserWroteLeavesTheScreenAndTheRestStays() {
        server.ask(bob, new Request.Send("lobby", "secret", null, null, null));
        ann.settle();
        ann.says("open");
        Entry open = ann.entries("lobby").get(ann.entries("lobby").size() - 1);
        ann.happen(new Event.FromServer(
                new Entry.Reacted("lobby", open.seq() + 1, AT, "bob", open.seq(), "👍", true, null)));
        ann.happen(new Event.FromServer(new ServerEvent.Forgotten("bob", 9)));
        ann.settle();
        assertThat(ann.texts("lobby")).containsExactly("", "open");
        assertThat(ann.entries("lobby").toString()).doesNotContain("bob").contains(Redaction.NOBODY);
        assertThat(ann.model.session().forgotten()).isEqualTo(9);
    }

    @Test
    void whoWasAwayReadsAgainWhatWasDeletedMeanwhile() {
        server.ask(bob, new Request.Send("lobby", "secret", null, null, null));
        ann.settle();
        ann.says("open");
        ann.lose();
        server.forget("bob", "lobby");
        ann.wait(3);
        assertThat(ann.texts("lobby")).containsExactly("", "open");
        assertThat(ann.in("lobby").unread().messages()).isZero();
    }

    @Test
    void aDirectConversationWhoseOtherSideIsDeletedIsClosed() {
        ann.says("/msg bob hello");
        long next = ann.in("@bob").log().last() + 1;
        ann.happen(new Event.FromServer(
                new Entry.Left("@bob", next, AT, "ann", LeaveReason.KICKED, null, "The account bob was deleted.")));
        ann.settle();
        assertThat(ann.model.conversations().get("@bob")).isNull();
        assertThat(ann.status()).contains("The account bob was deleted.");
    }

    @Test
    void aRoomThatIsNoMoreIsClosedAlsoWhereOnlyAPageSaysSo() {
        ann.says("/join tea");
        ann.says("/join ale");
        long last = ann.in("tea").log().last();
        server.remove("tea");
        ann.happen(new Event.FromServer(new ServerEvent.Behind("tea", last + 5)));
        ann.settle();
        assertThat(ann.model.conversations().get("tea")).isNull();
    }

    @Test
    void aHoleEndsWhereTheLogBegins() {
        Log log = Log.EMPTY
                .start(List.of(said(1), said(2)), 2, false)
                .leap(List.of(said(20), said(21)), 21)
                .from(10);
        assertThat(log.lines().at(log.lines().begin())).isEqualTo(new Line.Hole(AT, 10, 19));
        assertThat(log.first()).isEqualTo(10);
        assertThat(log.holes()).isEqualTo(1);
        Log all = log.from(20);
        assertThat(all.holes()).isZero();
        assertThat(all.first()).isEqualTo(20);
        assertThat(all.lines().size()).isEqualTo(2);
    }

    private static Entry said(long seq) {
        return new Entry.Message("lobby", seq, AT, "bob", "text " + seq, null, null, null);
    }
}
