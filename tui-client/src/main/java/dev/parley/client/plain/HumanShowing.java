package dev.parley.client.plain;

import dev.parley.client.model.Blocks;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.io.PrintStream;

/** Events as lines for people. */
record HumanShowing(PrintStream out, HumanLines lines) implements Showing {

    @Override
    public void line(String line, Selection wanted) {
        // The event that it makes says it better.
    }

    @Override
    public void event(ServerEvent event) {
        String text = lines.of(event);
        if (!text.isEmpty()) {
            out.print(text + "\n");
        }
    }

    @Override
    public boolean folds() {
        return true;
    }

    @Override
    public void blocked(Blocks blocks) {
        lines.fold(blocks::folds);
    }

    @Override
    public void answer(Result result) {
        lines.of(result).forEach(this::told);
    }

    @Override
    public void told(String text) {
        out.print(text + "\n");
    }
}
