package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.RequestKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwedRepliesTest {

    /** Lines that are no request among them. */
    private static final List<@Nullable RequestKind> KINDS =
            Arrays.asList(RequestKind.SEND, RequestKind.PING, null, RequestKind.LOGIN);

    private final OwedReplies owed = new OwedReplies();

    @Test
    void theKindsComeOutAsTheyWentInHoweverManyWait() {
        Queue<Optional<RequestKind>> model = new ArrayDeque<>();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            boolean grows = random.nextInt(100) < (i / 1_000 % 2 == 0 ? 60 : 40);
            if (grows && model.size() < 256) {
                RequestKind added = KINDS.get(random.nextInt(KINDS.size()));
                owed.add(added);
                model.add(Optional.ofNullable(added));
            } else if (!model.isEmpty()) {
                assertThat(Optional.ofNullable(owed.remove())).isEqualTo(model.remove());
            }
            assertThat(owed.size()).isEqualTo(model.size());
            assertThat(owed.isEmpty()).isEqualTo(model.isEmpty());
        }
    }
}
