package dev.parley.client.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Colour;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Style;
import dev.parley.client.settings.Setting;
import dev.parley.client.theme.Contrast;
import dev.parley.client.theme.Grounds;
import dev.parley.client.theme.Palette;
import dev.parley.client.theme.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeFilesTest {

    private static final List<Colour> GREYS =
            List.of(Colour.BLACK, Colour.WHITE, Colour.BRIGHT_BLACK, Colour.BRIGHT_WHITE);

    @TempDir
    private Path folder;

    /** On a ground that is dark or light for certain, text has 4.5; on either, where more cannot be had, 3, as names have everywhere. */
    @ParameterizedTest
    @EnumSource(names = {"XTERM_256", "TRUE_COLOUR", "ANSI_16"})
    void everyShippedThemeIsReadable(ColourDepth depth) {
        for (String name : Setting.THEME.shape().words()) {
            Home.Themed themed = ThemeFiles.read(null, name);
            assertThat(themed.trouble()).isEmpty();
            boolean certain = !name.equals("default") && depth != ColourDepth.ANSI_16;
            for (Role role : Role.values()) {
                Style worn = themed.palette().wear(role.style(), depth);
                assertThat(contrast(themed.palette(), worn, depth))
                        .as(name + " " + role + " " + worn + " " + depth)
                        .isGreaterThanOrEqualTo(certain || role.key().startsWith("bar") ? enough(role, depth) : 3);
            }
            for (int place = 0; place < Role.NAME_PLACES; place++) {
                Style worn = themed.palette().wear(Role.name(place, Colour.RED), depth);
                assertThat(contrast(themed.palette(), worn, depth))
                        .as(name + " " + worn + " " + depth)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    /** Common backgrounds: black and white, Solarized, Dracula, Nord, One, Monokai, Gruvbox, Ubuntu, Tomorrow, Material, grey. */
    @ParameterizedTest
    @CsvSource({
        "000000", "002b36", "073642", "282a36", "2e3440", "282c34", "272822", "1e1e1e", "282828", "300a24", "1d1f21",
        "263238", "303446", "ffffff", "fdf6e3", "eee8d5", "fafafa", "fbf1c7", "f5f5f5", "eceff4", "e4e4e4"
    })
    void onEveryCommonBackgroundTheThemeThatIsChosenForItIsRead(String hex) {
        Colour ground = Colour.rgb(
                Integer.parseInt(hex.substring(0, 2), 16),
                Integer.parseInt(hex.substring(2, 4), 16),
                Integer.parseInt(hex.substring(4), 16));
        Palette palette =
                ThemeFiles.read(null, Grounds.theme("default", ground)).palette();
        for (ColourDepth depth : List.of(ColourDepth.XTERM_256, ColourDepth.TRUE_COLOUR)) {
            for (Role role : Role.values()) {
                Style worn = palette.wear(role.style(), depth);
                if (worn.background().isDefault()) {
                    assertThat(Contrast.of(worn.foreground(), ground))
                            .as(role + " " + depth)
                            .isGreaterThanOrEqualTo(3.4);
                }
            }
            for (int place = 0; place < Role.NAME_PLACES; place++) {
                Style worn = palette.wear(Role.name(place, Colour.RED), depth);
                assertThat(Contrast.of(worn.foreground(), ground))
                        .as(worn + " " + depth)
                        .isGreaterThanOrEqualTo(3.4);
            }
        }
    }

    @Test
    void aThemeThatThePersonHasChosenStays() {
        assertThat(Grounds.theme("contrast", Colour.WHITE)).isEqualTo("contrast");
        assertThat(Grounds.theme("mine", Colour.rgb(0, 43, 54))).isEqualTo("mine");
    }

    /** Six people in a room are not all grey, nor do they look like an error. */
    @ParameterizedTest
    @CsvSource({"default, 4", "dark, 6", "light, 4", "contrast, 6"})
    void namesDifferOnSixteenColours(String name, int atLeast) {
        Palette palette = ThemeFiles.read(null, name).palette();
        Map<Colour, Integer> people = new HashMap<>();
        for (int place = 0; place < Role.NAME_PLACES; place++) {
            Colour worn = palette.wear(Role.name(place, Colour.RED), ColourDepth.ANSI_16)
                    .foreground();
            assertThat(worn).isNotIn(GREYS).isNotEqualTo(Colour.DEFAULT);
            people.merge(worn, 1, Integer::sum);
        }
        assertThat(people).hasSizeGreaterThanOrEqualTo(atLeast);
        int each = Role.NAME_PLACES / people.size();
        assertThat(people.values()).allMatch(many -> many == each || many == each + 1);
        assertThat(people)
                .doesNotContainKey(
                        palette.wear(Role.ERROR.style(), ColourDepth.ANSI_16).foreground());
    }

    @Test
    void aNameKeepsItsColourWhateverTheTerminalHadBefore() {
        Palette palette = ThemeFiles.read(null, "dark").palette();
        for (int place = 0; place < Role.NAME_PLACES; place++) {
            Style name = Role.name(place, Colour.RED);
            Style few = palette.wear(name, ColourDepth.ANSI_16);
            Style many = palette.wear(name, ColourDepth.TRUE_COLOUR);
            assertThat(many.foreground())
                    .isEqualTo(palette.names().get(place % palette.names().size()));
            assertThat(palette.wear(name, ColourDepth.ANSI_16)).isEqualTo(few);
            assertThat(ThemeFiles.read(null, "dark").palette().wear(name, ColourDepth.ANSI_16))
                    .isEqualTo(few);
        }
    }

    @Test
    void whoNamesTheSixteenMeansThem() throws IOException {
        Files.writeString(
                folder.resolve("mine.toml"), "background = \"dark\"\nnames = [\"bright-green\", \"white\"]\n");
        Palette palette = ThemeFiles.read(folder, "mine").palette();
        assertThat(palette.wear(Role.name(0, Colour.RED), ColourDepth.ANSI_16).foreground())
                .isEqualTo(Colour.BRIGHT_GREEN);
        assertThat(palette.wear(Role.name(1, Colour.RED), ColourDepth.ANSI_16).foreground())
                .isEqualTo(Colour.WHITE);
    }

    private static double enough(Role role, ColourDepth depth) {
        return role == Role.LINE || depth == ColourDepth.ANSI_16 ? 3 : 4.5;
    }

    private static double contrast(Palette palette, Style worn, ColourDepth depth) {
        Colour background = worn.background().at(depth);
        return Contrast.of(
                worn.foreground().at(depth), background.isDefault() ? palette.backgrounds() : List.of(background));
    }

    @Test
    void aFileOfOnesOwnComesFirst() throws IOException {
        Files.writeString(folder.resolve("dark.toml"), "mention = \"#010203 on 17 underline\"\nnames = [\"red\"]\n");
        Home.Themed themed = ThemeFiles.read(folder, "dark");
        assertThat(themed.trouble()).isEmpty();
        assertThat(themed.palette().of(Role.MENTION))
                .isEqualTo(Style.of(Colour.rgb(1, 2, 3), Colour.palette(17)).underline());
        assertThat(themed.palette().names()).containsExactly(Colour.RED);
        assertThat(themed.palette().of(Role.DIM)).isEqualTo(Role.DIM.usual());
    }

    @Test
    void whatIsBoldBesidesStaysSo() {
        Palette palette = ThemeFiles.read(null, "light").palette();
        Style name = Role.name(3, Colour.RED);
        assertThat(palette.wear(name.bold(), ColourDepth.TRUE_COLOUR))
                .isEqualTo(palette.wear(name, ColourDepth.TRUE_COLOUR).bold());
        assertThat(palette.wear(Style.PLAIN.bold(), ColourDepth.TRUE_COLOUR)).isEqualTo(Style.PLAIN.bold());
    }

    @Test
    void whatStandsInTheBarsStandsOnTheirGround() throws IOException {
        Files.writeString(folder.resolve("mine.toml"), """
                bar = "white on 24"
                bar_dim = "black"
                bar_mention = "red on yellow"
                """);
        Palette palette = ThemeFiles.read(folder, "mine").palette();
        for (Role role : List.of(Role.BAR_STRONG, Role.BAR_DIM, Role.BAR_ERROR, Role.BAR_GOOD)) {
            assertThat(palette.of(role).background()).as(role.key()).isEqualTo(Colour.palette(24));
        }
        assertThat(palette.of(Role.BAR_STRONG))
                .isEqualTo(Role.BAR_STRONG.usual().background(Colour.palette(24)));
        assertThat(palette.of(Role.BAR_DIM).foreground())
                .isNotEqualTo(Role.BAR_DIM.usual().foreground());
        assertThat(palette.of(Role.BAR_MENTION).background()).isNotEqualTo(Colour.palette(24));
        Files.writeString(folder.resolve("mine.toml"), "bar = \"black on bright-white\"\n");
        Style dim = ThemeFiles.read(folder, "mine").palette().of(Role.BAR_DIM);
        assertThat(Contrast.of(dim.foreground(), dim.background())).isGreaterThan(4.5);
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.toml"), "dim = \"grey\"\nerror = \"red\"\nbarr = \"1\"\n");
        Home.Themed themed = ThemeFiles.read(folder, "mine");
        assertThat(themed.trouble()).startsWith(file + ", line 1: dim must be COLOUR");
        assertThat(themed.palette().of(Role.ERROR)).isEqualTo(Style.of(Colour.RED));
        assertThat(ThemeFiles.read(folder, "none").trouble()).startsWith("Unknown theme none: neither ");
        Files.writeString(folder.resolve("mine.toml"), "dim = \n");
        assertThat(ThemeFiles.read(folder, "mine").trouble())
                .contains("line 1: this is not TOML")
                .endsWith(").");
    }
}
