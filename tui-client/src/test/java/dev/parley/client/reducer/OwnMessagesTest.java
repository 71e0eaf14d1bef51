package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** What you wrote is read, from whichever window you wrote it. */
class OwnMessagesTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void says(PaperServer.Wire wire, String room, String text) {
        server.ask(wire, new Request.Send(room, text, null, null, null));
        ann.settle();
    }

    /** A window that tells nobody what it has read, as a script does. */
    private PaperServer.Wire script() {
        PaperServer.Wire wire = server.connect();
        server.ask(wire, new Request.Login("ann", "a password", null, "script", null));
        return wire;
    }

    private Person another() {
        Person window = new Person(server, "ann");
        window.happen(new Event.Started(false));
        window.settle();
        window.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
        return window.settle();
    }

    private static String screen(Person person) {
        person.resize(80, 24);
        return View.render(person.model).toString();
    }

    private void inTeaAndAway() {
        server.ask(bob, new Request.Join("tea", true, null, 0));
        ann.says("/join tea").says("/join lobby");
        ann.wait(2);
    }

    @Test
    void theLineStandsAboveTheFirstUnreadMessageOfOthers() {
        inTeaAndAway();
        PaperServer.Wire script = script();
        says(script, "tea", "mine first");
        says(bob, "tea", "bob one");
        says(script, "tea", "mine between");
        says(bob, "tea", "bob two");
        assertThat(ann.in("tea").unread().messages()).isEqualTo(2);
        ann.says("/join tea");
        assertThat(screen(ann)).containsSubsequence("mine first", "── new ──", "bob one", "mine between", "bob two");
    }

    @Test
    void aWindowThatOpensLaterShowsTheSame() {
        inTeaAndAway();
        ann.lose();
        PaperServer.Wire script = script();
        says(script, "lobby", "mine first");
        says(bob, "lobby", "bob one");
        says(script, "lobby", "mine between");
        Person window = another();
        assertThat(screen(window)).containsSubsequence("mine first", "── new ──", "bob one", "mine between");
    }

    @Test
    void ownMessagesAloneAreNothingNew() {
        inTeaAndAway();
        ann.lose();
        PaperServer.Wire script = script();
        says(script, "lobby", "mine one");
        says(script, "tea", "mine two");
        Person window = another();
        assertThat(window.in("tea").unread().isEmpty()).isTrue();
        assertThat(screen(window)).contains("mine one").doesNotContain("── new ──");
        says(bob, "lobby", "bob one");
        window.settle();
        assertThat(screen(window)).contains("bob one").doesNotContain("── new ──");
    }

    @Test
    void theServerIsToldThatWhatYouWroteIsRead() {
        inTeaAndAway();
        says(script(), "tea", "mine");
        ann.wait(2);
        assertThat(server.readMark("ann", "tea")).isEqualTo(ann.in("tea").log().last());
    }

    @Test
    void ownMessagesAfterAnUnreadOneReadNothingForYou() {
        inTeaAndAway();
        long read = server.readMark("ann", "tea");
        says(bob, "tea", "bob one");
        says(script(), "tea", "mine");
        ann.wait(2);
        assertThat(server.readMark("ann", "tea")).isEqualTo(read);
        assertThat(ann.in("tea").unread().messages()).isEqualTo(1);
    }
}
