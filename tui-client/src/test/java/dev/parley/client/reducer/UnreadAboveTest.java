package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** More is unread than the screen shows. */
class UnreadAboveTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void comesBackTo(int messages) {
        ann.resize(80, 24);
        server.ask(bob, new Request.Join("tea", true, null, 0));
        ann.settle();
        ann.says("/join tea").says("/join lobby");
        for (int i = 1; i <= messages; i++) {
            server.ask(bob, new Request.Send("tea", "word " + i, null, null, null));
        }
        ann.settle();
        ann.says("/join tea");
    }

    private String screen() {
        return View.render(ann.model).toString();
    }

    @Test
    void whatWasNotInViewStaysUnreadAndAKeyLeadsThere() {
        comesBackTo(70);
        assertThat(ann.in("tea").unread().messages()).isEqualTo(70);
        assertThat(screen()).contains("↑ 70 new   Alt-u: first unread").contains("word 70");
        ann.presses("Alt-u");
        assertThat(screen()).contains("── new ──").contains("word 1 ").doesNotContain("↑ 70 new");
        int left = ann.in("tea").unread().messages();
        assertThat(left).isBetween(40, 55);
        ann.presses("PgDn");
        assertThat(ann.in("tea").unread().messages()).isLessThan(left);
        ann.presses("PgDn", "PgDn", "PgDn", "PgDn");
        assertThat(ann.in("tea").unread().isEmpty()).isTrue();
    }

    @Test
    void whatLeavesAHoleIsNotReadEither() {
        comesBackTo(70);
        ann.presses("PgUp", "PgDn", "End");
        assertThat(ann.in("tea").unread().messages()).isEqualTo(70);
        ann.says("/read");
        assertThat(ann.in("tea").unread().isEmpty()).isTrue();
        assertThat(screen()).doesNotContain("↑");
    }

    @Test
    void whatFitsOnTheScreenIsRead() {
        comesBackTo(10);
        assertThat(ann.in("tea").unread().isEmpty()).isTrue();
        ann.presses("Alt-u");
        assertThat(ann.status()).isEqualTo("Nothing is unread here.");
        ann.types("word");
        ann.presses("Ctrl-A", "Alt-u");
        assertThat(ann.draft()).isEqualTo("WORD|");
    }
}
