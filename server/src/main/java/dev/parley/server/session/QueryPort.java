package dev.parley.server.session;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import java.util.function.Consumer;

/** What the sessions need of whoever reads the store. */
@FunctionalInterface
public interface QueryPort {

    /**
     * Has something looked up.
     *
     * @param done is called once, on another thread
     * @return false at once where there is too much to do already
     */
    boolean start(Query query, Consumer<Answer> done);
}
