package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.Command;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTableTest {

    private static final SessionLimits LIMITS =
            new SessionLimits(1, 1, Long.MAX_VALUE, 0, 1, Duration.ZERO, Duration.ofSeconds(1), SourceLimits.UNBOUNDED);

    /** The table never looks at what a session is made of. */
    private static ClientSession session(long id) {
        return new ClientSession(id, null, null, null, LIMITS, new SessionCounts(), 0, 0);
    }

    @Test
    void anIdFindsItsOwnSessionAndNoOtherEverAgain() {
        Random random = new Random(1);
        SessionTable table = new SessionTable();
        Map<Long, ClientSession> live = new LinkedHashMap<>();
        Set<Long> gone = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            if (live.isEmpty() || random.nextInt(5) < 3) {
                long id = table.newId();
                assertThat(id).isNotEqualTo(Command.NO_SESSION);
                assertThat(live).doesNotContainKey(id);
                assertThat(gone).doesNotContain(id);
                live.put(id, session(id));
                table.put(live.get(id));
            } else {
                long id = live.keySet().iterator().next();
                live.remove(id);
                gone.add(id);
                table.remove(id);
                table.remove(id);
            }
        }
        live.forEach((id, session) -> assertThat(table.get(id)).isSameAs(session));
        gone.forEach(id -> assertThat(table.get(id)).isNull());
        assertThat(table.get(Command.NO_SESSION)).isNull();
        assertThat(table.get(Long.MAX_VALUE)).isNull();
    }
}
