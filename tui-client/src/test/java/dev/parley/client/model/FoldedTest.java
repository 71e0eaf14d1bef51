package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of each kind of entry, where bob's lines are folded. */
class FoldedTest {

    private static final Instant AT = Instant.parse("2026-11-02T12:30:00Z");

    private static Entry folded(Entry entry) {
        return Folded.of(entry, "bob"::equals);
    }

    private static Entry.Message message(String from, Reaction... reactions) {
        return new Entry.Message(
                "tea", 1, AT, from, "rude", "cid", MessageStyle.ACTION, 7L, 9L, null, List.of(reactions));
    }

    @Test
    void ofAMessageItIsLeftThatThereIsOne() {
        Entry.Message left = (Entry.Message) folded(message("bob"));
        assertThat(left.text()).isEmpty();
        assertThat(left.wasHidden()).isTrue();
        assertThat(left.style()).isNull();
        assertThat(left.edited()).isNull();
    }

    @Test
    void amongReactionsOnlyTheirsAreMissing() {
        Reaction theirs = new Reaction("bob", "👎", 3);
        Reaction other = new Reaction("cy", "👍", 4);
        assertThat(((Entry.Message) folded(message("ann", theirs, other))).reactions())
                .containsExactly(other);
        assertThat(((Entry.Message) folded(message("ann", theirs))).reactions()).isNull();
    }

    @Test
    void aTopicTellsWhoSetItAndNotWhatItSays() {
        assertThat(folded(new Entry.Topic("tea", 1, AT, "bob", "rude")))
                .isEqualTo(new Entry.Topic("tea", 1, AT, "bob", "(blocked)"));
        Entry removed = new Entry.Topic("tea", 1, AT, "bob", "");
        assertThat(folded(removed)).isSameAs(removed);
    }

    @Test
    void editsAndReactionsAreLeftOut() {
        assertThat(folded(new Entry.Edited("tea", 2, AT, "bob", 1, "ruder"))).isNull();
        assertThat(folded(new Entry.Reacted("tea", 2, AT, "bob", 1, "👎", true, null)))
                .isNull();
        assertThat(folded(new Entry.Reacted("tea", 3, AT, "bob", 1, "👎", false, 2L)))
                .isNull();
    }

    static List<Entry> asEver() {
        return List.of(
                new Entry.Deleted("tea", 2, AT, "bob", 1),
                new Entry.Joined("tea", 2, AT, "bob"),
                new Entry.Left("tea", 2, AT, "bob", LeaveReason.LEAVE, null, null),
                new Entry.Left("tea", 2, AT, "cy", LeaveReason.KICKED, "bob", "spam"),
                new Entry.Role("tea", 2, AT, "bob", "cy", Role.READER),
                new Entry.Setting("tea", 2, AT, "bob", "slow_s", "30"),
                new Entry.Message("tea", 1, AT, "ann", "hello", null, null, null),
                new Entry.Edited("tea", 2, AT, "ann", 1, "hello all"),
                new Entry.Reacted("tea", 2, AT, "ann", 1, "👍", true, null),
                new Entry.Topic("tea", 1, AT, "ann", "tea"));
    }

    @ParameterizedTest
    @MethodSource("asEver")
    void whatTheyDoToOthersAndWhatOthersDoIsAsEver(Entry entry) {
        assertThat(folded(entry)).isSameAs(entry);
    }
}
