package dev.parley.client.reducer;

import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Step;
import dev.parley.client.model.Tone;

/** The one way from a model to the next. Pure; any thread. */
public final class Reducer {

    private Reducer() {}

    /** What the model is after an event, and what it wants done. */
    public static Step update(Model model, Event event) {
        Turn turn = new Turn(model);
        apply(turn, event);
        Arranging.settle(turn, model);
        Scrolling.settle(turn, model);
        BareKeys.settle(turn);
        Holes.settle(turn);
        Marking.settle(turn);
        Queue.settle(turn, model);
        Retaining.settle(turn, model);
        return turn.step();
    }

    private static void apply(Turn turn, Event event) {
        if (event instanceof Event.Tick tick) {
            turn.now = tick.now();
            Linking.tick(turn);
            TypingNotices.tick(turn);
        } else if (event instanceof Event.Started started) {
            Linking.start(turn, started.dialled());
        } else if (event instanceof Event.LinkUp up) {
            Linking.up(turn, up.hello());
        } else if (event instanceof Event.LinkDown down) {
            Linking.down(turn, down);
        } else if (event instanceof Event.FromServer received) {
            Receiving.message(turn, received.message());
        } else if (event instanceof Event.Found found) {
            Queue.found(turn, found);
        } else if (event instanceof Event.NotKept not) {
            turn.complain("Unsent messages are only in memory, because their file cannot be written: " + not.why());
        } else if (event instanceof Event.Pressed pressed) {
            Keyboard.pressed(turn, pressed.key());
        } else if (event instanceof Event.Typed typed) {
            Entering.line(turn, typed.line());
        } else if (event instanceof Event.SignIn signIn) {
            SigningIn.want(turn, signIn.credentials());
        } else if (event instanceof Event.Configured configured) {
            Choosing.configured(turn, configured.preferences());
        } else if (event instanceof Event.Told told) {
            turn.say(told.tone(), told.text());
        } else if (event instanceof Event.Warned warned) {
            turn.note(turn.conversations.currentKey(), Tone.NOTICE, warned.text());
        } else if (event instanceof Event.Exported exported) {
            Exporting.written(turn, exported.export(), exported.whole());
        } else if (event instanceof Event.Recalled recalled) {
            Remembering.recalled(turn, recalled.remembered());
        } else if (event instanceof Event.PasswordGiven given) {
            Remembering.passwordGiven(turn, given.password());
        } else if (event instanceof Event.NoPassword none) {
            SigningIn.failed(turn, none.why());
        }
    }
}
