package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.settings.Hooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For which messages the person's programs run. */
class HooksTest {

    private static final List<String> PAGE = List.of("/usr/bin/page", "me");
    private static final List<String> LOG = List.of("/usr/bin/log");

    private final PaperServer server = new PaperServer();
    private final Person bob = Person.signedIn(server, "bob");
    private final Person ann = Person.signedIn(server, "ann");

    @BeforeEach
    void withPrograms() {
        ann.happen(new Event.Configured(ann.model.preferences().with(new Hooks(PAGE, LOG))));
        ann.effects.clear();
    }

    private List<String> ran() {
        List<String> ran = ann.effects.stream()
                .filter(Effect.RunHook.class::isInstance)
                .map(Effect.RunHook.class::cast)
                .peek(hook ->
                        assertThat(hook.program()).isEqualTo(hook.setting().equals("on_mention") ? PAGE : LOG))
                .map(hook -> hook.setting() + " " + hook.message().text())
                .toList();
        ann.effects.clear();
        return ran;
    }

    private void hears(String text) {
        bob.says(text);
        ann.settle();
    }

    @Test
    void aMentionRunsBothAndOtherTalkOne() {
        hears("just talking");
        assertThat(ran()).containsExactly("on_message just talking");
        hears("@ann tea?");
        assertThat(ran()).containsExactly("on_mention @ann tea?", "on_message @ann tea?");
    }

    @Test
    void aDirectMessageIsForThePersonFromTheFirstOneOn() {
        hears("@ann: psst");
        assertThat(ran()).containsExactly("on_mention psst", "on_message psst");
        hears("@ann: still there?");
        assertThat(ran()).containsExactly("on_mention still there?", "on_message still there?");
    }

    @Test
    void onesOwnMessagesRunNothing() {
        ann.says("@ann I am ann");
        ann.settle();
        assertThat(ran()).isEmpty();
    }

    @Test
    void aMutedRoomRunsNothing() {
        ann.says("/mute #lobby");
        hears("@ann hello?");
        assertThat(ran()).isEmpty();
    }

    @Test
    void whatWasMissedWithoutAConnectionRunsThemOnceAndInOrder() {
        hears("before");
        ran();
        ann.lose();
        bob.says("one");
        bob.says("@ann two");
        bob.settle();
        ann.wait(60);
        ann.settle();
        assertThat(ran()).containsExactly("on_message one", "on_mention @ann two", "on_message @ann two");
        hears("three");
        assertThat(ran()).containsExactly("on_message three");
    }

    @Test
    void aConversationThatBeganWithoutAConnectionRunsThemToo() {
        ann.lose();
        bob.says("@ann: psst");
        bob.says("@ann: still there?");
        bob.settle();
        ann.wait(60);
        ann.settle();
        assertThat(ran())
                .containsExactly(
                        "on_mention psst", "on_message psst", "on_mention still there?", "on_message still there?");
        assertThat(ann.entries("@bob")).isEqualTo(server.entries("ann", "@bob"));
        assertThat(ann.in("@bob").unread().messages()).isEqualTo(2);
    }

    @Test
    void whatWasSaidBeforeTheClientCameRunsNothing() {
        hears("@ann old");
        Person again = new Person(server, "ann");
        again.happen(new Event.Configured(ann.model.preferences()));
        again.happen(new Event.Started(false));
        again.settle();
        again.happen(new Event.SignIn(new dev.parley.client.model.Credentials("ann", "a password", false)));
        again.settle();
        assertThat(again.in("lobby").log().loaded()).isTrue();
        assertThat(again.effects).noneMatch(Effect.RunHook.class::isInstance);
    }

    @Test
    void withoutProgramsNothingRuns() {
        ann.happen(new Event.Configured(ann.model.preferences().with(Hooks.NONE)));
        hears("@ann tea?");
        assertThat(ran()).isEmpty();
    }
}
