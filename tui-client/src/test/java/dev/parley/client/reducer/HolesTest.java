package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Line;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Much was said while there was no connection: a hole shows where it is missing, and is filled by who comes there. */
class HolesTest {

    private static final int MISSED = 3_000;

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void says(int count) {
        for (int i = 0; i < count; i++) {
            server.ask(bob, new Request.Send("lobby", "word " + i, null, null, null));
        }
    }

    private void missMuch() {
        says(30);
        ann.settle();
        ann.presses("Alt-1");
        ann.lose();
        says(MISSED);
        ann.wait(30);
    }

    private List<String> lines() {
        List<String> all = new ArrayList<>();
        Scrollback lines = ann.in("lobby").log().lines();
        for (long i = lines.begin(); i < lines.end(); i++) {
            if (lines.at(i) instanceof Line.Hole hole) {
                all.add("hole " + hole.from() + " to " + hole.to());
            }
        }
        return all;
    }

    private void isWhole() {
        assertThat(lines()).isEmpty();
        List<Entry> held = ann.entries("lobby");
        List<Entry> truth = server.entries("ann", "lobby");
        int first = (int) held.get(0).seq();
        assertThat(held).isEqualTo(truth.subList(first - 1, truth.size()));
    }

    @Test
    void theNewestPageIsThereAtOnceAndTheRestIsAHole() {
        missMuch();
        assertThat(lines()).hasSize(1);
        assertThat(ann.texts("lobby")).endsWith("word " + (MISSED - 1));
        assertThat(ann.in("lobby").scroll()).isNull();
    }

    @Test
    void whoScrollsUpReadsThroughItWithoutAJump() {
        missMuch();
        for (int i = 0; i < 400 && !lines().isEmpty(); i++) {
            ann.presses("PgUp");
        }
        isWhole();
    }

    @Test
    void whatIsInViewStaysInViewWhileAHoleIsFilled() {
        missMuch();
        ann.presses("PgUp", "PgUp");
        long before = bottomSeq();
        assertThat(lines()).hasSize(1);
        ann.happen(new Event.Tick(ann.model.now().plusMillis(10)));
        ann.settle();
        assertThat(bottomSeq()).isEqualTo(before);
    }

    /** Of the lowest entry in view. */
    private long bottomSeq() {
        ScrollPlace place = ann.in("lobby").scroll();
        assertThat(place).isNotNull();
        Scrollback lines = ann.in("lobby").log().lines();
        return ((Line.Said) lines.at(place.line())).entry().seq();
    }

    @Test
    void whoComesFromAboveReadsOnFromThere() {
        missMuch();
        ann.presses("Home");
        long oldest = ann.in("lobby").log().first();
        assertThat(oldest).isLessThan(40);
        for (int i = 0; i < 1_000 && ann.in("lobby").scroll() != null; i++) {
            ann.presses("PgDn");
        }
        assertThat(ann.in("lobby").scroll()).isNull();
        isWhole();
    }

    @Test
    void homeGoesToTheFirstThingThatWasSaidHoweverFarBackThatIs() {
        ann.lose();
        says(MISSED);
        Person fresh = Person.signedIn(server, "cyd");
        assertThat(fresh.in("lobby").log().first()).isGreaterThan(MISSED - 1_000);
        fresh.presses("Home");
        assertThat(fresh.in("lobby").log().first()).isEqualTo(1);
        assertThat(fresh.in("lobby").log().older()).isFalse();
        assertThat(fresh.in("lobby").log().holes()).isEqualTo(1);
        ScrollPlace top = fresh.in("lobby").scroll();
        assertThat(top).isNotNull();
        assertThat(top.line() - fresh.in("lobby").log().lines().begin()).isLessThan(40);
        for (int i = 0; i < 1_000 && fresh.in("lobby").scroll() != null; i++) {
            fresh.presses("PgDn");
        }
        assertThat(fresh.in("lobby").log().holes()).isZero();
        assertThat(fresh.entries("lobby")).isEqualTo(server.entries("cyd", "lobby"));
    }

    @Test
    void homeWhileOlderOnesAreOnTheirWayLeavesNothingOut() {
        ann.lose();
        says(MISSED);
        Person fresh = Person.signedIn(server, "cyd");
        // Near enough to the oldest line for the page before it to be asked for, and at once back to the very first.
        fresh.pressesAtOnce("PgUp", "PgUp", "PgUp", "PgUp", "PgUp", "Home");
        assertThat(fresh.in("lobby").log().first()).isEqualTo(1);
        for (int i = 0; i < 1_000 && fresh.in("lobby").scroll() != null; i++) {
            fresh.presses("PgDn");
        }
        assertThat(fresh.entries("lobby")).isEqualTo(server.entries("cyd", "lobby"));
    }

    @Test
    void allThatWasMissedCountsAsUnread() {
        ann.says("/join tea");
        server.ask(bob, new Request.Send("lobby", "one", null, null, null));
        ann.settle();
        ann.lose();
        says(MISSED);
        server.ask(bob, new Request.Send("lobby", "@ann at last", null, null, null));
        ann.wait(30);
        assertThat(lines()).hasSize(1);
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(MISSED + 2);
        assertThat(ann.in("lobby").unread().mentions()).isEqualTo(1);
    }

    @Test
    void aHoleThatTheServerDoesNotTellIsAskedForAgainNotAtOnce() {
        missMuch();
        ann.effects.clear();
        server.busy = true;
        ann.presses("PgUp", "PgUp", "PgUp", "PgUp");
        ann.wait(10);
        long asked = ann.effects.stream()
                .filter(e -> e instanceof Effect.Ask ask && ask.request() instanceof Request.History)
                .count();
        assertThat(asked).isBetween(1L, 12L);
        server.busy = false;
        ann.wait(10);
        for (int i = 0; i < 1_000 && ann.in("lobby").scroll() != null; i++) {
            ann.presses("PgDn");
        }
        isWhole();
    }
}
