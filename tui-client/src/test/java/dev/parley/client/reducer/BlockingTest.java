package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Export;
import dev.parley.client.view.View;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /block} and the like ask, and what a client makes of somebody who is blocked. */
class BlockingTest {

    private final PaperServer server = new PaperServer();
    private PaperServer.Wire bob;
    private PaperServer.Wire cy;
    private Person ann;

    @BeforeEach
    void inTheLobby() {
        bob = server.actor("bob");
        cy = server.actor("cy");
        ann = Person.signedIn(server, "ann");
        ann.resize(60, 15);
        ann.effects.clear();
    }

    private void says(PaperServer.Wire who, String room, String text) {
        server.ask(who, new Request.Send(room, text, null, null, null));
        ann.settle();
    }

    private String screen() {
        return View.render(ann.model).toString();
    }

    private void told(ServerEvent event) {
        ann.happen(new Event.FromServer(event));
        ann.settle();
    }

    @Test
    void eachCommandAsksForWhatItSays() {
        ann.says("/block @bob");
        assertThat(ann.status()).isEqualTo("Blocked bob. /unblock bob takes it back.");
        ann.says("/unblock bob");
        assertThat(ann.status()).isEqualTo("Unblocked bob.");
        ann.says("/blocked").says("/direct Known");
        assertThat(ann.status()).startsWith("Only people in a shared room");
        assertThat(ann.asked())
                .containsExactly(
                        new Request.Block("bob"),
                        new Request.Unblock("bob"),
                        new Request.Blocked(),
                        new Request.Preference("direct_from", "known"));
        assertThat(ann.notes("lobby")).anyMatch(line -> line.contains("You have blocked 1 person"));
        ann.says("/direct");
        assertThat(ann.status()).startsWith("Only people in a shared room");
        told(new ServerEvent.Preference("direct_from", "everybody"));
        ann.says("/direct");
        assertThat(ann.status()).isEqualTo("Everybody can write to you directly.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/direct nobody | /direct everybody or /direct known.",
                "/blocked all | /blocked lists them, /blocked show unfolds their lines, /blocked hide folds them."
            })
    void whatIsNotRightIsSaidBeforeAnybodyIsAsked(String line, String why) {
        ann.says(line);
        assertThat(ann.status()).isEqualTo(why);
        assertThat(ann.asked()).isEmpty();
    }

    @Test
    void theirLinesAreFoldedAndCanBeShown() {
        says(bob, "lobby", "one rude word");
        says(bob, "lobby", "two rude words");
        says(cy, "lobby", "hello");
        says(bob, "lobby", "a third");
        ann.says("/block bob");
        assertThat(screen())
                .contains("(2 messages, blocked)", "(blocked)", "hello")
                .doesNotContain("rude", "third");
        ann.says("/blocked show");
        assertThat(screen()).contains("one rude word", "two rude words", "a third");
        ann.says("/blocked hide");
        assertThat(screen()).doesNotContain("rude");
        ann.says("/unblock bob");
        assertThat(screen()).contains("one rude word");
    }

    @Test
    void aQuoteAndAReactionOfTheirsAreFoldedAsWell() {
        says(bob, "lobby", "a rude word");
        long seq = ann.entries("lobby").get(ann.entries("lobby").size() - 1).seq();
        server.ask(cy, new Request.Send("lobby", "be nice", null, null, seq));
        server.ask(bob, new Request.React("lobby", seq + 1, "👎", true));
        ann.settle();
        assertThat(screen()).contains("bob: a rude word", "👎");
        ann.says("/block bob");
        assertThat(screen()).contains("bob: (blocked)", "be nice").doesNotContain("rude", "👎");
    }

    @Test
    void anotherWindowBlocksForThisOneAsWell() {
        says(bob, "lobby", "a rude word");
        told(new ServerEvent.Blocked("bob", true));
        assertThat(screen()).doesNotContain("rude");
        told(new ServerEvent.Blocked("bob", false));
        assertThat(screen()).contains("rude");
    }

    @Test
    void nothingOfTheirsRingsOrCounts() {
        ann.says("/set bell on").says("/join tea");
        told(new ServerEvent.Blocked("bob", true));
        ann.effects.clear();
        says(bob, "lobby", "ann: look");
        assertThat(ann.in("lobby").unread().messages()).isZero();
        assertThat(ann.in("lobby").unread().mentions()).isZero();
        assertThat(ann.effects).noneMatch(effect -> effect instanceof Effect.Bell || effect instanceof Effect.Notify);
        says(cy, "lobby", "ann: look");
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(1);
        assertThat(ann.effects).anyMatch(Effect.Bell.class::isInstance);
    }

    @Test
    void whatWasUnreadOfTheirsCountsNoLongerAndAgain() {
        ann.says("/join tea");
        says(bob, "lobby", "one");
        says(cy, "lobby", "two");
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(2);
        ann.says("/block bob");
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(1);
        ann.says("/unblock bob");
        assertThat(ann.in("lobby").unread().messages()).isEqualTo(2);
    }

