package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.parley.client.keys.Action;
import dev.parley.client.settings.Encryption;
import dev.parley.client.settings.Hooks;
import dev.parley.client.settings.Joins;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Setting;
import dev.parley.client.terminal.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path folder;

    private Configuration of(String text) throws IOException {
        Files.writeString(path(), text);
        return file().read();
    }

    private Path path() {
        return folder.resolve("client.toml");
    }

    private SettingsFile file() {
        return new SettingsFile(path());
    }

    @Test
    void noFileIsEverythingAsUsual() {
        assertThat(file().read()).isEqualTo(Configuration.NONE);
    }

    @Test
    void programsForMessagesAreListsOfWords() throws IOException {
        Preferences read = of("""
                on_mention = ["~/bin/page", "an argument", "$HOME"]
                on_message = ["/usr/bin/log"]
                """).preferences();
        assertThat(read.troubles()).isEmpty();
        assertThat(read.hooks().onMention())
                .containsExactly(Folders.written("~/bin/page").toString(), "an argument", "$HOME");
        assertThat(read.hooks().onMessage()).containsExactly("/usr/bin/log");
    }

    @Test
    void aProgramThatIsNoListOfWordsIsNamedAndNotRun() throws IOException {
        Preferences read = of("""
                on_mention = "/usr/bin/page me"
                on_message = ["/usr/bin/log", 3]
                on_mesage = []
                """).preferences();
        assertThat(read.hooks()).isEqualTo(Hooks.NONE);
        assertThat(read.troubles())
                .containsExactly(
                        path()
                                + ", line 1: on_mention must be a program and its arguments: [\"/path/program\", \"argument\"].",
                        path()
                                + ", line 2: on_message must be a program and its arguments: [\"/path/program\", \"argument\"].",
                        path() + ", line 3: unknown setting 'on_mesage'. Did you mean on_message?");
    }

    @Test
    void everyKindOfValueIsRead() throws IOException {
        Preferences read = of("""
                bell = false
                desktop_notifications = "osc9"
                paste_lines = 20
                rooms_order = ["#tea", "ops"]
                time_format = "h:mm a"

                [rooms."#Tea"]
                notify = "none"
                [rooms."@bob"]
                joins = "hide"
                """).preferences();
        assertThat(read.troubles()).isEmpty();
        assertThat(read.bell()).isFalse();
        assertThat(read.desktopNotifications().osc9()).isTrue();
        assertThat(read.pasteLines()).isEqualTo(20);
        assertThat(read.roomsOrder()).containsExactly("#tea", "ops");
        assertThat(read.notifiedOf("tea")).isEqualTo(NotifiedOf.NONE);
        assertThat(read.joins("@bob")).isEqualTo(Joins.HIDE);
        assertThat(read.joins("tea")).isEqualTo(Joins.GATHER);
    }

    @Test
    void whatIsWrongIsNamedWithItsLineAndTheRestHolds() throws IOException {
        Preferences read = of("""
                bel = true
                paste_lines = 0
                title = false
                [rooms.tea]
                bell = true
                [keys]
                sned = "Enter"
                help = "Hyper-X"
                """).preferences();
        assertThat(read.title()).isFalse();
        assertThat(read.pasteLines()).isEqualTo(5);
        String f = path() + ", line ";
        assertThat(read.troubles())
                .containsExactly(
                        f + "1: unknown setting 'bel'. Did you mean bell?",
                        f + "2: paste_lines must be a whole number from 1 to 1000.",
                        f + "5: settings for one room are notify and joins, not 'bell'.",
                        f + "7: unknown action 'sned'. Did you mean send?",
                        f
                                + "8: There is no key 'Hyper-X'. Keys are written like Ctrl-K, Alt-Left, Shift-Tab, F7 or Alt-1.");
        assertThat(read.trouble()).endsWith("Did you mean bell? (and 4 more: /set)");
    }

    @Test
    void oldNamesBesideWhatIsWrongAreCounted() throws IOException {
        Preferences read = of("attention = \"all\"\nbel = true\n[keys]\nnext_active = \"F4\"\n")
                .preferences();
        assertThat(read.troubles()).hasSize(1);
        assertThat(read.trouble()).endsWith("Did you mean bell? (and 2 more: /set)");
        assertThat(read.with(read.notes().read()).trouble()).endsWith("Did you mean bell?");
    }

    @Test
    void whatIsNoTomlIsOneTroubleWithItsLine() throws IOException {
        Preferences read = of("bell = false\ntheme = dark\n").preferences();
        assertThat(read.bell()).isTrue();
        assertThat(read.troubles()).hasSize(1);
        assertThat(read.trouble()).startsWith(path() + ", line 2: this is not TOML");
        assertThat(of("bell = false\nbell = true\n\ntitle = true\n")
                        .preferences()
                        .trouble())
                .startsWith(path() + ", line 2: this is not TOML (Duplicate key)");
    }

    @Test
    void keysAreBoundAnew() throws IOException {
        Preferences read = of("""
                [keys]
                next_unread = ["Alt-n", "F3"]
                help = "none"
                toggle_rooms = "F8"
                recall = ["F3", "Ctrl-R"]
                """).preferences();
        assertThat(read.keys().action(Key.of("Alt-n"))).contains(Action.NEXT_UNREAD);
        assertThat(read.keys().action(Key.of("Alt-a"))).isEmpty();
        assertThat(read.keys().action(Key.of("F1"))).isEmpty();
        assertThat(read.keys().action(Key.of("F8"))).contains(Action.TOGGLE_ROOMS);
        assertThat(read.keys().action(Key.of("Ctrl-R"))).contains(Action.RECALL);
        assertThat(read.troubles())
                .containsExactly(
                        path() + ", line 5: F3 is bound to next_unread and to recall; the first one keeps it.");
        assertThat(String.join("\n", read.keys().help()))
                .containsPattern("Alt-n, F3 +Next unread room")
                .containsPattern("\\(no key\\) +Help");
    }

    @Test
    void themesAndProfilesAreOfferedByTheirNames() throws IOException {
        Files.createDirectory(folder.resolve("themes"));
        for (String file : List.of("dusk.toml", "dawn.toml", "not a name.toml", "notes.txt")) {
            Files.createFile(folder.resolve("themes").resolve(file));
        }
        assertThat(file().read().preferences().own()).containsExactly(entry(Setting.THEME, List.of("dawn", "dusk")));
        assertThat(of("[profiles.work]\n[profiles.home]\n").preferences().own())
                .containsEntry(Setting.PROFILE, List.of("home", "work"));
    }

    @Test
    void profilesAreRead() throws IOException {
        Configuration read = of("""
                [profiles.work]
                server = "chat.example.org:6000"
                user = "ann"
                join = ["#ops", "tea"]
                password_command = "pass show parley"
                [profiles.odd]
                pasword_command = "x"
                tls = "yes"
                fingerprint = "SHA256:abc"
                [profiles.lan]
                server = "chat.lan"
                tls = true
                ca = "~/lan.pem"
                fingerprint = "SHA256:%s"
                [profiles.open]
                insecure = true
                """.formatted("A".repeat(43)));
        assertThat(read.profiles().get("work").encryption()).isEqualTo(Encryption.USUAL);
        assertThat(read.profiles().get("odd").encryption()).isEqualTo(Encryption.USUAL);
        assertThat(read.profiles().get("lan").encryption())
                .isEqualTo(new Encryption(true, "~/lan.pem", "SHA256:" + "A".repeat(43), false));
        assertThat(read.profiles().get("open").encryption().insecure()).isTrue();
        assertThat(read.preferences().troubles()).hasSize(3);
        assertThat(read.preferences().troubles().get(1)).contains("line 8: tls must be true or false");
        assertThat(read.preferences().troubles().get(2)).contains("line 9: fingerprint must be the SHA256:");
        assertThat(read.profiles().get("work").server()).isEqualTo("chat.example.org:6000");
        assertThat(read.profiles().get("work").join()).containsExactly("#ops", "tea");
        assertThat(read.preferences().trouble())
                .contains("line 7: a profile has")
                .contains("mean password_command?");
    }

    @Test
    void aChangeIsSavedBesideWhatThePersonWrote() throws IOException {
        of("# mine\nbell = true # loud\n");
        file().save(Setting.BELL, null, "off");
        file().save(Setting.NOTIFY, "tea", "none");
        file().save(Setting.ROOMS_ORDER, null, "#a #b");
        assertThat(Files.readString(path())).isEqualTo("""
                # mine
                bell = false # loud
                rooms_order = ["#a", "#b"]

                [rooms."#tea"]
                notify = "none"
                """);
        file().save(Setting.ROOMS_ORDER, null, null);
        file().save(Setting.NOTIFY, "tea", null);
        assertThat(file().read().preferences()).isEqualTo(Preferences.USUAL.with(Setting.BELL, "off"));
    }

    @Test
    void aLinkToAFileElsewhereStaysOneAndPermissionsStay() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfile"), "bell = true\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(path(), real);
        file().save(Setting.BELL, null, "off");
        assertThat(path()).isSymbolicLink();
        assertThat(real).hasContent("bell = false\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void aFileThatIsLaidOutOddlyIsLeftAlone() throws IOException {
        String odd = "rooms = { \"#tea\" = { joins = \"hide\" } }\n";
        of(odd);
        assertThatThrownBy(() -> file().save(Setting.JOINS, "tea", "show")).isInstanceOf(IOException.class);
        assertThat(path()).hasContent(odd);
        of("bell = \n");
        assertThatThrownBy(() -> file().save(Setting.BELL, null, "off")).hasMessageContaining("line 1, is not TOML");
    }

    @Test
    void anyOrderOfChangesComesBackAsItWasMade() throws IOException {
        List<Setting> all = List.of(Setting.values());
        Random random = new Random(4711);
        of("# top\n\n[keys]\nsend = [\n  \"Enter\", # here\n]\n\n[profiles.a]\nserver = \"x\"\n");
        Preferences wanted = file().read().preferences();
        for (int i = 0; i < 200; i++) {
            Setting setting = all.get(random.nextInt(all.size()));
            String room = setting.forRooms() && random.nextBoolean() ? "room" + random.nextInt(3) : null;
            var words = setting.shape().words();
            String value = words.isEmpty() || random.nextInt(4) == 0 ? null : words.get(random.nextInt(words.size()));
            file().save(setting, room, value);
            wanted = value == null
                    ? room == null ? wanted.without(setting) : wanted.without(setting, room)
                    : room == null ? wanted.with(setting, value) : wanted.with(setting, room, value);
            assertThat(file().read().preferences()).isEqualTo(wanted);
        }
        assertThat(Files.readString(path())).contains("  \"Enter\", # here\n").startsWith("# top\n");
    }
}
