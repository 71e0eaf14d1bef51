package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkSupportTest {

    @Test
    void whoIsKnownToUnderstandThemIsToldLinks() {
        assertThat(known("TERM", "xterm-kitty")).isTrue();
        assertThat(known("TERM", "foot-extra")).isTrue();
        assertThat(known("TERM", "alacritty")).isTrue();
        assertThat(known("TERM", "xterm-256color", "VTE_VERSION", "7600")).isTrue();
        assertThat(known("TERM", "xterm-256color", "TERM_PROGRAM", "iTerm.app")).isTrue();
        assertThat(known("TERM", "xterm-256color", "TERM_PROGRAM", "vscode")).isTrue();
        assertThat(known("TERM", "xterm-256color", "WT_SESSION", "a-b")).isTrue();
        assertThat(known("TERM", "xterm-256color", "KONSOLE_VERSION", "230804")).isTrue();
    }

    @Test
    void nobodyElseIs() {
        assertThat(known("TERM", "xterm-256color")).isFalse();
        assertThat(known("TERM", "xterm-256color", "COLORTERM", "truecolor")).isFalse();
        assertThat(known("TERM", "xterm-256color", "VTE_VERSION", "5000")).isFalse();
        assertThat(known("TERM", "xterm-256color", "VTE_VERSION", "new")).isFalse();
        assertThat(known("TERM", "xterm-256color", "KONSOLE_VERSION", "200401")).isFalse();
        assertThat(known("TERM", "xterm-256color", "TERM_PROGRAM", "Apple_Terminal"))
                .isFalse();
        assertThat(known("TERM", "linux", "VTE_VERSION", "7600")).isFalse();
        assertThat(known("TERM", "vt220")).isFalse();
        assertThat(known()).isFalse();
    }

    @Test
    void aMultiplexerDecidesForWhatIsAroundIt() {
        assertThat(tmux("3.4")).isTrue();
        assertThat(tmux("3.5a")).isTrue();
        assertThat(tmux("next-3.6")).isTrue();
        assertThat(tmux("4.0")).isTrue();
        assertThat(tmux("3.3a")).isFalse();
        assertThat(tmux("2.9")).isFalse();
        assertThat(tmux("")).isFalse();
        assertThat(known("TERM", "tmux-256color", "KITTY_WINDOW_ID", "1"))
                .as("before it told its version")
                .isFalse();
        assertThat(known("TERM", "screen-256color", "VTE_VERSION", "7600")).isFalse();
        assertThat(known("TERM", "xterm-256color", "STY", "1.tty", "VTE_VERSION", "7600"))
                .isFalse();
    }

    @Test
    void theLinuxConsoleIsNeverTold() {
        assertThat(LinkSupport.isHarmless(Map.of("TERM", "xterm"))).isTrue();
        for (String term : new String[] {"linux", "linux-16color", "vt100", "dumb", ""}) {
            assertThat(LinkSupport.isHarmless(Map.of("TERM", term))).as(term).isFalse();
        }
    }

    private static boolean tmux(String version) {
        return known(
                "TERM", "tmux-256color", "TMUX", "/tmp/x,1,0", "TERM_PROGRAM", "tmux", "TERM_PROGRAM_VERSION", version);
    }

    private static boolean known(String... environment) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            map.put(environment[i], environment[i + 1]);
        }
        return LinkSupport.isKnown(map);
    }
}
