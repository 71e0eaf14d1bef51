package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TomlTextTest {

    private static final List<String> TOP = List.of();

    @Test
    void aValueChangesAndItsCommentAndEverythingElseStays() {
        String before = """
                # mine
                bell   =   true      # not at night
                  theme = 'dark'

                [rooms."#tea"]
                joins = "hide"
                """;
        String after = new TomlText(before).with(TOP, "bell", "false");
        assertThat(after).isEqualTo(before.replace("true ", "false "));
        assertThat(new TomlText(after).with(TOP, "theme", "\"light\"")).contains("  theme = \"light\"\n\n[rooms");
    }

    @Test
    void aListOverManyLinesIsReplacedWhole() {
        String before = """
                rooms_order = [
                  "#tea", # first
                  "bell = true",
                ] # by hand
                bell = true
                """;
        assertThat(new TomlText(before).with(TOP, "rooms_order", "[\"a\"]")).isEqualTo("""
                # first
                rooms_order = ["a"] # by hand
                bell = true
                """);
        assertThat(new TomlText(before).with(TOP, "bell", "false")).endsWith("\nbell = false\n");
    }

    @Test
    void aSignOfANumberInATextIsNoComment() {
        assertThat(new TomlText("theme = \"a#b\" # c\n").with(TOP, "theme", "\"d\""))
                .isEqualTo("theme = \"d\" # c\n");
    }

    @Test
    void whatIsNewComesBehindItsLike() {
        assertThat(new TomlText("").with(TOP, "bell", "true")).isEqualTo("bell = true\n");
        assertThat(new TomlText("# mine\n").with(TOP, "bell", "true")).isEqualTo("# mine\nbell = true\n");
        assertThat(new TomlText("title = true\n\n# rooms\n[rooms.tea]\n").with(TOP, "bell", "true"))
                .isEqualTo("title = true\nbell = true\n\n# rooms\n[rooms.tea]\n");
        assertThat(new TomlText("# mine\n\n# keys\n[keys]\nsend = \"Enter\"\n").with(TOP, "bell", "true"))
                .isEqualTo("# mine\n\nbell = true\n\n# keys\n[keys]\nsend = \"Enter\"\n");
    }

    @Test
    void aTableThatIsMissingIsMadeAtTheEnd() {
        assertThat(new TomlText("bell = true\n").with(List.of("rooms", "#tea"), "joins", "\"hide\""))
                .isEqualTo("bell = true\n\n[rooms.\"#tea\"]\njoins = \"hide\"\n");
        assertThat(new TomlText("[rooms.'#tea']\nx = 1\n\n[keys]\n")
                        .with(List.of("rooms", "#tea"), "joins", "\"hide\""))
                .isEqualTo("[rooms.'#tea']\nx = 1\njoins = \"hide\"\n\n[keys]\n");
    }

    @Test
    void whatIsTakenAwayLeavesItsComments() {
        assertThat(new TomlText("a = 1\nbell = true # x\nb = 2\n").with(TOP, "bell", null))
                .isEqualTo("a = 1\n# x\nb = 2\n");
        assertThat(new TomlText("a = [\n  \"#1\", # one\n  '\\', # \"two\"\n # three\n] # all\nb = 2\n")
                        .with(TOP, "a", null))
                .isEqualTo("# one\n# \"two\"\n# three\n# all\nb = 2\n");
        assertThat(new TomlText("a = \"\"\"\n# no comment\"\"\" # one\nb = \"\\\"#\"\n").with(TOP, "a", null))
                .isEqualTo("# one\nb = \"\\\"#\"\n");
        assertThat(new TomlText("b = \"\\\"#\"\n").with(TOP, "b", null)).isEmpty();
        assertThat(new TomlText("a = 1\n").with(TOP, "bell", null)).isEqualTo("a = 1\n");
    }

    @Test
    void theAuthorsLineEndsStay() {
        assertThat(new TomlText("a = 1\r\nb = 2\r\n").with(TOP, "b", "3")).isEqualTo("a = 1\r\nb = 3\r\n");
    }

    @Test
    void linesAreCountedAsEditorsDo() {
        TomlText text = new TomlText("a = 1\n\n[keys]\nsend = 2\n");
        assertThat(text.lineOf(TOP, "a")).isEqualTo(1);
        assertThat(text.lineOf(List.of("keys"), "send")).isEqualTo(4);
        assertThat(text.lineOf(List.of("keys"), "none")).isEqualTo(3);
        assertThat(text.lineOf(List.of("rooms", "tea"), "none")).isZero();
    }
}
