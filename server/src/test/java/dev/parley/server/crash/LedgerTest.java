package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.CHANGED;
import static dev.parley.server.crash.Violations.Kind.GAP;
import static dev.parley.server.crash.Violations.Kind.LOST;
import static dev.parley.server.crash.Violations.Kind.REPEATED;
import static dev.parley.server.crash.Violations.Kind.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.crash.Violations.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link Ledger}, {@link Reading} and {@link Deliveries} find out every way to break a promise, and nothing else. */
class LedgerTest {
    private static final String ROOM = "tea";

    private final Violations violations = new Violations();
    private final Ledger ledger = new Ledger(violations);

    // Kept

    @Test
    void aLogThatHasWhatWasToldBreaksNothing() {
        Send send = send("a", "hello");
        acknowledge(send, 1);
        ledger.told(ROOM, entry(send, 1), "delivered");
        ledger.told(ROOM, joined(2), "delivered");
        read(entry(send, 1), joined(2), joined(3));
        assertKept();
    }

    @Test
    void anEntryThatNobodyWasToldOfMayBeThere() {
        read(entry(send("a", "hello"), 1));
        assertKept();
    }

    @Test
    void anEntryOfWhichOnlyTheNumberWasToldGetsItsTimeLater() {
        Entry untimed = new Entry(1, Entry.UNTOLD, joined(1).content(), "");
        ledger.told(ROOM, untimed, "acknowledged");
        ledger.told(ROOM, joined(1), "delivered");
        read(joined(1));
        assertKept();
        read(new Entry(1, at(9), joined(1).content(), ""));
        assertOnly(CHANGED);
    }

    @Test
    void aRetryThatIsAnsweredWithTheFirstEntryBreaksNothing() {
        Send send = send("a", "hello");
        acknowledge(send, 1);
        assertThat(ledger.isWritten(send)).isTrue();
        ledger.acknowledged(send, true, 1, at(1), true);
        assertKept();
        assertThat(ledger.acknowledged()).isEqualTo(1);
        assertThat(ledger.duplicates()).isEqualTo(1);
    }

    @Test
    void aRetryOfWhatOnlyTheLogToldOfIsADuplicate() {
        Send send = send("a", "hello");
        read(entry(send, 1));
        ledger.acknowledged(send, ledger.isWritten(send), 1, at(1), true);
        assertKept();
    }

    // Lost

    @Test
    void aServerThatForgetsEverythingHasLostAllThatWasAcknowledged() {
        IntStream.rangeClosed(1, 5).forEach(i -> acknowledge(send("a" + i, "text " + i), i));
        read();
        assertOnly(LOST);
        assertThat(violations.count(LOST)).isEqualTo(5);
    }

    @Test
    void anAcknowledgedEntryAtTheEndIsLost() {
        Send first = send("a", "one");
        acknowledge(first, 1);
        acknowledge(send("b", "two"), 2);
        read(entry(first, 1));
        assertOnly(LOST);
    }

    @Test
    void aDeliveredEntryThatIsGoneIsLost() {
        ledger.told(ROOM, joined(1), "delivered");
        ledger.told(ROOM, joined(2), "delivered");
        read(joined(1));
        assertOnly(LOST);
    }

    @Test
    void anAcknowledgedEntryInTheMiddleIsLostAndLeavesAGap() {
        Stream.of(1, 2, 3).forEach(seq -> ledger.told(ROOM, joined(seq), "delivered"));
        read(joined(1), joined(3));
        assertThat(violations.count(LOST)).isEqualTo(1);
        assertThat(violations.count(GAP)).isEqualTo(1);
    }

    // Changed

    @Test
    void anotherTextUnderTheSameNumberIsAChange() {
        acknowledge(send("a", "hello"), 1);
        read(entry(send("a", "hullo"), 1));
        assertOnly(CHANGED);
    }

    @Test
    void aLongTextThatDiffersAtItsEndIsAChange() {
        acknowledge(send("a", "x".repeat(3000) + "y"), 1);
        read(entry(send("a", "x".repeat(3000) + "z"), 1));
        assertOnly(CHANGED);
    }

    @Test
    void anotherTimeIsAChange() {
        Send send = send("a", "hello");
        acknowledge(send, 1);
        read(new Entry(1, at(2), entry(send, 1).content(), send.key()));
        assertOnly(CHANGED);
    }

    @Test
    void anotherKeyIsAChange() {
        acknowledge(send("a", "hello"), 1);
        read(entry(send("b", "hello"), 1));
        assertOnly(CHANGED);
    }

    @Test
    void anEntryReplacedByOneThatNobodyWasToldOfIsAChange() {
        acknowledge(send("a", "hello"), 1);
        read(joined(1));
        assertOnly(CHANGED);
    }

    @Test
    void whatTwoMembersReadHasToBeTheSame() {
        read(joined(1));
        read(new Entry(1, at(1), "{\"type\":\"joined\",\"user\":\"eve\"}", ""));
        assertOnly(CHANGED);
    }

    // Repeated

