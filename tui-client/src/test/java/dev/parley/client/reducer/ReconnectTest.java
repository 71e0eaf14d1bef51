package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconnectTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void whatWasSaidMeanwhileIsThereOnce() {
        ann.says("before");
        ann.lose();
        for (int i = 0; i < 120; i++) {
            server.ask(bob, new Request.Send("lobby", "meanwhile " + i, null, null, null));
        }
        server.pageLimit = 50;
        ann.wait(3);
        assertThat(ann.model.isOnline()).isTrue();
        assertThat(ann.entries("lobby")).isEqualTo(server.entries("ann", "lobby"));
    }

    @Test
    void anEntryFarBeyondTheLogIsAskedForOnceAndNotForEver() {
        long last = ann.in("lobby").log().last();
        ann.happen(new Event.FromServer(
                new Entry.Message("lobby", last + 1_000, server.now, "bob", "from nowhere", null, null, null)));
        ann.settle();
        assertThat(ann.in("lobby").log().isBehind()).isFalse();
        server.ask(bob, new Request.Send("lobby", "as ever", null, null, null));
        ann.settle();
        assertThat(ann.texts("lobby")).containsExactly("as ever");
    }

    @Test
    void whatIsWrittenWithoutAConnectionIsSentOnceInOrder() {
        ann.lose();
        ann.says("one").says("two").says("three");
        assertThat(ann.in("lobby").outgoing()).hasSize(3);
        ann.wait(3);
        assertThat(server.texts("ann", "lobby")).containsExactly("one", "two", "three");
        assertThat(ann.in("lobby").outgoing()).isEmpty();
    }

    @Test
    void aMessageWhoseReplyWasLostIsWrittenOnce() {
        ann.happen(new Event.Typed("did you get it?"));
        server.step(ann.wire);
        ann.lose();
        ann.wait(3);
        assertThat(server.texts("ann", "lobby")).containsExactly("did you get it?");
        assertThat(ann.texts("lobby")).containsExactly("did you get it?");
    }

    @Test
    void theWaitDoublesUpToHalfAMinuteAndStartsOverWhenItWorks() {
        ann.reachable = false;
        ann.lose();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Connection.Waiting waiting = (Connection.Waiting) ann.model.connection();
            waits.add(Duration.between(ann.model.now(), waiting.until()).toMillis());
            ann.happen(new Event.Tick(waiting.until()));
            ann.settle();
        }
        assertThat(waits).containsExactly(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
        ann.reachable = true;
        ann.wait(31 + 10);
        assertThat(ann.model.isOnline()).isTrue();
        ann.lose();
        Connection.Waiting again = (Connection.Waiting) ann.model.connection();
        assertThat(Duration.between(ann.model.now(), again.until())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatTakesInAndDropsIsAskedLessAndLess() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ann.lose();
            Connection.Waiting waiting = (Connection.Waiting) ann.model.connection();
            waits.add(Duration.between(ann.model.now(), waiting.until()).toMillis());
            ann.happen(new Event.Tick(waiting.until()));
            ann.settle();
            assertThat(ann.model.isOnline()).isTrue();
            ann.wait(1);
        }
        assertThat(waits).containsExactly(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
        ann.wait(9);
        ann.lose();
        Connection.Waiting again = (Connection.Waiting) ann.model.connection();
        assertThat(Duration.between(ann.model.now(), again.until())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theServersOwnWishIsKept() {
        ann.happen(new Event.LinkDown("Back soon.", true, 5000L, 0));
        Connection.Waiting waiting = (Connection.Waiting) ann.model.connection();
        assertThat(Duration.between(ann.model.now(), waiting.until())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void itIsToldWhenTheNextTryIsDueAndEachSecondUntilThen() {
        ann.reachable = false;
        ann.lose();
        assertThat(ann.model.nextDeadline()).contains(ann.model.now().plusSeconds(1));
    }

    @Test
    void aCommandWithoutItsAnswerIsSaidToHaveFailed() {
        ann.happen(new Event.Typed("/list rooms"));
        ann.lose();
        assertThat(ann.status())
                .isEqualTo("The connection was lost before the answer to 'rooms' came: The connection was lost.");
    }

    @Test
    void aCommandWithoutAConnectionSaysSo() {
        ann.reachable = false;
        ann.lose();
        ann.says("/join tea");
        assertThat(ann.status()).isEqualTo("No connection. Try /join again when it is back.");
    }

    @Test
    void aServerThatHasForgottenAsksForThePasswordAgain() {
        ann.says("old news");
        server.forget();
        ann.lose();
        ann.wait(2);
        assertThat(ann.model.form()).isNotNull();
        assertThat(ann.model.form().error()).contains("sign in again");
        ann.types("a password");
        ann.presses("Tab", "Right", "Enter");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.texts("lobby")).isEmpty();
        assertThat(ann.entries("lobby")).isEqualTo(server.entries("ann", "lobby"));
    }

    @Test
    void whoLostARoomMeanwhileIsTold() {
        ann.says("/join tea");
        PaperServer.Wire other = server.connect();
        server.ask(other, new Request.Login("ann", "a password", null, null, null));
        ann.lose();
        server.ask(other, new Request.Leave("tea"));
        ann.wait(2);
        assertThat(ann.model.conversations().get("tea")).isNull();
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void aBusyServerIsAskedAgainLaterAndTheOrderStays() {
        server.busy = true;
        ann.says("one").says("two");
        assertThat(server.texts("ann", "lobby")).isEmpty();
        server.busy = false;
        ann.wait(3);
        assertThat(server.texts("ann", "lobby")).containsExactly("one", "two");
    }

    @Test
    void aConversationThatIsNotKnownIsOpenedWhenItFallsBehind() {
        server.ask(bob, new Request.Send("@ann", "psst", null, null, null));
        ann.wire.said.clear();
        ann.happen(new Event.FromServer(new ServerEvent.Behind("@bob", 1)));
        ann.settle();
        assertThat(ann.texts("@bob")).containsExactly("psst");
        assertThat(ann.in("@bob").unread().messages()).isEqualTo(1);
        server.ask(bob, new Request.Send("@ann", "are you there?", null, null, null));
        ann.settle();
        assertThat(ann.texts("@bob")).containsExactly("psst", "are you there?");
    }

    @Test
    void quittingEndsTheConnectionFirst() {
        ann.effects.clear();
        ann.says("/quit");
        assertThat(ann.effects).containsExactly(new Effect.Disconnect(), new Effect.Quit());
    }

    /** A note carries the time of the machine's clock, and a wait does not. */
    @Test
    void aClockThatIsSetBackDelaysNothingAndIsShown() {
        Person person = Person.signedIn(server, "dora");
        Instant steady = person.model.now();
        Instant wall = steady.minus(Duration.ofHours(2));
        person.happen(new Event.Tick(steady, wall));
        person.says("/help nosuch").says("/who");
        Scrollback lines = person.in("lobby").log().lines();
        assertThat(lines.at(lines.end() - 1).at()).isEqualTo(wall);
        person.reachable = false;
        person.lose();
        person.happen(new Event.Tick(steady.plusSeconds(30), wall.minus(Duration.ofHours(3))));
        assertThat(person.effects).contains(new Effect.Connect("127.0.0.1:5000"));
    }

    @Test
    void whoAskedToConnectAgainIsToldThatItDidNotGo() {
        ann.reachable = false;
        ann.lose();
        ann.says("/reconnect");
        assertThat(ann.model.connection()).isInstanceOf(Connection.Waiting.class);
        assertThat(ann.status()).isEqualTo("No Parley server answers.");
    }
}
