package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
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
    void allWindowsOfAPersonCountTheSame() {
        comesBackTo(70);
        ann.says("/join lobby");
        PaperServer.Wire carl = server.actor("carl");
        for (int i = 0; i < 80; i++) {
            server.ask(carl, new Request.Join("tea", false, null, 0));
            server.ask(carl, new Request.Send("tea", "carl " + i, null, null, null));
            server.ask(carl, new Request.Leave("tea"));
        }
        ann.settle();
        Person other = new Person(server, "ann");
        other.happen(new Event.Started(false));
        other.settle();
        other.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
        other.settle();
        assertThat(ann.in("tea").unread().messages()).isEqualTo(150);
        assertThat(other.in("tea").unread().messages()).isEqualTo(150);

        ann.says("/join tea");
        ann.presses("Alt-u");
        ann.wait(2);
        other.settle();
        int left = ann.in("tea").unread().messages();
        assertThat(left).isLessThan(150).isPositive();
        assertThat(other.in("tea").unread().messages()).isEqualTo(left);

        ann.lose();
        ann.wait(30);
        assertThat(ann.in("tea").unread().messages()).isEqualTo(left);
        ann.says("/read");
        ann.wait(2);
        other.settle();
        assertThat(other.in("tea").unread().isEmpty()).isTrue();
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
