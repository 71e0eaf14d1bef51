package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what sessions ask, get and are refused, for those who watch the server. Plain numbers of the loop's thread: to count costs a
 * few nanoseconds, and nobody else may look.
 */
final class SessionCounts {

    private static final Map<String, ErrorCode> CODES = new HashMap<>();

    static {
        for (ErrorCode code : ErrorCode.values()) {
            CODES.put(code.toString(), code);
        }
    }

    /** How often something was. */
    private static final class Tally {
        private long count;
    }

    /** What requests of a kind were answered. */
    private static final class Answers {
        private final Map<ErrorCode, Tally> errors = tallies(ErrorCode.class);
        private long ok;
    }

    private static <E extends Enum<E>> Map<E, Tally> tallies(Class<E> kinds) {
        Map<E, Tally> all = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            all.put(kind, new Tally());
        }
        return all;
    }

    private final Map<RequestKind, Answers> answered = new EnumMap<>(RequestKind.class);
    private final Answers invalid = new Answers();
    private final Map<Limit, Tally> refused = tallies(Limit.class);
    private long deliveries;
    private long behind;

    SessionCounts() {
        for (RequestKind kind : RequestKind.values()) {
            answered.put(kind, new Answers());
        }
    }

    /**
     * A request has its answer.
     *
     * @param kind null for a line that was no request
     */
    void answered(@Nullable RequestKind kind, ServerMessage answer) {
        Answers answers = kind == null ? invalid : answered.getOrDefault(kind, invalid);
        if (answer instanceof ServerMessage.Failed failed) {
            ErrorCode code = CODES.getOrDefault(failed.error().code(), ErrorCode.INTERNAL);
            more(answers.errors, code);
        } else {
            answers.ok++;
        }
    }

    private static <E> void more(Map<E, Tally> tallies, E kind) {
        Tally tally = tallies.get(kind);
        if (tally != null) {
            tally.count++;
        }
    }

    /** An event was put into the outboxes of so many sessions, or they were told that they are behind. */
    void delivered(int sessions) {
        deliveries += sessions;
    }

    /** A slow client was told that it has to ask for entries of a room. */
    void fellBehind() {
        behind++;
    }

    /** A limit has refused a request, or ended a connection. */
    void refused(Limit limit) {
        more(refused, limit);
    }

    long deliveries() {
        return deliveries;
    }

    long behind() {
        return behind;
    }

    Map<Limit, Long> refused() {
        Map<Limit, Long> all = new EnumMap<>(Limit.class);
        refused.forEach((limit, tally) -> all.put(limit, tally.count));
        return all;
    }

    /** All that there were, and each kind of request with none. */
    List<RequestCount> requests() {
        List<RequestCount> all = new ArrayList<>();
        answered.forEach((kind, answers) -> {
            all.add(new RequestCount(kind.word(), RequestCount.OK, answers.ok));
            addErrors(all, kind.word(), answers);
        });
        addErrors(all, RequestCount.INVALID, invalid);
        return all;
    }

    private static void addErrors(List<RequestCount> all, String type, Answers answers) {
        answers.errors.forEach((code, tally) -> {
            if (tally.count > 0) {
                all.add(new RequestCount(type, code.toString(), tally.count));
            }
        });
    }
}
