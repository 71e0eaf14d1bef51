package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Samples;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryEventLineTest {

    private final HumanLines lines = new HumanLines(Clock.fixed(Samples.AT, ZoneOffset.UTC));

    static List<Entry> entries() {
        return Samples.entries();
    }

    static List<ServerEvent> events() {
        return Samples.events();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyKindOfEntryIsALineThatSaysWhoAndWhere(Entry entry) {
        assertThat(lines.of(entry)).contains("bob").contains("lobby").doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("events")
    void ofTheOtherEventsOnlyANoticeAndAnInvitationAreLines(ServerEvent event) {
        boolean isForPeople = event instanceof ServerEvent.Notice || event instanceof ServerEvent.Invited;
        assertThat(lines.of(event).isEmpty()).isEqualTo(!isForPeople);
    }
}
