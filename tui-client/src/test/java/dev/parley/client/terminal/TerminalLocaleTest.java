package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalLocaleTest {

    @Test
    void utf8IsSaidInManyWays() {
        for (String value : new String[] {"C.UTF-8", "de_DE.UTF-8", "en_US.utf8", "C.utf8", "ja_JP.UTF8@x"}) {
            assertThat(TerminalLocale.of(Map.of("LANG", value)).isAscii())
                    .as(value)
                    .isFalse();
        }
    }

    @Test
    void anyOtherCodesetIsAsciiHereAndSaysWhatToDo() {
        for (String value : new String[] {"C", "POSIX", "de_DE", "de_DE.ISO-8859-1", "ja_JP.eucJP"}) {
            TerminalLocale locale = TerminalLocale.of(Map.of("LANG", value));
            assertThat(locale.isAscii()).as(value).isTrue();
            assertThat(locale.warning()).contains("LANG=" + value).endsWith("export LANG=C.UTF-8");
        }
    }

    @Test
    void theFirstThatIsSetHolds() {
        assertThat(TerminalLocale.of(Map.of("LC_ALL", "POSIX", "LANG", "C.UTF-8"))
                        .warning())
                .contains("LC_ALL=POSIX")
                .endsWith("export LC_ALL=C.UTF-8");
        assertThat(TerminalLocale.of(Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C"))
                        .isAscii())
                .isFalse();
    }

    @Test
    void whatTheScriptsHandOnIsThePersonsOwn() {
        assertThat(TerminalLocale.of(Map.of("LC_ALL", "C.UTF-8", "PARLEY_LC_ALL", "C"))
                        .warning())
                .contains("LC_ALL=C ");
        assertThat(TerminalLocale.of(Map.of("LC_ALL", "C.UTF-8", "PARLEY_LC_ALL", "", "LANG", "POSIX"))
                        .warning())
                .contains("LANG=POSIX ");
        assertThat(TerminalLocale.of(Map.of("LC_ALL", "C.UTF-8", "PARLEY_LC_ALL", ""))
                        .isAscii())
                .isFalse();
    }

    @Test
    void aProgramOfThePersonsHasTheLocaleOfThePerson() {
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8", "PARLEY_LC_ALL", "C"));
        PersonsLocale.restore(environment);
        assertThat(environment).containsExactly(Map.entry("LC_ALL", "C"));
        environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8", "PARLEY_LC_ALL", ""));
        PersonsLocale.restore(environment);
        assertThat(environment).isEmpty();
    }

    @Test
    void whereNobodySaysAnythingItIsUtf8() {
        assertThat(TerminalLocale.of(Map.of()).isAscii()).isFalse();
        assertThat(TerminalLocale.of(Map.of()).warning()).isEmpty();
    }
}
