package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However much is said, a client holds a bounded part of it. */
class RetainingTest {

    private static final List<String> ROOMS = List.of("tea", "garden", "kitchen");
    private static final String LONG = "x".repeat(4000);

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void allTogetherHoldABoundedAmountAndTheRoomInViewLosesNothing() {
        flood();
        assertThat(held()).isLessThanOrEqualTo(Retaining.MOST_BYTES);
        assertThat(ann.in("kitchen").log().lines().bytes()).isGreaterThan(Scrollback.MOST_BYTES * 9 / 10);
        assertThat(ROOMS.stream().mapToInt(room -> ann.in(room).log().lines().size()))
                .allMatch(lines -> lines >= Retaining.KEPT_LINES);
    }

    @Test
    void whatWasLetGoComesAgainForWhoScrollsThere() {
        flood();
        Conversation smallest = ann.in("tea").log().lines().bytes()
                        < ann.in("garden").log().lines().bytes()
                ? ann.in("tea")
                : ann.in("garden");
        long first = smallest.log().first();
        assertThat(smallest.log().older()).isTrue();
        ann.says("/join " + smallest.name());
        for (int i = 0; i < 10_000 && ann.in(smallest.key()).log().first() > first - 100; i++) {
            ann.presses("PgUp");
        }
        Scrollback lines = ann.in(smallest.key()).log().lines();
        long seq = ann.in(smallest.key()).log().first();
        assertThat(seq).isLessThanOrEqualTo(first - 100);
        for (long i = lines.begin(); i < lines.end(); i++) {
            if (lines.at(i) instanceof Line.Said said) {
                assertThat(said.entry().seq()).isEqualTo(seq++);
            }
        }
    }

    /** More than everything together may hold; the last room is the one in view. */
    private void flood() {
        for (String room : ROOMS) {
            ann.says("/join " + room);
            server.ask(bob, new Request.Join(room, false, null, 0));
            for (int i = 0; i < 1200; i++) {
                server.ask(bob, new Request.Send(room, LONG + i, null, null, null));
                ann.settle();
            }
        }
    }

    private long held() {
        return ann.model.conversations().all().stream()
                .mapToLong(c -> c.log().lines().bytes())
                .sum();
    }
}
