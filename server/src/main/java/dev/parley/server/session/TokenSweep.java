package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.decide.TokenReview;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has uses of tokens written down now and then, and ends tokens that nobody used for so long, by the time that is certain
 * ({@link TokenReview}). Runs on the loop's thread.
 */
final class TokenSweep implements Rounds.Errand<String> {

    private final World world;
    private final SureClock clock;
    private int days;
    private final Consumer<Input> submit;

    /**
     * @param days without use after which a token ends; 0: it never does
     * @param submit decides an input of the server's own
     */
    TokenSweep(World world, SureClock clock, int days, Consumer<Input> submit) {
        this.world = world;
        this.clock = clock;
        this.days = days;
        this.submit = submit;
    }

    /** From the next look on, so many days; 0: never. */
    void setDays(int number) {
        days = number;
    }

    @Override
    public Collection<String> due() {
        return clock.now() == null || !world.isWritable()
                ? List.of()
                : world.state().users();
    }

    @Override
    public @Nullable Query question(String user) {
        return null;
    }

    @Override
    public void settle(String user, @Nullable Answer answer) {
        Instant now = clock.now();
        if (now == null) {
            return;
        }
        Input.TokensDue due = new Input.TokensDue(user, now, days == 0 ? null : now.minus(Duration.ofDays(days)));
        if (TokenReview.isDue(world, due)) {
            submit.accept(due);
        }
    }
}
