package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Entry;
import dev.parley.server.core.Kinds;
import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final LogId TEA = new LogId.RoomLog("tea");

    private final EventCodec codec = new EventCodec();

    static LongStream seeds() {
        return Seeds.some(5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadIsWhatWasWritten(long seed) throws Exception {
        RandomEvents events = new RandomEvents(new Random(seed));
        for (int i = 0; i < 3_000; i++) {
            Event event = events.next();
            byte[] body = codec.encode(event);
            assertThat(codec.decode(body, logOf(event)))
                    .as(new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(event);
            assertThat(new EventCodec().encode(event)).isEqualTo(body);
        }
    }

    @Test
    void theRandomEventsAreOfEveryKind() {
        RandomEvents events = new RandomEvents(new Random(1));
        Set<Class<?>> kinds = new HashSet<>();
        Set<Class<?>> entries = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            Event event = events.next();
            kinds.add(event.getClass());
            if (event instanceof Event.EntryWritten written) {
                entries.add(written.entry().getClass());
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Event.class).toList());
        assertThat(entries)
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Entry.class).toList());
    }

    @ParameterizedTest
    @FieldSource("dev.parley.server.journal.JournalContract#EVENTS")
    void everyKindOfEventIsReadAsItWasWritten(Event event) throws Exception {
        assertThat(codec.decode(codec.encode(event), logOf(event))).isEqualTo(event);
    }

    private static @Nullable LogId logOf(Event event) {
        return event instanceof Event.EntryWritten written ? written.log() : null;
    }

    @Test
    void anEntryIsStoredAsItGoesOverTheWire() {
        Entry said = new Entry.Message("Tea", 7, Instant.parse("2026-11-21T01:02:03.400Z"), "Ann", "hi", "c", null, 2L);
        assertThat(new String(
                        codec.encode(new Event.EntryWritten(TEA, "ann", said, List.of("bob"))), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"entry\",\"actor\":\"ann\",\"mentioned\":[\"bob\"],\"entry\":{\"type\":\"message\","
                                + "\"room\":\"Tea\",\"seq\":7,\"at\":\"2026-11-21T01:02:03.400Z\",\"from\":\"Ann\",\"text\":\"hi\","
                                + "\"cid\":\"c\",\"reply_to\":2}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"token_revoked\",\"user\":\"ann\"}",
                "{\"type\":\"token_revoked\",\"user\":\"ann\",\"token_hash\":3}",
                "{\"type\":\"token_revoked\",\"user\":\"ann\",\"token_hash\":\"h\"} {}",
                "{\"type\":\"token_issued\",\"user\":\"ann\",\"token_hash\":\"h\",\"at\":\"tomorrow\"}",
                "{\"type\":\"cursor_moved\",\"room\":\"tea\",\"user\":\"ann\",\"cursor\":\"sideways\",\"seq\":1}",
                "{\"type\":\"entry\",\"actor\":\"ann\",\"entry\":{}}",
                "{\"type\":\"up_to\",\"position\":1e3}"
            })
    void whatIsNoEventIsRefused(String body) {
        assertThatThrownBy(() -> codec.decode(body.getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(DamagedEventException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"entry\",\"actor\":\"ann\",\"entry\":{}}",
                "{\"type\":\"entry\",\"actor\":\"ann\",\"entry\":{\"type\":\"joined\",\"room\":\"Tea\",\"seq\":1,"
                        + "\"at\":\"2026-11-21T25:02:03.400Z\",\"user\":\"Ann\"}}",
                "{\"type\":\"entry\",\"actor\":\"ann\",\"entry\":{\"type\":\"joined\",\"room\":\"Tea\",\"seq\":1,"
                        + "\"at\":\"2026-11-21T01:02:03.400Z\",\"user\":\"Ann\",\"what\":1}}",
                "{\"type\":\"entry\",\"actor\":\"ann\",\"entry\":{\"type\":\"danced\",\"room\":\"Tea\",\"seq\":1,"
                        + "\"at\":\"2026-11-21T01:02:03.400Z\",\"user\":\"Ann\"}}",
                "{\"type\":\"token_revoked\",\"user\":\"ann\",\"token_hash\":\"h\"}"
            })
    void whatIsNoEntryIsRefusedInALog(String body) {
        assertThatThrownBy(() -> codec.decode(body.getBytes(StandardCharsets.UTF_8), TEA))
                .isInstanceOf(DamagedEventException.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedBytesAreReadAsSomethingOrRefusedByName(long seed) {
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(random);
        for (int i = 0; i < 3_000; i++) {
            Event event = events.next();
            byte[] body = codec.encode(event);
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(codec.decode(body, logOf(event))).isNotNull();
            } catch (DamagedEventException named) {
                assertThat(named).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void everyPlaceHasAnotherChecksum() {
        Checksum checksum = new Checksum();
        byte[] body = {1, 2, 3};
        assertThat(List.of(
                        checksum.ofEvent(1, body),
                        checksum.ofEvent(2, body),
                        checksum.ofEntry(1, 0, 0, body),
                        checksum.ofEntry(1, 0, 1, body),
                        checksum.ofEntry(1, 1, 0, body),
                        checksum.ofPart(1, 0, body),
                        checksum.ofEvent(1, new byte[] {1, 2, 4})))
                .doesNotHaveDuplicates();
    }
}
