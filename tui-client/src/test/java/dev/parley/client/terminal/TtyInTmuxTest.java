package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Scripts;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The whole layer in a real terminal. Without tmux (Debian: {@code apt-get install tmux}) these tests are skipped, and say so. */
@Tag("tmux")
@EnabledIf(value = "dev.parley.client.terminal.Tmux#isThere", disabledReason = "tmux is missing: apt-get install tmux")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TtyInTmuxTest {

    @TempDir
    Path folder;

    private Tmux tmux;
    private String modesBefore;

    @BeforeEach
    void openTerminal() {
        tmux = new Tmux(folder, 80, 24);
        modesBefore = ttyModes();
        tmux.command("clear");
        tmux.awaitScreen(rows -> rows.get(0).equals(Tmux.PROMPT.strip()));
    }

    @AfterEach
    void closeTerminal() {
        tmux.close();
    }

    @Test
    void keysArriveAsTheyWerePressed() throws IOException {
        startDemo();
        tmux.type("héllo 中文👍🏽");
        tmux.awaitRow(row -> row.startsWith("> héllo 中文👍"));
        tmux.awaitAnswer("#{cursor_x},#{cursor_y}", (2 + 6 + 4 + 2) + ",23");
        tmux.keys("BSpace");
        tmux.awaitAnswer("#{cursor_x}", String.valueOf(2 + 6 + 4));
        tmux.keys("Left", "Left");
        tmux.awaitAnswer("#{cursor_x}", String.valueOf(2 + 6));
        assertThat(tmux.screen()).contains("> héllo 中文");
        for (String[] key : new String[][] {
            {"F7", "F7"},
            {"F12", "F12"},
            {"PPage", "PgUp"},
            {"Home", "Home"},
            {"End", "End"},
            {"DC", "Delete"},
            {"C-Left", "Ctrl-Left"},
            {"M-Left", "Alt-Left"},
            {"S-Up", "Shift-Up"},
            {"BTab", "Shift-Tab"},
            {"M-x", "Alt-x"},
            {"C-k", "Ctrl-K"},
            {"C-\\", "Ctrl-\\"},
            {"C-s", "Ctrl-S"},
            {"C-q", "Ctrl-Q"},
            {"C-d", "Ctrl-D"},
            {"M-Enter", "Alt-Enter"},
            {"Enter", "Enter"},
            {"Escape", "Esc"}
        }) {
            tmux.keys(key[0]);
            tmux.awaitRow(row -> row.equals("last: " + key[1]));
        }
    }

    @Test
    void clicksAndTheWheelArriveWhereTheyWere() throws IOException {
        startDemo();
        tmux.type("\u001b[<0;41;13M");
        tmux.awaitRow(row -> row.startsWith("last: Mouse[action=PRESS, button=1, column=40, row=12"));
        tmux.type("\u001b[<64;230;3M");
        tmux.awaitRow(row -> row.startsWith("last: Mouse[action=WHEEL_UP, button=0, column=229, row=2"));
    }

    @Test
    void aPasteIsOneEvent() throws IOException {
        startDemo();
        tmux.paste("one\ntwo\u001b[31m\tthree");
        tmux.awaitRow(row -> row.startsWith("> one␊two"));
        assertThat(tmux.screen()).anyMatch(row -> row.startsWith("last: Paste[text=one␊two␛[31m"));
    }

    @Test
    void aNewSizeIsDrawnAtOnce() throws IOException {
        startDemo();
        tmux.type("abc");
        tmux.awaitRow(row -> row.equals("> abc"));
        tmux.resize(60, 15);
        tmux.awaitScreen(
                rows -> rows.get(0).equals("demo 60x15") && rows.get(14).equals("> abc"));
        tmux.awaitAnswer("#{cursor_x},#{cursor_y}", "5,14");
        tmux.resize(132, 40);
        tmux.awaitScreen(
                rows -> rows.get(0).equals("demo 132x40") && rows.get(39).equals("> abc"));
    }

    @Test
    void wideTextAtTheEdgeStaysOnItsRow() throws IOException {
        startDemo();
        tmux.awaitScreen(rows -> rows.get(4).endsWith("中"));
        assertThat(tmux.screen().get(4)).isEqualTo(" ".repeat(77) + "中");
        for (int i = 0; i < 60; i++) {
            tmux.type(Scripts.GRAPHEMES.get((i * 7) % Scripts.GRAPHEMES.size()));
        }
        tmux.type("the end");
        tmux.awaitScreen(rows -> rows.get(23).endsWith("the end"));
        assertThat(tmux.screen().subList(5, 23)).allMatch(String::isEmpty);
    }

    @Test
    void suspendedItGivesTheTerminalBackAndComesBackWhole() throws IOException {
        startDemo();
        tmux.type("draft");
        tmux.awaitRow(row -> row.equals("> draft"));
        tmux.keys("C-z");
        tmux.awaitRow(row -> row.contains("Stopped"));
        assertThatTheTerminalIsSane();
        tmux.command("fg");
        tmux.awaitScreen(
                rows -> rows.get(0).equals("demo 80x24") && rows.get(23).equals("> draft"));
        tmux.type(" goes on");
        tmux.awaitRow(row -> row.equals("> draft goes on"));
    }

    @Test
    void stoppedByAnotherItComesBackWholeToo() throws IOException {
        startDemo();
        tmux.type("draft");
        tmux.awaitRow(row -> row.equals("> draft"));
        signal("STOP");
        tmux.awaitRow(row -> row.contains("Stopped"));
        // The shell was left with the tty raw, as by anything that is stopped so.
        tmux.type("stty sane; clear; echo scribble");
        tmux.keys("C-j");
        tmux.awaitRow(row -> row.equals("scribble"));
        tmux.command("fg");
        tmux.awaitScreen(rows -> rows.get(0).equals("demo 80x24")
                && rows.get(23).equals("> draft")
                && rows.stream().noneMatch(row -> row.contains("scribble")));
        tmux.type("!");
        tmux.awaitRow(row -> row.equals("> draft!"));
    }

    @Test
    void ctrlCIsAKeyAndTheEndIsClean() throws IOException {
        startDemo();
        tmux.keys("C-o");
        tmux.awaitRow(row -> row.equals("last: Ctrl-O"));
        assertThat(tmux.screen()).noneMatch(row -> row.contains("complains"));
        tmux.keys("C-c");
        tmux.awaitRow(row -> row.equals("goodbye"));
        assertThat(tmux.screen())
                .as("what libraries printed is said afterwards")
                .contains("a library complains");
        tmux.awaitRow(row -> row.equals(Tmux.PROMPT.strip()));
        assertThatTheTerminalIsSane();
    }

    @Test
    void anErrorLeavesASaneTerminalAndIsSaid() throws IOException {
        startDemo();
        tmux.keys("C-x");
        tmux.awaitRow(row -> row.contains("the demo crashes"));
        assertThatTheTerminalIsSane();
    }

    @Test
    void signalsThatEndItLeaveASaneTerminal() throws IOException {
        for (String name : List.of("TERM", "HUP", "INT")) {
            startDemo();
            ProcessHandle process = ProcessHandle.of(Long.parseLong(pid())).orElseThrow();
            signal(name);
            await().atMost(Tmux.PATIENCE).until(() -> !process.isAlive());
            assertThatTheTerminalIsSane();
            tmux.command("clear");
            tmux.awaitScreen(rows -> rows.get(0).equals(Tmux.PROMPT.strip()));
        }
    }

    @Test
    void withoutJniItDrawsAllTheSame() throws IOException {
        startDemo("-Djline.tmpdir=" + folder.resolve("missing"), "-Djava.io.tmpdir=/proc");
        tmux.type("abc");
        tmux.awaitRow(row -> row.equals("> abc"));
        tmux.keys("C-c");
        tmux.awaitRow(row -> row.equals("goodbye"));
        assertThatTheTerminalIsSane();
    }

    @Test
    void aTermThatTerminfoDoesNotKnowIsNoMatter() throws IOException {
        tmux.command("TERM=xterm-kitty");
        tmux.awaitScreen(rows -> rows.get(1).equals(Tmux.PROMPT.strip()));
        startDemo();
        tmux.keys("C-c");
        tmux.awaitRow(row -> row.equals("goodbye"));
    }

    @Test
    void withoutATerminalItSaysSo() throws IOException {
        script();
        assertThat(tmux.outputOf("TERM=dumb sh " + folder.resolve("demo") + " </dev/tty"))
                .contains("line client: TERM is 'dumb'");
        assertThat(tmux.outputOf("sh " + folder.resolve("demo")))
                .contains("line client: Standard input and output are not a terminal.")
                .doesNotContain("\tat ");
    }

    @Test
    void tmuxDrawsUndisputedTextAsWideAsWeThink() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String grapheme : Scripts.GRAPHEMES) {
            if (!TextWidth.isDisputed(CleanText.line(grapheme))) {
                texts.add(CleanText.line(grapheme));
            }
        }
        // Clusters that are disputed elsewhere, and on which tmux and we agree.
        texts.addAll(List.of(
                "e\u0301",
                "का",
                "क्ष",
                "कि",
                "น้ำ",
                "ကျော်",
                "தமிழ்",
                "नमस्ते दुनिया",
                "한글",
                "\u1112\u1161\u11ab",
                "می\u200cخواهم"));
        for (int hostile = 0; hostile < 0x20; hostile++) {
            texts.add(CleanText.line("a" + (char) hostile + "b"));
        }
        texts.add(CleanText.line("\u202eabc\u009b\u200f\u0301"));
        Files.write(folder.resolve("texts"), texts);
        String probe = "stty raw -echo; " + java("dev.parley.client.terminal.WidthProbe") + " "
                + folder.resolve("texts") + " " + folder.resolve("answers") + "; stty sane\n";
        Files.writeString(folder.resolve("probe"), probe);
        tmux.command("sh " + folder.resolve("probe"));
        await().atMost(Tmux.PATIENCE).until(() -> Files.exists(folder.resolve("answers")));
        List<String> answers = Files.readAllLines(folder.resolve("answers"));
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (Integer.parseInt(answers.get(i)) != TextWidth.of(texts.get(i))) {
                wrong.add(texts.get(i) + ": tmux " + answers.get(i) + ", we " + TextWidth.of(texts.get(i)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What tmux does not know (an emoji newer than it is) may look broken, and moves nothing all the same. */
    @Test
    void everyStringOfTheTableLeavesItsRowIntact() throws IOException {
        Path wrong = folder.resolve("wrong");
        Files.writeString(
                folder.resolve("probe"),
                "stty raw -echo; " + java("dev.parley.client.terminal.EdgeProbe") + " " + wrong + "; stty sane\n");
        tmux.command("sh " + folder.resolve("probe"));
        await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(wrong));
        assertThat(Files.readAllLines(wrong)).isEmpty();
    }

    private void startDemo(String... options) throws IOException {
        script(options);
        tmux.command("sh " + folder.resolve("demo"));
        tmux.awaitScreen(rows -> rows.get(0).startsWith("demo "));
        tmux.awaitAnswer("#{mouse_any_flag} #{mouse_sgr_flag}", "1 1");
    }

    private void script(String... options) throws IOException {
        String program = "echo $$ >" + folder.resolve("pid") + "\nexec " + java(options)
                + " dev.parley.client.terminal.TerminalDemo\n";
        Files.writeString(folder.resolve("demo"), program);
    }

    private static String java(String... arguments) {
        return "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' " + String.join(" ", arguments);
    }

    private String pid() throws IOException {
        return Files.readString(folder.resolve("pid"), StandardCharsets.US_ASCII)
                .strip();
    }

    private void signal(String name) throws IOException {
        String pid = Files.readString(folder.resolve("pid"), StandardCharsets.US_ASCII)
                .strip();
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The alternate screen is left, the cursor shows, lines wrap, the mouse is nobody's, and the tty edits lines and echoes. */
    private void assertThatTheTerminalIsSane() {
        tmux.awaitAnswer("#{alternate_on} #{cursor_flag} #{wrap_flag} #{mouse_any_flag}", "0 1 1 0");
        assertThat(ttyModes()).isEqualTo(modesBefore);
    }

    /** What {@code stty} says, but for the line discipline's number, which JLine does not carry over and nothing depends on. */
    private String ttyModes() {
        return tmux.outputOf("stty -a </dev/tty").replaceAll("rows .*", "");
    }
}
