package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.ServerEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HumanLinesTest {

    private static final Instant AT = Instant.parse("2026-11-02T12:30:00Z");

    private final HumanLines lines = new HumanLines(Clock.fixed(AT, ZoneOffset.UTC));

    private static Entry.Message message(String from, String text, MessageStyle style) {
        return new Entry.Message("tea", 1, AT, from, text, null, style, null);
    }

    @Test
    void aMessageSaysWhereWhenAndWho() {
        assertThat(lines.of(message("ann", "hello", null))).isEqualTo("[tea] 12:30 ann: hello");
    }

    @Test
    void anotherDayIsNamed() {
        Entry old = new Entry.Message("tea", 1, AT.minusSeconds(86_400), "ann", "hello", null, null, null);
        assertThat(lines.of(old)).isEqualTo("[tea] 2026-11-01 12:30 ann: hello");
    }

    @Test
    void anActionIsToldInTheThirdPerson() {
        assertThat(lines.of(message("ann", "waves", MessageStyle.ACTION))).isEqualTo("[tea] 12:30 * ann waves");
    }

    @Test
    void aSecondLineCannotLookLikeSomebodyElsesMessage() {
        assertThat(lines.of(message("ann", "hello\n[tea] 12:30 bob: I quit", null)))
                .isEqualTo("[tea] 12:30 ann: hello\n    [tea] 12:30 bob: I quit");
    }

    @Test
    void whatATerminalWouldObeyIsShown() {
        assertThat(lines.of(message("ann", "\u001B[2Jx\u009B1m\u202Ey", null)))
                .isEqualTo("[tea] 12:30 ann: ␛[2Jx‹U+009B›1m‹U+202E›y");
        assertThat(lines.of(new ServerEvent.Notice("a\u001Bb\nnotice from the server: c", "eve\u0007")))
                .isEqualTo("notice from eve␇: a␛b\n    notice from the server: c");
    }

    @Test
    void whatBecameOfAMessageIsASentence() {
        assertThat(lines.of(new Entry.Edited("tea", 5, AT, "ann", 1, "hello\nall")))
                .isEqualTo("ann edited a message in tea. New text: hello\n    all");
        assertThat(lines.of(new Entry.Edited("tea", 5, AT, "ann", 1, null))).isEqualTo("ann edited a message in tea");
        assertThat(lines.of(new Entry.Deleted("tea", 6, AT, "ann", 1))).isEqualTo("ann deleted a message in tea");
        assertThat(lines.of(new Entry.Reacted("tea", 7, AT, "bob", 1, "👍", true, null)))
                .isEqualTo("bob reacted with 👍 in tea");
        assertThat(lines.of(new Entry.Reacted("tea", 8, AT, "bob", 1, "\u001b", false, 7L)))
                .isEqualTo("bob removed ␛ in tea");
    }

    @Test
    void whatBelongsToAMessageSaysToWhich() {
        lines.of(message("ann", "hello", null));
        assertThat(lines.of(new Entry.Message("tea", 2, AT, "bob", "hi", null, null, 1L)))
                .isEqualTo("[tea] 12:30 bob: (reply to ann, 12:30: \"hello\") hi");
        assertThat(lines.of(new Entry.Reacted("tea", 3, AT, "bob", 1, "👍", true, null)))
                .isEqualTo("bob reacted with 👍 in tea (ann, 12:30: \"hello\")");
        lines.remember(new Entry.Message("tea", 4, AT, "me", "not read out", null, null, null));
        assertThat(lines.of(new Entry.Message("tea", 5, AT, "bob", "yes", null, null, 4L)))
                .contains("(reply to me, 12:30: \"not read out\")");
        assertThat(lines.of(new Entry.Message("ops", 5, AT, "bob", "yes", null, null, 1L)))
                .as("numbers count in each room anew")
                .contains("(reply to an older message)");
    }

    @Test
    void aMessageOfSomebodyWhoIsBlockedHasNoText() {
        Entry.Message rude = message("bob", "a rude word", null);
        assertThat(lines.of(rude.hide())).isEqualTo("[tea] 12:30 bob: (blocked)");
        assertThat(lines.of(new Entry.Message("tea", 2, AT, "ann", "no", null, null, 1L)))
                .isEqualTo("[tea] 12:30 ann: (reply to bob, 12:30) no");
    }

    @Test
    void comingAndGoingIsASentence() {
        assertThat(lines.of(new Entry.Joined("tea", 2, AT, "ann"))).isEqualTo("ann joined tea");
        assertThat(lines.of(new Entry.Left("tea", 3, AT, "ann", LeaveReason.LEAVE, null, null)))
                .isEqualTo("ann left tea");
        assertThat(lines.of(new Entry.Left("tea", 3, AT, "ann", LeaveReason.KICKED, "bob", "flood")))
                .isEqualTo("ann was kicked out of tea by bob: flood");
        assertThat(lines.of(new Entry.Left("tea", 3, AT, "ann", null, null, null)))
                .as("a reason that this version does not know")
                .isEqualTo("ann left tea");
        assertThat(lines.of(new Entry.Topic("tea", 4, AT, "ann", "green\nor black")))
                .isEqualTo("ann set the topic of tea: green␊or black");
    }

    @Test
    void whatNobodyNeedsToHearIsNoLine() {
        assertThat(lines.of(new ServerEvent.Typing("tea", "ann"))).isEmpty();
    }

    @Test
    void whatBlockedPeopleSayIsFoldedAndWhatTheyDoToOthersIsNot() {
        lines.fold("bob"::equals);
        assertThat(lines.of(message("bob", "rude", null))).isEqualTo("[tea] 12:30 bob: (blocked)");
        assertThat(lines.of(new Entry.Topic("tea", 2, AT, "bob", "rude")))
                .isEqualTo("bob set the topic of tea: (blocked)");
        assertThat(lines.of(new Entry.Edited("tea", 3, AT, "bob", 1, "ruder"))).isEmpty();
        assertThat(lines.of(new Entry.Reacted("tea", 4, AT, "bob", 1, "👎", true, null)))
                .isEmpty();
        assertThat(lines.of(new Entry.Reacted("tea", 5, AT, "bob", 1, "👎", false, 4L)))
                .isEmpty();
        assertThat(lines.of(new Entry.Left("tea", 6, AT, "cy", LeaveReason.KICKED, "bob", null)))
                .isEqualTo("cy was kicked out of tea by bob");
    }

    @Test
    void whatWasReadBeforeSomebodyWasBlockedIsNotQuoted() {
        lines.of(message("bob", "rude", null));
        Entry reply = new Entry.Message("tea", 2, AT, "cy", "be nice", null, null, 1L);
        assertThat(lines.of(reply)).isEqualTo("[tea] 12:30 cy: (reply to bob, 12:30: \"rude\") be nice");
        lines.fold("bob"::equals);
        assertThat(lines.of(reply)).isEqualTo("[tea] 12:30 cy: (reply to bob, 12:30) be nice");
    }

    @Test
    void aReactionThatTheServerHidesIsNotToldAsTakenBack() {
        assertThat(lines.of(new Entry.Reacted("tea", 4, AT, "bob", 1, "👎", false, 4L)))
                .isEmpty();
        assertThat(lines.of(new Entry.Reacted("tea", 5, AT, "bob", 1, "👎", false, 4L)))
                .isEqualTo("bob removed 👎 in tea");
    }
}