    @Test
    void afterUnblockingTheDirectConversationIsReadAnew() {
        says(bob, "@ann", "psst");
        ann.says("/block bob");
        ann.effects.clear();
        ann.says("/unblock bob");
        assertThat(ann.asked()).contains(new Request.Join("@bob", false, null, Request.DEFAULT_LIMIT));
        assertThat(ann.texts("@bob")).containsExactly("psst");
    }

    @Test
    void whatTheServerHidesIsSaidToBeBlocked() {
        says(bob, "@ann", "psst");
        Entry.Message hidden = ((Entry.Message) ann.entries("@bob").get(0)).hide();
        ann.says("/msg bob");
        told(new Entry.Message("@bob", 2, hidden.at(), "bob", "", null, null, null, null, null, null, true));
        assertThat(screen()).contains("(blocked)").doesNotContain("(message deleted)");
    }

    @Test
    void aTopicOfTheirsIsFoldedWhereItIsToldWhoSetIt() {
        server.ask(bob, new Request.Topic("lobby", "rude topic"));
        ann.settle();
        assertThat(transcript()).contains("bob set the topic: rude topic");
        ann.says("/block bob");
        assertThat(transcript()).contains("bob set the topic: (blocked)").doesNotContain("rude");
        ann.says("/blocked show");
        assertThat(transcript()).contains("bob set the topic: rude topic");
    }

    /** Without the bar, which has the topic of the room as it is. */
    private String transcript() {
        return screen().lines().skip(1).collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsExportedIsFoldedAsWhatIsShown() {
        says(bob, "lobby", "a rude word");
        says(cy, "lobby", "hello");
        long seq = ann.entries("lobby").get(ann.entries("lobby").size() - 1).seq();
        server.ask(bob, new Request.React("lobby", seq, "👎", true));
        server.ask(bob, new Request.Edit("lobby", seq - 1, "ruder"));
        server.ask(bob, new Request.Topic("lobby", "rude topic"));
        ann.settle();
        ann.says("/block bob");
        List<Entry> folded = exported();
        assertThat(folded.toString()).contains("hello", "(blocked)").doesNotContain("rude", "👎");
        ann.says("/blocked show");
        assertThat(exported().toString()).contains("ruder", "rude topic", "👎");
    }

    private List<Entry> exported() {
        ann.effects.clear();
        ann.says("/export lobby.txt");
        Export export = ann.effects.stream()
                .filter(Effect.BeginExport.class::isInstance)
                .map(effect -> ((Effect.BeginExport) effect).export())
                .findFirst()
                .orElseThrow();
        ann.happen(new Event.Exported(export, false));
        ann.settle();
        Effect.WriteExport written = ann.effects.stream()
                .filter(Effect.WriteExport.class::isInstance)
                .map(Effect.WriteExport.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(written.export().count()).isEqualTo(written.entries().size());
        return written.entries();
    }

    @Test
    void whatWasFoundBeforeIsFoldedInTheList() {
        says(bob, "lobby", "a rude word");
        ann.says("/search word");
        assertThat(screen()).contains("a rude word");
        told(new ServerEvent.Blocked("bob", true));
        assertThat(screen()).contains("bob", "(blocked)").doesNotContain("rude");
    }

    @Test
    void aFoldedMessageIsNeitherChosenNorAnswered() {
        says(cy, "lobby", "hello");
        says(bob, "lobby", "a rude word");
        ann.says("/block bob");
        ann.presses("Ctrl-Up");
        assertThat(screen()).contains("Chosen");
        ann.says("/reply hi");
        Entry.Message reply =
                (Entry.Message) ann.entries("lobby").get(ann.entries("lobby").size() - 1);
        Entry.Message hello =
                (Entry.Message) ann.entries("lobby").get(ann.entries("lobby").size() - 3);
        assertThat(hello.text()).isEqualTo("hello");
        assertThat(reply.replyTo()).isEqualTo(hello.seq());
        ann.says("/reply again");
        Entry.Message next =
                (Entry.Message) ann.entries("lobby").get(ann.entries("lobby").size() - 1);
        assertThat(next.replyTo()).as("the newest that is not folded").isEqualTo(hello.seq());
    }

    @Test
    void whatOneWasAboutToAnswerIsFoldedAboveTheLine() {
        says(bob, "lobby", "a rude word");
        ann.says("/reply");
        assertThat(screen()).contains("Reply to bob: a rude word");
        told(new ServerEvent.Blocked("bob", true));
        assertThat(screen()).contains("Reply to bob: (blocked)").doesNotContain("rude");
    }

    @Test
    void aMentionByThemIsNotGoneTo() {
        says(cy, "lobby", "ann: look");
        says(bob, "lobby", "ann: rude");
        ann.says("/block bob");
        ann.presses("Alt-p");
        Entry.Message look =
                (Entry.Message) ann.entries("lobby").get(ann.entries("lobby").size() - 2);
        assertThat(look.text()).isEqualTo("ann: look");
        assertThat(ann.model.writing().chosen()).isEqualTo(look.seq());
    }

    @Test
    void whoIsBlockedWhileTheyTypeTypesNoLonger() {
        told(new ServerEvent.Typing("lobby", "bob"));
        assertThat(screen()).contains("bob is typing");
        ann.says("/block bob");
        assertThat(screen()).doesNotContain("bob is typing");
    }
}
