package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.grid.Grid;
import dev.parley.client.keys.Action;
import dev.parley.client.keys.Binding;
import dev.parley.client.keys.Bindings;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Page;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happened to a client: at every size it can be drawn, nothing reaches out of its place, and the caret is on the screen. */
class RandomScreensTest {

    private static final List<String> TEXTS = List.of(
            "a",
            "word ",
            "é",
            "👩‍👩‍👧",
            "中文字符在这里",
            "\u202eback",
            "/msg bob ",
            "@bob: ",
            "ann: ",
            "שלום",
            "https://example.org/a/long/path/that/wraps/somewhere",
            "x".repeat(70));

    private static final List<Key> KEYS = new ArrayList<>();

    static {
        for (Binding binding : Bindings.all()) {
            if (binding.action() != Action.END_OF_INPUT && binding.action() != Action.INTERRUPT) {
                KEYS.addAll(binding.keys());
            }
        }
    }

    @Test
    void everySizeHoldsEveryModel() {
        Seeds.each(60, random -> {
            Person ann = somebody(random);
            for (int i = 0; i < 25; i++) {
                for (int j = random.nextInt(6); j > 0; j--) {
                    anything(ann, random);
                }
                int columns = 40 + random.nextInt(161);
                int rows = 10 + random.nextInt(51);
                switch (random.nextInt(4)) {
                    case 0 -> ann.resize(40, rows);
                    case 1 -> ann.resize(columns, 10);
                    default -> ann.resize(columns, rows);
                }
                check(ann.model);
            }
            ann.resize(Frame.LEAST_COLUMNS, Frame.LEAST_ROWS);
            check(ann.model);
        });
    }

    /** At the form, or in some rooms. */
    private static Person somebody(Random random) {
        PaperServer server = new PaperServer();
        server.actor("bob");
        server.actor("somebody-with-a-long-name");
        server.actor("李小龍");
        if (random.nextInt(6) == 0) {
            Person person = new Person(server, random.nextBoolean() ? "" : "ann");
            person.happen(new Event.Started(false));
            return person.settle();
        }
        Person ann = Person.signedIn(server, "ann");
        for (int i = random.nextInt(20); i > 0; i--) {
            ann.says("/join room-" + "with-a-long-name-".repeat(i % 3) + i);
        }
        return ann;
    }

    private static void anything(Person ann, Random random) {
        List<PaperServer.Wire> others = ann.server.wires.subList(0, Math.min(3, ann.server.wires.size()));
        PaperServer.Wire other = others.get(random.nextInt(others.size()));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> ann.types(TEXTS.get(random.nextInt(TEXTS.size())));
            case 3, 4, 5, 6 -> ann.pressed(KEYS.get(random.nextInt(KEYS.size())));
            case 7 -> say(ann, other, "lobby", random);
            case 8 -> say(ann, other, other.user.equals("ann") ? "lobby" : "@ann", random);
            case 9 -> ann.happen(new Event.FromServer(new ServerEvent.Typing("lobby", other.user)));
            case 10 -> ann.pressed(new Key.Paste("pasted\n".repeat(random.nextInt(30)), random.nextBoolean()));
            case 11 -> {
                List<String> formats = Setting.TIME_FORMAT.shape().words();
                ann.happen(new Event.Configured(ann.model
                        .preferences()
                        .with(Setting.ORDER, "unread")
                        .with(Setting.TIME_FORMAT, formats.get(random.nextInt(formats.size())))));
            }
            case 12 -> ann.wait(random.nextInt(4));
            default -> {
                ann.reachable = random.nextBoolean();
                if (random.nextInt(4) == 0) {
                    ann.lose();
                }
                ann.settle();
            }
        }
    }

    private static void say(Person ann, PaperServer.Wire wire, String room, Random random) {
        StringBuilder text = new StringBuilder(".");
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size()))).append(random.nextBoolean() ? " " : "");
        }
        ann.server.ask(wire, new Request.Send(room, text.toString(), null, null, null));
        ann.settle();
    }

    private static void check(Model model) {
        Grid grid = View.render(model);
        String at = model.size() + "\n" + grid;
        Frame frame = Frame.of(model);
        assertThat(frame.isTooSmall()).isFalse();
        assertThat(grid.hasCursor())
                .as("a caret at %s", at)
                .isEqualTo(!model.panes().isBare());
        if (model.form() != null || model.panes().isBare()) {
            return;
        }
        int rows = model.size().rows();
        assertThat(2 + frame.transcriptRows() + frame.inputRows())
                .as("bars, panes and input at %s", at)
                .isEqualTo(rows);
        if (model.writing().switcher() == null && model.writing().picked() == null) {
            assertThat(grid.cursorY()).as("the caret at %s", at).isGreaterThanOrEqualTo(rows - frame.inputRows());
        }
        Conversation here = model.conversations().current();
        if (here != null) {
            fits(TranscriptRows.of(model, here), frame, at);
        }
        Page page = model.page();
        if (page != null) {
            assertThat(frame.pageLines(page)).as("a page at %s", at).allSatisfy(line -> assertThat(TextWidth.of(line))
                    .isLessThan(frame.columns()));
        }
    }

    private static void fits(TranscriptRows transcript, Frame frame, String at) {
        List<Row> rows = new ArrayList<>(transcript.upTo(transcript.end(), 1_000));
        rows.addAll(transcript.outgoing());
        for (Row row : rows) {
            for (Row.Span span : row.spans()) {
                assertThat(span.column() + TextWidth.of(span.text()))
                        .as("'%s' of %s at %s", span.text(), row, at)
                        .isLessThanOrEqualTo(frame.transcriptColumns());
            }
        }
    }
}
