package dev.parley.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private final List<Consumer<ServiceFigures>> asked = new ArrayList<>();
    private boolean answers = true;
    private long nanos = 1;
    private final Lookout lookout = new Lookout(new Loop(), () -> nanos);

    private final class Loop implements Lookout.Source {
        @Override
        public String version() {
            return "1.2.3";
        }

        @Override
        public void service(Consumer<ServiceFigures> then) {
            asked.add(then);
            if (answers) {
                then.accept(Samples.service(true, false));
            }
        }

        @Override
        public @Nullable StoreFigures store() {
            return null;
        }

        @Override
        public int passwordsWaiting() {
            return 5;
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void whoeverAsksTwiceInAMomentGetsTheSameLook() {
        Figures first = lookout.look();
        assertThat(lookout.look()).isSameAs(first);
        pass(Duration.ofMillis(200));

        assertThat(lookout.look()).isNotSameAs(first);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aLoopThatDoesNotAnswerIsAskedOnceAndTheRestIsToldWithoutIt() {
        answers = false;
        for (int i = 0; i < 2; i++) {
            Figures figures = lookout.look();
            assertThat(figures.service()).isNull();
            assertThat(figures.passwordsWaiting()).isEqualTo(5);
            assertThat(figures.process().heapUsed()).isPositive();
            pass(Duration.ofSeconds(15));
        }
        assertThat(asked).hasSize(1);
        assertThat(Health.of(null).httpStatus()).isEqualTo(503);
    }

    @Test
    void whatTheLoopAnswersTooLateIsNotToldLaterAsNew() {
        answers = false;
        assertThat(lookout.look().service()).isNull();
        asked.get(0).accept(Samples.service(false, false));
        answers = true;
        pass(Duration.ofSeconds(15));

        assertThat(lookout.look().service()).isEqualTo(Samples.service(true, false));
    }
}
