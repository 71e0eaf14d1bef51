package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RequestKindTest {

    @Test
    void everyRequestHasARowOfItsOwn() {
        assertThat(Arrays.stream(RequestKind.values()).map(RequestKind::record))
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Request.class)
                        .<Class<? extends Request>>map(type -> type.asSubclass(Request.class))
                        .toList());
    }

    @Test
    void theTypeOnTheWireIsTheRecordsName() {
        for (RequestKind kind : RequestKind.values()) {
            String inSnakeCase = kind.record()
                    .getSimpleName()
                    .replaceAll("(?<=[a-z])([A-Z])", "_$1")
                    .toLowerCase(Locale.ROOT);
            assertThat(kind.word()).isEqualTo(inSnakeCase);
            assertThat(RequestKind.of(kind.word())).isEqualTo(kind);
        }
        assertThat(RequestKind.of("dance")).isNull();
    }

    @Test
    void everyResultAnswersARequest() {
        assertThat(Arrays.stream(RequestKind.values()).map(RequestKind::result).distinct())
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Result.class)
                        .<Class<? extends Result>>map(type -> type.asSubclass(Result.class))
                        .toList());
    }
}
