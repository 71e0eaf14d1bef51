package dev.parley.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrisTest {

    @Test
    void linksAreFoundInASentence() {
        assertThat(links("see https://example.org/a?b=c#d, and http://x.org."))
                .containsExactly("https://example.org/a?b=c#d", "http://x.org");
        assertThat(links("gemini://example.org ftp://example.org/x mailto:ann@example.org!"))
                .containsExactly("gemini://example.org", "ftp://example.org/x", "mailto:ann@example.org");
        assertThat(links("HTTPS://EXAMPLE.ORG irc://irc.example.org:6697/#tea"))
                .containsExactly("HTTPS://EXAMPLE.ORG", "irc://irc.example.org:6697/#tea");
        assertThat(links("http://[::1]:8080/ http://localhost:80"))
                .containsExactly("http://[::1]:8080/", "http://localhost:80");
    }

    @Test
    void whatIsAroundALinkIsNoPartOfIt() {
        assertThat(links("(https://example.org)")).containsExactly("https://example.org");
        assertThat(links("(see https://en.example.org/Tea_(drink), or not)"))
                .containsExactly("https://en.example.org/Tea_(drink)");
        assertThat(links("<https://example.org>, \"https://x.org\", [https://y.org]: {https://z.org}?"))
                .containsExactly("https://example.org", "https://x.org", "https://y.org", "https://z.org");
        assertThat(links("really https://example.org/?!?...")).containsExactly("https://example.org/");
        assertThat(links("**https://example.org**")).containsExactly("https://example.org");
        assertThat(links("https://example.org/(")).containsExactly("https://example.org/");
        assertThat(links("看https://example.org/茶。「https://x.org」"))
                .containsExactly("https://example.org/茶", "https://x.org");
    }

    @Test
    void manyThingsAreNone() {
        for (String text : List.of(
                "https://",
                "https:// example.org",
                "http:/example.org",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data://x",
                "nohttps://example.org",
                "10:30 note: this",
                "://x",
                "mailto:",
                "mailto:nobody",
                "mailto:@x",
                "")) {
            assertThat(links(text)).as(text).isEmpty();
        }
    }

    @Test
    void controlsThatWereMadeVisibleEndALink() {
        assertThat(links(CleanText.line("https://example.org/\u001b]8;;evil\u0007x")))
                .containsExactly("https://example.org/");
        assertThat(links(CleanText.line("https://example.org/\u202egro"))).containsExactly("https://example.org/");
        assertThat(links(CleanText.line("https://example.org/\u009c"))).containsExactly("https://example.org/");
    }

    @Test
    void aTerminalIsToldPrintableAsciiAlone() {
        assertThat(Uris.encoded("https://example.org/a%20b?c=[d]&e;f"))
                .isEqualTo("https://example.org/a%20b?c=[d]&e;f");
        assertThat(Uris.encoded("https://example.org/茶|^{x}")).isEqualTo("https://example.org/%E8%8C%B6%7C%5E%7Bx%7D");
        assertThat(Uris.encoded("x\u001b\u0007\u009c \n")).isEqualTo("x%1B%07%C2%9C%20%0A");
        assertThat(Uris.encoded("https://example.org/" + "a".repeat(2063))).hasSize(2083);
        assertThat(Uris.encoded("https://example.org/" + "a".repeat(2064))).isNull();
        assertThat(Uris.encoded("https://example.org/" + "茶".repeat(300))).isNull();
    }

    @Test
    void anythingAroundALinkLeavesItWhole() {
        Seeds.each(500, random -> {
            String text =
                    CleanText.line(Scripts.hostile(random, 8) + " https://example.org/a " + Scripts.hostile(random, 8));
            assertThat(links(text)).contains("https://example.org/a");
            String joined = CleanText.line("https://" + Scripts.hostile(random, 12));
            for (Uris.Found found : Uris.in(joined)) {
                assertThat(Graphemes.isBoundary(joined, found.end())).isTrue();
                String encoded = Uris.encoded(joined.substring(found.start(), found.end()));
                assertThat(encoded).matches("[!-~]+");
            }
        });
    }

    private static List<String> links(String text) {
        return Uris.in(text).stream()
                .map(found -> text.substring(found.start(), found.end()))
                .toList();
    }
}
