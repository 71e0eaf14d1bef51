package dev.parley.client.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShortcodesTest {

    @Test
    void namesAreKnownWithAndWithoutColons() {
        assertThat(Shortcodes.glyph(":tada:")).isEqualTo("🎉");
        assertThat(Shortcodes.glyph("+1")).isEqualTo("👍");
        assertThat(Shortcodes.glyph("flag_de")).isEqualTo("🇩🇪");
        assertThat(Shortcodes.glyph(":nothing_of_the_kind:")).isNull();
    }

    @Test
    void theShortestNamesComeFirstAndEachGlyphOnce() {
        assertThat(Shortcodes.matching("tad", 5)).first().isEqualTo(new Shortcodes.Shortcode("tada", "🎉"));
        assertThat(Shortcodes.matching("hear", 50))
                .extracting(Shortcodes.Shortcode::glyph)
                .doesNotHaveDuplicates()
                .startsWith("❤️");
        assertThat(Shortcodes.matching("umbs", 50))
                .extracting(Shortcodes.Shortcode::name)
                .contains("thumbsup");
        assertThat(Shortcodes.matching("", 3)).hasSize(3);
        assertThat(Shortcodes.matching("no such thing", 3)).isEmpty();
    }

    @Test
    void writtenOutTheyAreReplacedButNotInCodeNorWithinWords() {
        assertThat(Shortcodes.expanded("well done :tada: :+1:!")).isEqualTo("well done 🎉 👍!");
        for (String text : new String[] {
            "`:tada:`", "10:100:20", "http://host:100:x", "a:tada:b", ":nothing:", "::", "one: two", "x `a :tada: b"
        }) {
            assertThat(Shortcodes.expanded(text)).isEqualTo(text);
        }
        assertThat(Shortcodes.expanded("`a` :tada:")).isEqualTo("`a` 🎉");
    }

    @Test
    void everyGlyphIsOneCharacterOfTwoColumns() {
        Set<String> glyphs = new HashSet<>();
        Shortcodes.matching("", 10_000).forEach(code -> glyphs.add(code.glyph()));
        assertThat(glyphs).hasSizeGreaterThan(1_500).allSatisfy(glyph -> {
            assertThat(Graphemes.count(glyph)).isEqualTo(1);
            assertThat(TextWidth.of(glyph)).isBetween(1, 2);
        });
    }
}
