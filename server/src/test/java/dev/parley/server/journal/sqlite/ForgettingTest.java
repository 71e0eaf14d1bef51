package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.journal.JournalContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForgettingTest {

    private final EventCodec codec = new EventCodec();
    private final Forgetting forgetting = new Forgetting("ann");

    /** Of an account that the store has. */
    private @Nullable Event kept(Event event) {
        forgetting.kept(JournalContract.EVENTS.get(0));
        return forgetting.kept(event);
    }

    @ParameterizedTest
    @FieldSource("dev.parley.server.journal.JournalContract#EVENTS")
    void noKindOfEventNamesAUserWhoIsForgotten(Event event) {
        Event kept = kept(event);
        if (kept != null) {
            assertThat(new String(codec.encode(kept), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .doesNotContain("\"ann\"");
        }
    }

    /** Most samples are about bob. */
    @ParameterizedTest
    @FieldSource("dev.parley.server.journal.JournalContract#EVENTS")
    void noKindOfEventNamesAnotherOneEither(Event event) {
        Forgetting bob = new Forgetting("bob");
        bob.kept(new Event.AccountCreated(new Name("Bob", "bob"), "hash", Instant.EPOCH));
        Event kept = bob.kept(event);
        // It says that it is to be done, and stays until it is.
        if (kept != null && !(kept instanceof Event.UserForgotten)) {
            assertThat(new String(codec.encode(kept), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .doesNotContain("\"bob\"");
        }
    }

    static Stream<Event.EntryWritten> entries() {
        return JournalContract.entries().filter(written -> !written.log().isDirectOf("ann"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyKindOfEntryInARoomKeepsItsKindAndItsNumber(Event.EntryWritten written) {
        assertThat(kept(written)).isInstanceOfSatisfying(Event.EntryWritten.class, kept -> {
            assertThat(kept.entry()).hasSameClassAs(written.entry());
            assertThat(kept.entry().seq()).isEqualTo(written.entry().seq());
            assertThat(kept.entry().at()).isEqualTo(written.entry().at());
        });
    }

    @ParameterizedTest
    @MethodSource("entries")
    void nothingThatTheUserSaidIsKept(Event.EntryWritten written) {
        if (kept(written) instanceof Event.EntryWritten kept
                && written.actor().equals("ann")
                && !(kept.entry() instanceof Entry.Topic)) {
            assertThat(kept.entry().words()).isNullOrEmpty();
        }
    }

    @Test
    void whatIsAboutOthersIsTheSameObject() {
        Event other = new Event.TokenRevoked("bob", "hash");
        assertThat(kept(other)).isSameAs(other);
    }
}
