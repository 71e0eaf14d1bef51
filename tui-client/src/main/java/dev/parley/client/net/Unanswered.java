package dev.parley.client.net;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which kind of answer each request waits for. Filled by the loop's thread, emptied by the reader's; bounded. */
final class Unanswered {

    /** A server that leaves so many requests without an answer is not going to answer them. */
    static final int MAX = 4096;

    private final Map<RequestId, Class<? extends Result>> kinds = new ConcurrentHashMap<>();

    /** Notes what the request asks for; false if there are too many already. */
    boolean add(@Nullable RequestId id, Request request) {
        if (id == null) {
            return true;
        }
        kinds.put(id, request.kind().result());
        return kinds.size() <= MAX;
    }

    /** What was asked for under this id, once; null for an id that nobody waits for. */
    @Nullable
    Class<? extends Result> remove(@Nullable RequestId id) {
        return id == null ? null : kinds.remove(id);
    }
}
