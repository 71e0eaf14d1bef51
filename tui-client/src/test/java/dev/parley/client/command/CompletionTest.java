package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.settings.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final Vocabulary NAMES = new Vocabulary(
            List.of("#lobby", "#tea"), List.of("bob", "Bea", "cy"), Map.of(Setting.THEME, List.of("dark", "dusk")));

    @Test
    void aSlashBeginsACommand() {
        assertThat(words("/l")).containsExactly("/list ", "/leave ", "/logout ");
    }

    @Test
    void aCommandIsCompletedByWhatItTakes() {
        assertThat(words("/join t")).containsExactly("#tea ");
        assertThat(words("/join #")).containsExactly("#lobby ", "#tea ");
        assertThat(words("/join @c")).containsExactly("@cy ");
        assertThat(words("/msg b")).containsExactly("bob ", "Bea ");
        assertThat(words("/msg @c")).containsExactly("cy ");
        assertThat(words("/help topi")).containsExactly("/topic ");
        assertThat(words("/list ")).containsExactly("people ", "rooms ");
        assertThat(words("/help bel")).containsExactly("bell ");
        assertThat(words("/export ")).containsExactly("#lobby ", "#tea ", "@bob ", "@Bea ", "@cy ");
        assertThat(words("/export #t")).containsExactly("#tea ");
    }

    @Test
    void whoeverIsBlockedCanBeUnblockedAlsoIfNobodyKnowsThemHere() {
        Vocabulary names = new Vocabulary(List.of(), List.of("bob"), List.of("Zoe", "zed"), Map.of());
        assertThat(Completion.of("/unblock z", names).words()).containsExactly("Zoe ", "zed ");
        assertThat(Completion.of("/unblock ", names).words()).containsExactly("Zoe ", "zed ");
        assertThat(Completion.of("/block ", names).words()).containsExactly("bob ");
        assertThat(Completion.naming("/unblock ", "Zoe")).isEqualTo("Zoe ");
    }

    @Test
    void aSettingIsCompletedByWhatItMayBeAndByWhatThePersonHas() {
        assertThat(words("/set bel")).containsExactly("bell ");
        assertThat(words("/set theme d")).containsExactly("default", "dark", "dusk");
        assertThat(words("/set joins g")).containsExactly("gather");
        assertThat(words("/set joins gather #t")).containsExactly("#tea ");
    }

    @Test
    void anotherNameOfACommandIsOfferedWhereNothingElseBeginsSo() {
        assertThat(words("/que")).containsExactly("/queue ");
        assertThat(words("/quer")).containsExactly("/query ");
        assertThat(words("/nam")).containsExactly("/names ");
    }

    @Test
    void aNameThatBeginsALineIsSpokenTo() {
        assertThat(words("b")).containsExactly("bob: ", "Bea: ");
    }

    @Test
    void aNameBehindItsSignIsNeverMadeAPrivateLine() {
        assertThat(words("@b")).containsExactly("@bob ", "@Bea ");
        assertThat(words("＠b")).containsExactly("@bob ", "@Bea ");
        assertThat(words("hi @c")).containsExactly("@cy ");
    }

    @Test
    void aNameIsCompletedBehindABracketAMarkAndLettersThatNeedNoSpace() {
        assertThat(words("(bo")).containsExactly("@bob ");
        assertThat(words("see (@bo")).containsExactly("@bob ");
        assertThat(words("\"bo")).containsExactly("@bob ");
        assertThat(words("「bo")).containsExactly("@bob ");
        assertThat(words("你好@bo")).containsExactly("@bob ");
        assertThat(words("你好＠bo")).containsExactly("@bob ");
        assertThat(Completion.of("你好@bo", NAMES).start()).isEqualTo(2);
        assertThat(Completion.of("x (bo", NAMES).start()).isEqualTo(3);
        assertThat(words("http://bo")).isEmpty();
    }

    @Test
    void commandsAreCompletedBehindTheirWideSignAndAnySpace() {
        assertThat(words("／jo")).containsExactly("/join ");
        assertThat(words("/msg　bo")).containsExactly("bob ");
        assertThat(words("/msg ＠bo")).containsExactly("bob ");
        assertThat(words("/join ＃t")).containsExactly("#tea ");
    }

    @Test
    void aNameInALineIsCalled() {
        assertThat(words("ask b")).containsExactly("@bob ", "@Bea ");
        assertThat(words("/me greets c")).containsExactly("@cy ");
        assertThat(words("come to #t")).containsExactly("#tea ");
        assertThat(Completion.of("ask b", NAMES).start()).isEqualTo(4);
    }

    @Test
    void nothingFitsNothing() {
        assertThat(words("zz")).isEmpty();
        assertThat(words("")).isEmpty();
        assertThat(words("//l")).isEmpty();
        assertThat(words("/quit x")).isEmpty();
    }

    private static List<String> words(String line) {
        return Completion.of(line, NAMES).words();
    }
}
