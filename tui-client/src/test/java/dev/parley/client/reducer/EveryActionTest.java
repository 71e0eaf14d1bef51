package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.keys.Action;
import dev.parley.client.keys.Bindings;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Step;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryActionTest {

    /** What is done before the key is pressed: something typed, then keys. */
    private record Scene(String typed, List<Action> before) {
        Scene(String typed, Action... before) {
            this(typed, List.of(before));
        }
    }

    private static final List<Scene> SCENES = List.of(
            new Scene(""),
            new Scene("one two"),
            new Scene("one two", Action.WORD_LEFT),
            new Scene("one two", Action.LEFT, Action.LEFT, Action.LEFT, Action.LEFT),
            new Scene("one two", Action.START),
            new Scene("one two", Action.KILL_WORD),
            new Scene("one two", Action.KILL_WORD, Action.START, Action.KILL_TO_END, Action.YANK),
            new Scene("/qu", Action.COMPLETE),
            new Scene("", Action.OLDER_LINE),
            new Scene("", Action.OLDER_LINE, Action.OLDER_LINE),
            new Scene("", Action.CHOOSE_OLDER, Action.CHOOSE_OLDER),
            new Scene("", Action.PAGE_UP),
            new Scene("", Action.HELP));

    private static Key key(Action action) {
        return Bindings.all().stream()
                .filter(binding -> binding.action() == action)
                .flatMap(binding -> binding.keys().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " has no key"));
    }

    /** In a room with some talk, and two more that have something unread. */
    private static Person inARoom() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        for (int i = 1; i <= 9; i++) {
            server.ask(bob, new Request.Create("room" + i, null, false));
            ann.says("/join room" + i);
        }
        ann.says("/join lobby");
        for (int i = 0; i < 60; i++) {
            server.ask(bob, new Request.Send("lobby", "@ann did you hear of " + i + "?", null, null, null));
        }
        ann.settle();
        ann.says("hello").says("hello again");
        server.ask(bob, new Request.Send("room2", "and here", null, null, null));
        ann.settle();
        return ann;
    }

    private static boolean doesSomething(Scene scene, Action action) {
        Person ann = inARoom();
        ann.types(scene.typed);
        for (Action before : scene.before) {
            ann.happen(new Event.Pressed(key(before)));
            ann.settle();
        }
        Model before = ann.model;
        Step step = Reducer.update(before, new Event.Pressed(key(action)));
        return !step.model().equals(before) || !step.effects().stream().allMatch(Effect.Said.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource
    void everyActionHasAKeyThatDoesSomething(Action action) {
        boolean inTheChat = SCENES.stream().anyMatch(scene -> doesSomething(scene, action));
        assertThat(inTheChat || doesSomethingInTheForm(action)).isTrue();
    }

    private static boolean doesSomethingInTheForm(Action action) {
        Person ann = new Person(new PaperServer(), "ann");
        ann.happen(new Event.Started(false));
        ann.settle();
        Model before = ann.model;
        return !Reducer.update(before, new Event.Pressed(key(action))).model().equals(before);
    }
}
