package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.Style;
import dev.parley.client.keys.Action;
import dev.parley.client.settings.DesktopNotifications;
import dev.parley.client.settings.Notes;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import dev.parley.client.theme.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that older versions wrote: they are read, their old names are named once, and saving leaves what they mean. */
class OldNamesTest {

    /** The settings and the theme that a client of commit 98bb660 was used with. */
    private static final Path OLD = Path.of("src/test/resources/since-98bb660/config");

    @TempDir
    private Path folder;

    private Preferences of(String text) throws IOException {
        Files.writeString(path(), text);
        return file().read().preferences();
    }

    private Path path() {
        return folder.resolve("client.toml");
    }

    private SettingsFile file() {
        return new SettingsFile(path());
    }

    private String line(int number) {
        return path() + ", line " + number + ": ";
    }

    @Test
    void theFilesOfAnOldClientMeanWhatTheyMeant() {
        Path settings = OLD.resolve("client.toml");
        Preferences read = new SettingsFile(settings).read().preferences();
        assertThat(read.troubles()).isEmpty();
        assertThat(read.desktopNotifications()).isEqualTo(DesktopNotifications.OSC9);
        assertThat(read.notifiedOf("tea")).isEqualTo(NotifiedOf.ALL);
        assertThat(read.notifiedOf("lobby")).isEqualTo(NotifiedOf.NONE);
        assertThat(read.keys().action(Key.of("F4"))).contains(Action.NEXT_UNREAD);
        assertThat(read.notes().lines())
                .containsExactly(
                        settings
                                + ", line 3: notify = \"osc9\" is now desktop_notifications = \"osc9\". It still works.",
                        settings + ", line 4: attention is now called notify. It still works.",
                        settings + ", line 15: next_active is now called next_unread. It still works.");
        assertThat(read.notes().note()).startsWith(read.notes().lines().get(0)).endsWith(" (and 2 more: /set)");

        Path theme = OLD.resolve("themes/dusk.toml");
        Home.Themed themed = ThemeFiles.read(theme.getParent(), "dusk");
        assertThat(themed.trouble()).isEmpty();
        assertThat(themed.palette().of(Role.MENTION))
                .isEqualTo(Style.of(Colour.rgb(0xFF, 0xB8, 0x6C)).bold().underline());
        assertThat(themed.palette().of(Role.BAR_MENTION)).isEqualTo(Style.of(Colour.BLACK, Colour.palette(214)));
        assertThat(themed.notes())
                .containsExactly(
                        theme + ", line 3: call is now called mention. It still works.",
                        theme + ", line 5: bar_call is now called bar_mention. It still works.");
    }

    @Test
    void namesOfTodayAreNotOld() throws IOException {
        Preferences read = of("notify = \"all\"\ndesktop_notifications = \"both\"\n[keys]\nnext_unread = \"F4\"\n");
        assertThat(read.notes().lines()).isEmpty();
        assertThat(read.notes().note()).isEmpty();
        assertThat(read.notifiedOf("tea")).isEqualTo(NotifiedOf.ALL);
        assertThat(read.desktopNotifications()).isEqualTo(DesktopNotifications.BOTH);
    }

    @Test
    void theNewNameHoldsWhateverTheOrder() throws IOException {
        for (String text : List.of(
                "attention = \"none\"\nnotify = \"all\"\n[keys]\nnext_active = \"F4\"\nnext_unread = \"F5\"\n",
                "notify = \"all\"\nattention = \"none\"\n[keys]\nnext_unread = \"F5\"\nnext_active = \"F4\"\n")) {
            Preferences read = of(text);
            assertThat(read.troubles()).isEmpty();
            assertThat(read.notifiedOf("tea")).isEqualTo(NotifiedOf.ALL);
            assertThat(read.keys().byAction().get(Action.NEXT_UNREAD)).containsExactly(Key.of("F5"));
            assertThat(read.notes().lines()).hasSize(2);
            assertThat(read.notes().lines().get(0))
                    .endsWith(": attention is now called notify. This line is ignored, because notify is set too.");
        }
        for (String text : List.of(
                "notify = \"osc9\"\ndesktop_notifications = \"off\"\n",
                "desktop_notifications = \"off\"\nnotify = \"osc9\"\n")) {
            assertThat(of(text).desktopNotifications()).isEqualTo(DesktopNotifications.OFF);
        }
        Files.writeString(folder.resolve("mine.toml"), "mention = \"red\"\ncall = \"blue\"\n");
        assertThat(ThemeFiles.read(folder, "mine").palette().of(Role.MENTION)).isEqualTo(Style.of(Colour.RED));
        Files.writeString(folder.resolve("mine.toml"), "call = \"blue\"\nmention = \"red\"\n");
        assertThat(ThemeFiles.read(folder, "mine").palette().of(Role.MENTION)).isEqualTo(Style.of(Colour.RED));
    }

    @Test
    void anOldNameIsNamedOnceForAllItsLines() throws IOException {
        Preferences read = of("""
                bell = true
                [rooms."#tea"]
                attention = "all"
                [rooms."#ops"]
                attention = "none"
                """);
        assertThat(read.notifiedOf("ops")).isEqualTo(NotifiedOf.NONE);
        assertThat(read.notes().lines()).containsExactly(line(3) + "attention is now called notify. It still works.");
    }

