package dev.parley.client.reducer;

import dev.parley.client.command.Command;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Export;
import dev.parley.client.model.Folded;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * All that was said in a room, into a file: a page is asked for when the one before is written, so that no more than one is in memory and
 * everything else goes on in between.
 */
final class Exporting {

    private static final String JSON = "--json";

    private Exporting() {}

    /** {@code /export [ROOM] FILE [--json]}. */
    static void command(Turn turn, String written) {
        String rest = (" " + written + " ").replace(" " + JSON + " ", " ").strip();
        boolean json = (" " + written + " ").contains(" " + JSON + " ");
        int space = rest.indexOf(' ');
        String first = space > 0 ? rest.substring(0, space) : rest;
        Conversation room = turn.get(RoomKey.of(first));
        boolean signed = first.startsWith("#") || Names.isDirect(first);
        boolean named = space > 0 && (signed || room != null);
        String file = named ? rest.substring(space + 1).strip() : rest;
        Conversation which = named ? room : turn.conversations.current();
        boolean roomAlone = space <= 0 && signed && room != null;
        if (file.isEmpty() || roomAlone) {
            turn.complain("Which file? " + Command.EXPORT.usage());
        } else if (which == null) {
            turn.complain(named ? "You are not in " + first + "." : "You are not in a room.");
        } else if (!(turn.connection instanceof Connection.Online)) {
            turn.complain("No connection. Try /export again when it is back.");
        } else {
            boolean bySuffix = file.toLowerCase(Locale.ROOT).endsWith(".jsonl")
                    || file.toLowerCase(Locale.ROOT).endsWith(".json");
            turn.effect(new Effect.BeginExport(new Export(which.name(), which.title(), file, json || bySuffix, 0, 0)));
        }
    }

    /** The file has all that was read so far. */
    static void written(Turn turn, Export export, boolean whole) {
        if (whole) {
            turn.say(
                    Tone.INFO,
                    "Exported " + Listing.count((int) export.count(), "entry", "entries") + " of " + export.title()
                            + " to " + export.file() + ".");
        } else if (turn.isOnline()) {
            turn.ask(
                    new Request.History(export.room(), export.after(), null, null, Request.MAX_LIMIT),
                    new Purpose.Export(export));
        } else {
            stop(turn, export, "The connection was lost.");
        }
    }

    static void page(Turn turn, Export export, Result.Page page) {
        List<Entry> entries = page.entries();
        long last = entries.isEmpty()
                ? export.after()
                : entries.get(entries.size() - 1).seq();
        if (!entries.isEmpty() && last <= export.after()) {
            stop(turn, export, "The server sent the same entries again.");
            return;
        }
        boolean whole = !page.more() || entries.isEmpty();
        List<Entry> shown = entries.stream()
                .map(entry -> Folded.of(entry, turn::folds))
                .filter(Objects::nonNull)
                .toList();
        Export now = export.wrote(last, shown.size());
        turn.effect(new Effect.WriteExport(now, shown, turn.settings.zone(), whole));
        if (!whole) {
            turn.say(Tone.INFO, "Exporting " + export.title() + ": " + last + " of " + page.lastSeq() + " …");
        }
    }

    static void stop(Turn turn, Export export, String why) {
        turn.effect(new Effect.StopExport(export));
        turn.complain("Could not export to " + export.file() + ": " + why);
    }
}
