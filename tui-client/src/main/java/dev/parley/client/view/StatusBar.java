package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Tone;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.terminal.Key;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.client.text.Wrap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row above the input: how things stand with the server, what became of the last action, what is unread elsewhere. */
final class StatusBar {

    /** Columns for why one is away. */
    private static final int MOST_AWAY = 20;

    private static final int GAP = 2;

    /** A status that the bar has no room for takes at most this many rows, and no more than a sixth of the screen. */
    private static final int MOST_BELOW = 4;

    private StatusBar() {}

    /** The words of a status that the bar has no room for, as rows to stand below it; none where they are in the bar. */
    static List<Row> below(Model model, int columns, int screen) {
        String text = CleanText.line(model.status().text());
        int most = Math.min(MOST_BELOW, screen / 6);
        if (text.isEmpty() || most < 2 || TextWidth.of(text) <= room(model, columns)) {
            return List.of();
        }
        List<String> wrapped = Wrap.rows(text, columns - 1);
        Style style = model.status().tone() == Tone.ERROR ? Theme.ERROR : Theme.PLAIN;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(most, wrapped.size()); i++) {
            boolean cut = i == most - 1 && i < wrapped.size() - 1;
            String words = cut ? Fit.ellipsis(wrapped.get(i) + "…", columns - 1) : wrapped.get(i);
            rows.add(Row.of(new Row.Span(1, words, style)));
        }
        return rows;
    }

    /** Columns that the bar has for a status. */
    private static int room(Model model, int columns) {
        Area row = new Grid(columns, 1).area();
        int end = elsewhere(row, model);
        return end - connection(row, model, end) - 3;
    }

    static void draw(Area row, Model model) {
        row.fill(Theme.BAR);
        int end = elsewhere(row, model);
        int x = connection(row, model, end);
        boolean inBar = below(model, row.width(), model.size().rows()).isEmpty();
        String text = inBar ? CleanText.line(model.status().text()) : "";
        boolean error = model.status().tone() == Tone.ERROR;
        end = typing(row, model, error ? x + 2 + TextWidth.of(text) : x, end);
        if (!text.isEmpty()) {
            x = row.put(x + 2, 0, Fit.ellipsis(text, end - x - 3), error ? Theme.BAR_ERROR : Theme.BAR);
        }
        help(row, model, x, end);
    }

    /** The key that explains all others, while there is room. */
    private static void help(Area row, Model model, int from, int end) {
        List<Key> keys = model.preferences().keys().byAction().getOrDefault(Action.HELP, List.of());
        if (keys.isEmpty()) {
            return;
        }
        String words = keys.get(0) + " help";
        int right = end == row.width() ? end - 1 : end - GAP;
        if (model.page() == null && from + GAP + TextWidth.of(words) <= right) {
            row.putRight(right, 0, words, Theme.BAR_DIM);
        }
    }

    /** Who is typing, in what is left from a column on: an error is not to be missed for it. The column where it begins. */
    private static int typing(Area row, Model model, int from, int end) {
        Conversation here = model.conversations().current();
        if (here == null) {
            return end;
        }
        int right = end == row.width() ? end - 1 : end - GAP;
        for (String words : List.of(TypingWords.of(here.typing()), TypingWords.brief(here.typing()))) {
            if (!words.isEmpty() && from + GAP + TextWidth.of(words) < right) {
                return row.putRight(right, 0, words, Theme.BAR_DIM);
            }
        }
        return end;
    }

    private static int connection(Area row, Model model, int end) {
        boolean online = model.isOnline();
        String away = online ? away(model) : null;
        Area part = row.area(0, 0, end - 1, 1);
        String sign = !online ? "○" : away == null ? "●" : "◐";
        int x = part.put(1, 0, sign, !online ? Theme.BAR_ERROR : away == null ? Theme.BAR_GOOD : Theme.BAR_MENTION);
        x = part.put(x + 1, 0, model.user(), Theme.BAR_STRONG);
        if (away != null) {
            x = part.put(x + 1, 0, Fit.ellipsis("away: " + CleanText.line(away), MOST_AWAY), Theme.BAR_MENTION);
        }
        x = model.exposed() ? part.put(x + 2, 0, "not encrypted", Theme.BAR_ERROR) : x;
        String state = state(model);
        return state.isEmpty() ? x : part.put(x + 2, 0, state, Theme.BAR_ERROR);
    }

    /** With which words this user is away; null if they are not. */
    private static @Nullable String away(Model model) {
        Conversation here = model.conversations().current();
        Member me = here == null ? null : here.members().get(model.user());
        return me == null ? null : me.away();
    }

    private static String state(Model model) {
        return model.connection().accept(new State(model));
    }

    private static final class State implements Connection.Visitor<String> {
        private final Model model;

        State(Model model) {
            this.model = model;
        }

        @Override
        public String idle(Connection.Idle idle) {
            return "no connection";
        }

        @Override
        public String connecting(Connection.Connecting connecting) {
            return "connecting…";
        }

        @Override
        public String greeted(Connection.Greeted greeted) {
            return "connecting…";
        }

        @Override
        public String signingIn(Connection.SigningIn signingIn) {
            return "signing in…";
        }

        @Override
        public String online(Connection.Online online) {
            return "";
        }

        @Override
        public String waiting(Connection.Waiting waiting) {
            long seconds = Math.max(
                    1,
                    Duration.between(model.now(), waiting.until())
                            .plusMillis(999)
                            .toSeconds());
            String next = model.size().columns() < Frame.TERSE ? ", " : ", next try in ";
            return "no connection" + next + seconds + " s";
        }
    }

    /** The column where it begins. */
    private static int elsewhere(Area row, Model model) {
        int messages = 0;
        int mentions = 0;
        for (Conversation conversation : model.conversations().all()) {
            boolean here = conversation.key().equals(model.conversations().currentKey());
            boolean counts = model.preferences().notifiedOf(conversation.key()) != NotifiedOf.NONE;
            if (!here && counts) {
                messages += conversation.unread().messages();
                mentions += conversation.isDirect()
                        ? conversation.unread().messages()
                        : conversation.unread().mentions();
            }
        }
        if (messages == 0) {
            return row.width();
        }
        String text = row.width() < Frame.TERSE
                ? "+" + messages + (mentions > 0 ? " @" + mentions : "") + " "
                : messages + " unread" + (mentions > 0 ? ", " + mentions + " for you" : "") + " ";
        int x = row.putRight(row.width(), 0, text, mentions > 0 ? Theme.BAR_MENTION : Theme.BAR_STRONG);
        row.area(x, 0, row.width() - x, 1).shows(new Target.Unread());
        return x;
    }
}
