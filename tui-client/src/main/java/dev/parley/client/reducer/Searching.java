package dev.parley.client.reducer;

import dev.parley.client.command.SearchLine;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Finding;
import dev.parley.client.model.Page;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.Frame;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Searching on the server: the command, the list of what was found, and going to one of it. */
final class Searching {

    private static final int PAGE = 50;

    /** The next page is asked for when the end of this one is so near. */
    private static final int AHEAD = 10;

    private static final String HERE = "here";

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Searching() {}

    /** {@code /search [in:ROOM] [from:NAME] WORDS}; without words, back to what was found last. */
    static void command(Turn turn, String written) {
        SearchLine line = SearchLine.of(written);
        String query = line.words();
        String room = line.room();
        String from = line.from();
        Conversation here = turn.conversations.current();
        if (query.isEmpty() && room == null && from == null) {
            again(turn);
        } else if (query.isEmpty()) {
            turn.complain("What do you want to find? /search " + written.strip() + " WORDS");
        } else if (HERE.equalsIgnoreCase(room) && here == null) {
            turn.complain("You are not in a room.");
        } else {
            String where = room == null
                    ? null
                    : HERE.equalsIgnoreCase(room) && here != null ? here.name() : RoomKey.unsigned(room);
            begin(turn, query, where, from);
        }
    }

    private static void begin(Turn turn, String query, @Nullable String room, @Nullable String from) {
        long number = turn.finding == null ? 1 : turn.finding.number() + 1;
        turn.finding = Finding.begun(number, query, room, from);
        ask(turn, turn.finding, null);
    }

    private static void ask(Turn turn, Finding finding, @Nullable Long before) {
        turn.ask(
                new Request.Search(finding.query(), finding.room(), finding.from(), before, PAGE),
                new Purpose.Find(finding.number()));
    }

    /** The list of what was found last, or the beginning of a search. */
    static void again(Turn turn) {
        if (turn.finding == null) {
            turn.complain("No search yet. Type /search WORDS for all rooms, /search in:here WORDS for this room.");
        } else {
            turn.finding = turn.finding.shown(true);
            tell(turn, turn.finding);
        }
    }

    /** The key: what was found last, or a line to begin with. */
    static void open(Turn turn) {
        if (turn.finding != null) {
            again(turn);
        } else if (Drafts.current(turn).editor().isEmpty()) {
            Drafts.edit(turn, editor -> editor.insert("/search "));
        } else {
            turn.say(Tone.INFO, "Use /search WORDS on its own line.");
        }
    }

    static void page(Turn turn, Purpose.Find asked, Result.Found found) {
        Finding finding = turn.finding;
        if (finding == null || finding.number() != asked.search()) {
            return;
        }
        List<Entry.Message> messages = new ArrayList<>();
        for (Entry entry : found.entries()) {
            if (entry instanceof Entry.Message message) {
                messages.add(message);
            }
        }
        boolean first = finding.messages().isEmpty();
        turn.finding = finding.page(messages, found.next());
        if (messages.isEmpty() && found.next() != null) {
            // It has looked for as long as it may, and is not at the end.
            goOn(turn, turn.finding);
        } else if (first) {
            tell(turn, turn.finding);
        }
    }

    private static void goOn(Turn turn, Finding finding) {
        if (finding.next() != null && !finding.asking() && turn.isOnline()) {
            turn.finding = finding.asking(true);
            ask(turn, turn.finding, finding.next());
        }
    }

    /** The full-screen client draws the list; the line client prints it. */
    private static void tell(Turn turn, Finding finding) {
        List<String> lines = new ArrayList<>();
        for (Entry.Message message : finding.messages()) {
            lines.add(WHEN.format(message.at().atZone(turn.settings.zone())) + "  " + RoomKey.signed(message.room())
                    + "  " + message.from() + "  " + message.text().replace('\n', ' '));
        }
        if (lines.isEmpty()) {
            lines.add("Nothing was found.");
        }
        turn.effect(new Effect.ShownPage(new Page("Search: " + finding.words(), lines, 0)));
    }

    static void failed(Turn turn, Purpose.Find asked, ErrorReply error) {
        if (turn.finding != null && turn.finding.number() == asked.search()) {
            stop(turn);
            turn.complain(error.text());
        }
    }

    /** No answer comes any more. */
    static void stop(Turn turn) {
        if (turn.finding != null && turn.finding.asking()) {
            turn.finding = turn.finding.messages().isEmpty() ? null : turn.finding.asking(false);
        }
    }

    /** The keyboard while the list stands on the screen. */
    static void pressed(Turn turn, Finding finding, Key key) {
        if (key instanceof Key.Text text) {
            turn.finding = finding.shown(false);
            if (!text.text().equals("q")) {
                ChatKeys.pressed(turn, key);
            }
        } else {
            turn.preferences.keys().action(key).ifPresent(action -> act(turn, finding, key, action));
        }
    }

    private static void act(Turn turn, Finding finding, Key key, Action action) {
        int page = Math.max(1, Frame.of(turn.model()).pageRows() - 1);
        switch (action) {
            case OLDER_LINE, COMPLETE_BACK, CHOOSE_OLDER -> move(turn, finding, -1);
            case NEWER_LINE, COMPLETE, CHOOSE_NEWER -> move(turn, finding, 1);
            case PAGE_UP -> move(turn, finding, -page);
            case PAGE_DOWN -> move(turn, finding, page);
            case LINE_START -> move(turn, finding, -Finding.MOST);
            case LINE_END -> move(turn, finding, Finding.MOST);
            case SEND -> go(turn, finding);
            case CANCEL, INTERRUPT, SEARCH -> turn.finding = finding.shown(false);
            default -> {
                turn.finding = finding.shown(false);
                ChatKeys.pressed(turn, key);
            }
        }
    }

    /** Chooses another of the list, so many places further down. */
    static void move(Turn turn, Finding finding, int places) {
        Finding moved = finding.choose(finding.chosen() + places);
        turn.finding = moved;
        if (moved.chosen() >= moved.messages().size() - AHEAD) {
            goOn(turn, moved);
        }
    }

    static void click(Turn turn, Finding finding, int place) {
        go(turn, finding.choose(place));
    }

    private static void go(Turn turn, Finding finding) {
        if (!finding.messages().isEmpty()) {
            Entry.Message message = finding.messages().get(finding.chosen());
            turn.finding = finding.shown(false);
            Going.to(turn, message.room(), message.seq());
        }
    }
}
