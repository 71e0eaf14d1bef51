package dev.parley.client.reducer;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The reducer as the loops call it. Should it fail at what a server said, that message changes nothing, and the connection ends as after
 * any other fault: no server ends the client. A failure at anything else is thrown on. Any thread.
 */
public final class Shelter {

    private Shelter() {}

    /** @param details where a fault is written down, in brackets behind a blank; empty where it is not */
    public static Step update(Model model, Event event, Function<Throwable, String> details) {
        try {
            return Reducer.update(model, event);
        } catch (OutOfMemoryError | StackOverflowError | RuntimeException fault) {
            if (event instanceof Event.FromServer) {
                return ended(model, "A message of the server could not be handled" + details.apply(fault) + ".");
            }
            throw fault;
        }
    }

    private static Step ended(Model model, String why) {
        Step down = Reducer.update(model, new Event.LinkDown(why, true, null, 1));
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Disconnect());
        effects.addAll(down.effects());
        return new Step(down.model(), List.copyOf(effects));
    }
}