    @Test
    void aRetryThatWritesASecondEntryIsARepeat() {
        Send send = send("a", "hello");
        acknowledge(send, 1);
        ledger.acknowledged(send, true, 2, at(2), false);
        assertOnly(REPEATED);
    }

    @Test
    void aRetryThatClaimsToBeTheFirstIsARepeat() {
        Send send = send("a", "hello");
        acknowledge(send, 1);
        ledger.acknowledged(send, true, 1, at(1), false);
        assertOnly(REPEATED);
    }

    @Test
    void aDuplicateOfNothingIsFoundOut() {
        ledger.acknowledged(send("a", "hello"), false, 1, at(1), true);
        assertOnly(REPEATED);
    }

    @Test
    void aKeyThatIsTwiceInOneLogIsARepeat() {
        Send send = send("a", "hello");
        read(entry(send, 1), entry(send, 2));
        assertOnly(REPEATED);
    }

    @Test
    void aKeyThatIsInTwoLogsIsARepeat() {
        Send send = send("a", "hello");
        acknowledge(send, 1);
        ledger.told("coffee", entry(send, 1), "delivered");
        assertOnly(REPEATED);
    }

    @Test
    void aPageThatGoesBackIsARepeat() {
        Reading reading = ledger.reading(ROOM, "ann", 0);
        reading.page(List.of(joined(1), joined(2)));
        reading.page(List.of(joined(2), joined(3)));
        reading.end(3);
        assertOnly(REPEATED);
    }

    // Numbers and times

    @Test
    void aNumberThatIsMissingIsAGap() {
        read(joined(1), joined(3));
        assertOnly(GAP);
    }

    @Test
    void aLogThatDoesNotBeginWithOneHasAGap() {
        read(joined(2));
        assertOnly(GAP);
    }

    @Test
    void aLogThatEndsBeforeItSaysHasAGap() {
        Reading reading = ledger.reading(ROOM, "ann", 0);
        reading.page(List.of(joined(1)));
        reading.end(2);
        assertOnly(GAP);
    }

    @Test
    void aTimeThatStepsBackIsFoundOut() {
        read(joined(1), new Entry(2, at(0), joined(2).content(), ""));
        assertOnly(TIME);
    }

    @Test
    void aTimeThatStepsBackIsFoundOutInWhateverOrderItIsTold() {
        ledger.told(ROOM, joined(5), "delivered");
        ledger.told(ROOM, new Entry(3, at(9), joined(3).content(), ""), "delivered");
        assertOnly(TIME);
    }

    // Live

    @Test
    void deliveriesComeOneAfterTheOther() {
        Deliveries deliveries = new Deliveries(violations, "ann");
        deliveries.from(ROOM, 7);
        deliveries.next(ROOM, 8);
        deliveries.next(ROOM, 9);
        deliveries.forget(ROOM);
        deliveries.next(ROOM, 20);
        assertKept();
        assertThat(deliveries.last(ROOM)).isEqualTo(20);
    }

    @Test
    void aDeliveryThatWasLeftOutIsAGap() {
        Deliveries deliveries = new Deliveries(violations, "ann");
        deliveries.from(ROOM, 7);
        deliveries.next(ROOM, 9);
        assertOnly(GAP);
    }

    @Test
    void aDeliveryThatComesTwiceIsARepeat() {
        Deliveries deliveries = new Deliveries(violations, "ann");
        deliveries.from(ROOM, 7);
        deliveries.next(ROOM, 8);
        deliveries.next(ROOM, 8);
        assertOnly(REPEATED);
    }

    private void acknowledge(Send send, long seq) {
        ledger.acknowledged(send, false, seq, at(seq), false);
    }

    private void read(Entry... entries) {
        Reading reading = ledger.reading(ROOM, "ann", 0);
        reading.page(List.of(entries));
        reading.end(entries.length == 0 ? 0 : entries[entries.length - 1].seq());
    }

    private static Send send(String cid, String text) {
        return new Send("ann", ROOM, Json.map("room", ROOM, "text", text, "cid", cid));
    }

    /** As the wire tells it, which knows no order of fields. */
    private static Entry entry(Send send, long seq) {
        return Entry.of(Json.read(Json.write(Json.map(
                "type",
                "message",
                "room",
                "any",
                "seq",
                seq,
                "at",
                at(seq),
                "cid",
                send.fields().get("cid"),
                "from",
                "ann",
                "text",
                send.fields().get("text")))));
    }

    private static Entry joined(long seq) {
        return Entry.of(seq, at(seq), Json.map("type", "joined", "user", "bob"), "");
    }

    private static String at(long second) {
        return "2026-11-20T10:00:0" + second + ".000Z";
    }

    private void assertKept() {
        assertThat(violations.isEmpty()).as(violations.toString()).isTrue();
    }

    /** At least one promise of this kind was found broken, and none of another kind. */
    private void assertOnly(Kind kind) {
        for (Kind any : Kind.values()) {
            assertThat(violations.count(any) > 0)
                    .as("%s broken; %s", any, violations)
                    .isEqualTo(any == kind);
        }
    }
}
