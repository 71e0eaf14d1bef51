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
        event.handle(new Applying(turn));
        Arranging.settle(turn, model);
        Picking.settle(turn);
        Offering.settle(turn);
        Scrolling.settle(turn, model);
        BareKeys.settle(turn);
        Holes.settle(turn);
        Marking.settle(turn);
        Queue.settle(turn, model);
        Retaining.settle(turn, model);
        return turn.step();
    }

    private static final class Applying implements Event.Handler {
        private final Turn turn;

        Applying(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void tick(Event.Tick tick) {
            turn.now = tick.now();
            turn.wall = tick.wall();
            Linking.tick(turn);
            TypingNotices.tick(turn);
        }

        @Override
        public void started(Event.Started started) {
            Linking.start(turn, started.dialled());
        }

        @Override
        public void linkUp(Event.LinkUp up) {
            Linking.up(turn, up);
        }

        @Override
        public void linkDown(Event.LinkDown down) {
            Linking.down(turn, down);
        }

        @Override
        public void unknownServer(Event.UnknownServer unknown) {
            Trusting.ask(turn, unknown);
        }

        @Override
        public void refusedServer(Event.RefusedServer refused) {
            Trusting.refused(turn, refused.why());
        }

        @Override
        public void fromServer(Event.FromServer received) {
            Receiving.message(turn, received.message());
        }

        @Override
        public void found(Event.Found found) {
            Queue.found(turn, found);
        }

        @Override
        public void notKept(Event.NotKept not) {
            turn.complain("Unsent messages will be lost when you quit. Their file cannot be written: " + not.why());
        }

        @Override
        public void pressed(Event.Pressed pressed) {
            Keyboard.pressed(turn, pressed.key());
        }

        @Override
        public void typed(Event.Typed typed) {
            Entering.line(turn, typed.line());
        }

        @Override
        public void signIn(Event.SignIn signIn) {
            SigningIn.want(turn, signIn.credentials());
        }

        @Override
        public void configured(Event.Configured configured) {
            Choosing.configured(turn, configured.preferences());
        }

        @Override
        public void told(Event.Told told) {
            turn.say(told.tone(), told.text());
        }

        @Override
        public void warned(Event.Warned warned) {
            turn.note(turn.conversations.currentKey(), Tone.NOTICE, warned.text());
        }

        @Override
        public void noted(Event.Noted noted) {
            Choosing.noted(turn, noted.lines());
        }

        @Override
        public void exported(Event.Exported exported) {
            Exporting.written(turn, exported.export(), exported.whole());
        }

        @Override
        public void recalled(Event.Recalled recalled) {
            Remembering.recalled(turn, recalled.remembered());
        }

        @Override
        public void offered(Event.Offered offered) {
            Remembering.offered(turn, offered.remembered());
        }

        @Override
        public void passwordGiven(Event.PasswordGiven given) {
            Remembering.passwordGiven(turn, given.password());
        }

        @Override
        public void shared(Event.Shared shared) {
            SigningOut.known(turn, shared.byOthers());
        }

        @Override
        public void secret(Event.Secret secret) {
            Passwords.given(turn, secret.text());
        }

        @Override
        public void noPassword(Event.NoPassword none) {
            SigningIn.failed(turn, none.why());
        }
    }
}