    @Test
    void aWrongValueIsATroubleOfTheLineWhereItStands() throws IOException {
        Preferences read = of("""
                bell = true
                attention = "loud"
                [rooms."#tea"]
                notify = "osc9"
                [keys]
                next_active = "Hyper-X"
                """);
        assertThat(read.troubles())
                .containsExactly(
                        line(2) + "attention is now called notify. notify must be all, mentions or none.",
                        line(4) + "notify must be all, mentions or none.",
                        line(6)
                                + "next_active is now called next_unread. There is no key 'Hyper-X'. Keys are written like"
                                + " Ctrl-K, Alt-Left, Shift-Tab, F7 or Alt-1.");
        assertThat(read.notes().lines()).isEmpty();
        Files.writeString(folder.resolve("mine.toml"), "dim = \"red\"\ncall = \"grey\"\n");
        assertThat(ThemeFiles.read(folder, "mine").trouble())
                .startsWith(
                        folder.resolve("mine.toml") + ", line 2: call is now called mention. mention must be COLOUR");
    }

    @Test
    void savingLeavesTodaysNamesAndLosesNothing() throws IOException {
        String old = """
                # mine
                notify = "osc9" # my terminal
                bell = true
                attention = "all" # loud

                [rooms."#tea"]
                attention = "none" # quiet
                """;
        of(old);
        file().save(Setting.NOTIFY, null, "none");
        assertThat(path()).hasContent("""
                # mine
                desktop_notifications = "osc9" # my terminal
                bell = true
                notify = "none" # loud

                [rooms."#tea"]
                attention = "none" # quiet
                """);
        of(old);
        file().save(Setting.NOTIFY, "tea", "mentions");
        assertThat(path()).hasContent(old.replace("attention = \"none\"", "notify = \"mentions\""));
        of(old);
        file().save(Setting.DESKTOP_NOTIFICATIONS, null, "both");
        assertThat(path()).hasContent(old.replace("notify = \"osc9\"", "desktop_notifications = \"both\""));
        of(old);
        file().save(Setting.BELL, null, "off");
        assertThat(path()).hasContent(old.replace("bell = true", "bell = false"));
    }

    @Test
    void restoringTheDefaultTakesTheOldLineAway() throws IOException {
        of("notify = \"osc9\"\nattention = \"all\"\n");
        file().save(Setting.NOTIFY, null, null);
        assertThat(path()).hasContent("desktop_notifications = \"osc9\"\n");
        of("notify = \"osc9\"\nattention = \"all\"\n");
        file().save(Setting.DESKTOP_NOTIFICATIONS, null, null);
        assertThat(path()).hasContent("attention = \"all\"\n");
    }

    @Test
    void savingTakesAnOldLineAwayThatMeansNothing() throws IOException {
        of("attention = \"all\"\nnotify = \"mentions\"\n");
        file().save(Setting.NOTIFY, null, "none");
        assertThat(path()).hasContent("notify = \"none\"\n");
        of("notify = \"osc9\"\ndesktop_notifications = \"off\"\n");
        file().save(Setting.NOTIFY, null, "none");
        assertThat(path()).hasContent("desktop_notifications = \"off\"\nnotify = \"none\"\n");
    }

    @Test
    void anyOrderOfChangesLeavesEverythingElseAsItWas() throws IOException {
        List<String> tops = List.of(
                "",
                "attention = \"all\"\n",
                "notify = \"osc9\"\n",
                "notify = \"all\"\n",
                "attention = \"none\"\nnotify = \"osc777\"\n",
                "notify = \"osc9\"\ndesktop_notifications = \"off\"\n",
                "notify = \"all\"\nattention = \"none\"\n");
        List<String> rooms = List.of("", "[rooms.tea]\nattention = \"none\"\n", "[rooms.\"#Tea\"]\nnotify = \"all\"\n");
        List<Setting> all = List.of(Setting.NOTIFY, Setting.DESKTOP_NOTIFICATIONS, Setting.JOINS);
        Random random = new Random(98);
        for (String top : tops) {
            for (String room : rooms) {
                Preferences wanted = of("# top\n" + top + room);
                for (int i = 0; i < 10; i++) {
                    Setting setting = all.get(random.nextInt(all.size()));
                    List<String> words = setting.shape().words();
                    String value = random.nextInt(4) == 0 ? null : words.get(random.nextInt(words.size()));
                    boolean tea = setting.forRooms() && random.nextBoolean();
                    file().save(setting, tea ? "tea" : null, value);
                    wanted = value == null
                            ? tea ? wanted.without(setting, "tea") : wanted.without(setting)
                            : tea ? wanted.with(setting, "tea", value) : wanted.with(setting, value);
                    assertThat(file().read().preferences().with(Notes.of(List.of())))
                            .as(top + room + setting + value)
                            .isEqualTo(wanted.with(Notes.of(List.of())));
                }
                assertThat(Files.readString(path())).contains("# top\n");
            }
        }
    }
}
