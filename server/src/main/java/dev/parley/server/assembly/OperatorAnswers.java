package dev.parley.server.assembly;

import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.admin.Reply;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a command of the operator has come to, as the console is told. The core refuses in a reply to nobody's session. Pure. */
final class OperatorAnswers {

    private static final String NOT_STORED = "The change could not be stored.";

    private OperatorAnswers() {}

    private static Stream<ServerMessage> replies(Outcome outcome) {
        return outcome.effects().stream()
                .filter(effect -> effect instanceof Effect.Reply reply && reply.session() == Command.NO_SESSION)
                .map(effect -> ((Effect.Reply) effect).message());
    }

    /** Why it was refused, for a person; null if it was not. */
    static @Nullable String refusal(Outcome outcome) {
        return replies(outcome)
                .filter(ServerMessage.Failed.class::isInstance)
                .map(failed -> ((ServerMessage.Failed) failed).error().text())
                .findFirst()
                .orElse(null);
    }

    private static <T> Reply<T> refused(Outcome outcome) {
        String why = refusal(outcome);
        return Reply.refused(why == null ? NOT_STORED : why);
    }

    /** The answer, unless it was refused. */
    static <T> Reply<T> reply(Outcome outcome, T made) {
        return refusal(outcome) == null ? Reply.made(made) : refused(outcome);
    }

    /** What the core has answered. */
    static <T extends Result> Reply<T> ofResult(Outcome outcome, Class<T> type) {
        return replies(outcome)
                .filter(message -> message instanceof ServerMessage.Ok ok && type.isInstance(ok.result()))
                .map(message -> Reply.made(type.cast(((ServerMessage.Ok) message).result())))
                .findFirst()
                .orElseGet(() -> refused(outcome));
    }

    /** What has happened, of one kind. */
    static <E extends Event, T> Reply<List<T>> ofEvents(Outcome outcome, Class<E> type, Function<E, T> told) {
        List<T> all = outcome.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(told)
                .toList();
        return all.isEmpty() ? refused(outcome) : Reply.made(all);
    }

    /** As {@link #ofEvents}, where there is one of them. */
    static <E extends Event, T> Reply<T> ofEvent(Outcome outcome, Class<E> type, Function<E, T> told) {
        Reply<List<T>> all = ofEvents(outcome, type, told);
        return all.made() == null
                ? Reply.refused(all.refusal())
                : Reply.made(all.made().get(0));
    }
}
