package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.model.Event;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.settings.Setting;
import dev.parley.protocol.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Panes and names are as wide as what is in them, and a wider screen never has less text. */
class SharesTest {

    private static final String WORDS = "a ".repeat(400).strip();

    @Test
    void whateverWantsColumnsAWiderScreenHasNoLessText() {
        Seeds.each(300, random -> {
            int clock = 6 + random.nextInt(3);
            int time = clock + random.nextInt(20);
            int rooms = random.nextInt(4) == 0 ? 0 : 5 + random.nextInt(40);
            int members = random.nextInt(4) == 0 ? 0 : 5 + random.nextInt(40);
            int names = 3 + random.nextInt(30);
            int before = 0;
            for (int columns = 20; columns <= 400; columns++) {
                Shares shares = Shares.of(new Shares.Wishes(columns, clock, time, rooms, members, names));
                assertThat(shares.text()).as("%d columns: %s", columns, shares).isGreaterThanOrEqualTo(before);
                int borders = (shares.rooms() > 0 ? 1 : 0) + (shares.members() > 0 ? 1 : 0);
                assertThat(shares.before() + shares.text() + shares.rooms() + shares.members() + borders)
                        .as("%d columns: %s", columns, shares)
                        .isLessThanOrEqualTo(columns);
                before = shares.text();
            }
        });
    }

    @Test
    void aWiderScreenNeverHasLessText() {
        List<Supplier<Person>> scenes = List.of(Scenes::tea, Scenes::direct, Scenes::crowd, Scenes::strange);
        for (Supplier<Person> scene : scenes) {
            for (String format : Setting.TIME_FORMAT.shape().words()) {
                Person ann = scene.get();
                ann.says(WORDS);
                ann.happen(new Event.Configured(ann.model.preferences().with(Setting.TIME_FORMAT, format)));
                neverLess(ann);
            }
            Person ann = scene.get();
            ann.says(WORDS);
            for (String key : List.of("F7", "F8", "F7")) {
                ann.resize(200, 60);
                ann.presses(key);
                neverLess(ann);
            }
        }
    }

    private static void neverLess(Person ann) {
        int before = 0;
        for (int columns = 20; columns <= 200; columns++) {
            ann.resize(columns, 60);
            int text = longest(ann);
            assertThat(text)
                    .as("at %d columns\n%s", columns, View.render(ann.model))
                    .isGreaterThanOrEqualTo(before);
            before = text;
        }
    }

    /** Columns of the longest row of words; one of two columns may stay empty at its end. */
    private static int longest(Person ann) {
        int longest = 0;
        for (Row row : TranscriptRows.of(ann.model, ann.model.conversations().current())
                .upTo(
                        TranscriptRows.of(ann.model, ann.model.conversations().current())
                                .end(),
                        1_000)) {
            for (Row.Span span : row.spans()) {
                if (span.text().startsWith("a a a")) {
                    longest = Math.max(longest, (span.text().length() + 1) / 2 * 2);
                }
            }
        }
        return longest;
    }

    @Test
    void aUsualRoomLeavesMostOfTheScreenToItsText() {
        Person ann = Scenes.tea();
        ann.resize(80, 24);
        assertThat(Frame.of(ann.model).shares().text()).isGreaterThanOrEqualTo(48);
        ann.resize(100, 30);
        assertThat(Frame.of(ann.model).shares().text()).isGreaterThanOrEqualTo(66);
        ann.resize(160, 45);
        assertThat(Frame.of(ann.model).shares().text()).isGreaterThanOrEqualTo(124);
    }

    @Test
    void panesAndNamesAreAsWideAsWhatIsInThem() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.resize(160, 45);
        server.ask(bob, new Request.Send("lobby", "hi", null, null, null));
        ann.settle();
        Shares small = Frame.of(ann.model).shares();
        assertThat(small.names()).isEqualTo(3);
        assertThat(small.members()).isEqualTo(5);
        PaperServer.Wire long1 = server.actor("maximiliane");
        ann.settle();
        assertThat(Frame.of(ann.model).shares().members()).isEqualTo(13);
        assertThat(Frame.of(ann.model).shares().names()).isEqualTo(3);
        server.ask(long1, new Request.Send("lobby", "hi", null, null, null));
        ann.settle();
        assertThat(Frame.of(ann.model).shares().names()).isEqualTo(11);
        ann.says("/join the-quiet-kitchen");
        assertThat(Frame.of(ann.model).shares().rooms())
                .isGreaterThan(small.rooms())
                .isLessThanOrEqualTo(24);
    }

    /** The manual says from how many columns on. */
    @Test
    void roomsMessagesAndMembersAreSideBySideAsTheManualSays() throws IOException {
        Matcher said = Pattern.compile("From (\\d+) columns on, rooms, messages and members are side by side")
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(said.find()).isTrue();
        int columns = Integer.parseInt(said.group(1));
        for (Supplier<Person> scene : List.<Supplier<Person>>of(Scenes::tea, Scenes::crowd, Scenes::strange)) {
            Person ann = scene.get();
            for (int wide = columns; wide <= 200; wide++) {
                ann.resize(wide, 24);
                assertThat(Frame.of(ann.model).shares().rooms()).isPositive();
                assertThat(Frame.of(ann.model).shares().members()).isPositive();
            }
        }
        Person ann = Scenes.crowd();
        ann.resize(columns - 10, 24);
        assertThat(Frame.of(ann.model).shares().rooms()).isPositive();
        assertThat(Frame.of(ann.model).shares().members()).isZero();
    }
}
