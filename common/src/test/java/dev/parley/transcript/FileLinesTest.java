package dev.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Kinds;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Role;
import dev.parley.text.SafeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileLinesTest {

    private static final Instant AT = Instant.parse("2026-11-02T12:30:05Z");
    private static final String TIME = "2026-11-02 12:30:05  ";

    private final FileLines lines = new FileLines(ZoneOffset.UTC, new Cleaning() {
        @Override
        public String line(String text) {
            return SafeText.escape(text);
        }

        @Override
        public String block(String text) {
            return text;
        }
    });

    private static Entry.Message message(long seq, String from, String text, Long replyTo) {
        return new Entry.Message("tea", seq, AT, from, text, null, null, replyTo);
    }

    static List<Entry> entries() {
        return List.of(
                message(7, "ann", "Kettle's on.", null),
                new Entry.Joined("tea", 8, AT, "ann"),
                new Entry.Left("tea", 9, AT, "ann", LeaveReason.LEAVE, null, null),
                new Entry.Topic("tea", 10, AT, "ann", "Leaves"),
                new Entry.Edited("tea", 11, AT, "ann", 7, "Tea is ready."),
                new Entry.Deleted("tea", 12, AT, "ann", 7),
                new Entry.Reacted("tea", 13, AT, "ann", 7, "👍", true, null),
                new Entry.Role("tea", 14, AT, "ann", "bob", Role.READER),
                new Entry.Setting("tea", 15, AT, "ann", "slow_s", "30"));
    }

    @Test
    void everyKindOfEntryHasASample() {
        assertThat(entries().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Entry.class).toList());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyKindOfEntryIsALineThatSaysWhoAndWhen(Entry entry) {
        assertThat(lines.of(entry)).startsWith(TIME).contains("ann").doesNotContain("\n");
    }

    @Test
    void aReplySaysToWhatInTheWordsOfTheMessage() {
        lines.of(message(7, "ann", "Kettle's on.", null));
        assertThat(lines.of(message(8, "bob", "Coming.", 7L)))
                .isEqualTo(TIME + "<bob> (reply to ann, 2026-11-02 12:30:05: \"Kettle's on.\") Coming.");
    }

    @Test
    void anEditADeletionAndAReactionSayOfWhichMessage() {
        lines.of(message(7, "ann", "Kettle's on.", null));
        String which = " (ann, 2026-11-02 12:30:05: \"Kettle's on.\")";
        assertThat(lines.of(new Entry.Reacted("tea", 8, AT, "bob", 7, "👍", true, null)))
                .isEqualTo(TIME + "--- bob reacted with 👍" + which);
        assertThat(lines.of(new Entry.Edited("tea", 9, AT, "ann", 7, "Tea is ready.")))
                .isEqualTo(TIME + "--- ann edited a message" + which + ". New text: Tea is ready.");
        assertThat(lines.of(new Entry.Reacted("tea", 10, AT, "bob", 7, "👍", false, 8L)))
                .isEqualTo(TIME + "--- bob removed 👍 (ann, 2026-11-02 12:30:05: \"Tea is ready.\")");
        assertThat(lines.of(new Entry.Deleted("tea", 11, AT, "eve", 7)))
                .as("what was deleted is not quoted")
                .isEqualTo(TIME + "--- eve deleted a message (ann, 2026-11-02 12:30:05)");
    }

    @Test
    void aLongMessageIsQuotedByItsBeginning() {
        lines.of(message(7, "ann", "x".repeat(100) + "\nsecond", null));
        assertThat(lines.of(message(8, "bob", "yes", 7L))).contains(": \"" + "x".repeat(40) + "…\")");
    }

    @Test
    void aQuoteHasNothingThatATerminalWouldObey() {
        lines.of(message(7, "ann", "\u001b[2J\ntwo", null));
        assertThat(lines.of(message(8, "bob", "yes", 7L))).doesNotContain("\u001b", "\n");
    }

    @Test
    void whatBelongsToAMessageThatIsNotRememberedSaysSo() {
        lines.of(message(1, "ann", "first", null));
        for (int seq = 2; seq < 6_000; seq++) {
            lines.of(message(seq, "ann", "x", null));
        }
        assertThat(lines.of(message(6_000, "bob", "yes", 1L))).endsWith("<bob> (reply to an older message) yes");
        assertThat(lines.of(new Entry.Deleted("tea", 6_001, AT, "ann", 1))).endsWith("--- ann deleted a message");
    }

    @Test
    void comingsAndGoingsHaveTheirReasons() {
        assertThat(lines.of(new Entry.Joined("tea", 1, AT, "ann"))).isEqualTo(TIME + "--> ann joined");
        assertThat(lines.of(new Entry.Left("tea", 2, AT, "ann", LeaveReason.LOGOUT, null, null)))
                .isEqualTo(TIME + "<-- ann signed out");
        assertThat(lines.of(new Entry.Left("tea", 3, AT, "ann", LeaveReason.BANNED, "eve", "flood")))
                .isEqualTo(TIME + "<-- ann was banned by eve: flood");
        assertThat(lines.of(new Entry.Topic("tea", 4, AT, "ann", ""))).isEqualTo(TIME + "--- ann removed the topic");
    }

    @Test
    void aMessageOfSeveralLinesStandsBelowItself() {
        assertThat(lines.of(message(1, "ann", "one\ntwo", null)))
                .isEqualTo(TIME + "<ann> one\n" + " ".repeat(22) + "two");
        assertThat(lines.of(new Entry.Message("tea", 2, AT, "ann", "waves", null, MessageStyle.ACTION, null)))
                .isEqualTo(TIME + "* ann waves");
    }

    @Test
    void aDeletedMessageIsNoWord() {
        assertThat(lines.of(new Entry.Message("tea", 1, AT, "ann", "", null, null, null, null, 2L, null)))
                .isEqualTo(TIME + "<ann> (message deleted)");
    }

    @Test
    void aMessageOfSomebodyWhoWasForgottenIsNoBlankLine() {
        assertThat(lines.of(new Entry.Message("tea", 1, AT, "(forgotten)", "", null, null, null)))
                .isEqualTo(TIME + "<(forgotten)> (message deleted)");
    }
}
