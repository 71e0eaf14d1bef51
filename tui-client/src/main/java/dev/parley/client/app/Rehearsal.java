package dev.parley.client.app;

import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.model.Step;
import dev.parley.client.reducer.Reducer;
import dev.parley.client.terminal.Key;
import dev.parley.client.terminal.NoTerminalException;
import dev.parley.client.terminal.Tty;
import dev.parley.client.view.View;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Goes through what the client's start goes through, up to the first frame, and ends: run by scripts/lib/archive.sh, so that
 * the archive of loaded classes (AppCDS) holds what a start loads. Without a terminal it leaves the terminal out.
 */
public final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Settings settings = new Settings(ZoneId.systemDefault(), "rehearsal", "rehearsal", List.of());
        Model model = Model.start(settings, Instant.EPOCH, "127.0.0.1:5000", "");
        for (Event event : List.of(
                new Event.Pressed(new Key.Resize(100, 30)),
                new Event.Started(true),
                new Event.Pressed(new Key.Text("a")),
                new Event.Pressed(Key.of(Key.Name.TAB)))) {
            Step step = Reducer.update(model, event);
            model = step.model();
        }
        try (Tty tty = Tty.open(System.getenv())) {
            tty.start(key -> {});
            tty.screen().show(View.render(model));
        } catch (NoTerminalException withoutOne) {
            View.render(model);
        }
    }
}
