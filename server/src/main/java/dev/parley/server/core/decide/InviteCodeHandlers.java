package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Registration;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.PasswordTask;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code create_code}, {@code codes}, {@code revoke_code}, and the same from the console: by what codes strangers may register. For admins
 * of the server, and its operator, who sees all rooms.
 */
final class InviteCodeHandlers {

    /** Codes at a time, those that expired not counted. */
    static final int MOST_CODES = 100;

    /** A number has no more digits; what is longer is a code. */
    private static final int MOST_DIGITS = 6;

    Outcome create(Ask ask, Request.CreateCode request) {
        check(ask, request);
        return new Outcome()
                .then(new Effect.StartPasswordTask(ask.session().id(), new PasswordTask.DrawCode(ask.re(), request)));
    }

    /** Chance has made a code. Whatever has changed meanwhile counts. */
    Outcome drawn(Ask ask, Input.CodeDrawn drawn) {
        ask.requireStillSignedIn();
        Room room = check(ask, drawn.request());
        Event.CodeMade made = made(
                ask.state(),
                ask.at(),
                drawn.request(),
                drawn.code(),
                room,
                ask.me().name().display());
        return made(ask.state(), ask.answer(told(made, drawn.code(), room)), made);
    }

    /** From the console; the code is told in a reply to nobody. */
    Outcome make(State state, Policy policy, Instant at, Input.OperatorMadeCode wanted) {
        check(state, policy, at, wanted.request());
        Room room = room(state, wanted.request());
        Event.CodeMade made = made(state, at, wanted.request(), wanted.code(), room, OperatorModeration.OPERATOR);
        ServerMessage answer = new ServerMessage.Ok(null, told(made, wanted.code(), room));
        return made(state, new Outcome().reply(Command.NO_SESSION, answer), made);
    }

    private static @Nullable Room room(State state, Request.CreateCode request) {
        if (request.room() == null) {
            return null;
        }
        Room room = state.roomNamed(request.room());
        if (room == null) {
            throw Places.noSuchRoom(request.room());
        }
        return room;
    }

    private static Event.CodeMade made(
            State state, Instant at, Request.CreateCode request, String code, @Nullable Room room, String by) {
        return new Event.CodeMade(
                state.codes().nextNumber(),
                TokenHash.of(InviteCodes.normal(code)),
                uses(request),
                days(request),
                room == null ? null : room.id().name(),
                by,
                at);
    }

    private static Result.NewCode told(Event.CodeMade made, String code, @Nullable Room room) {
        return new Result.NewCode(
                made.number(),
                code,
                made.uses(),
                Restored.OfCode.of(made).until(),
                room == null ? null : room.name().display());
    }

    /** Those that expired make room. Nobody else looks for them: there are never many. */
    private static Outcome made(State state, Outcome outcome, Event.CodeMade made) {
        for (Restored.OfCode old : state.codes().all()) {
            if (!old.isGoodAt(made.at())) {
                outcome.with(new Event.CodeEnded(old.number()));
            }
        }
        return outcome.with(made);
    }

    Outcome list(Ask ask) {
        requireAdmin(ask);
        // An admin learns of no room that is hidden from admins, nor of a code for it.
        List<Result.CodeSummary> told = CodeList.of(ask.state(), ask.at(), room -> maySee(ask, room));
        return ask.answer(new Result.CodeList(told)).worked(told.size());
    }

    Outcome revoke(Ask ask, Request.RevokeCode request) {
        requireAdmin(ask);
        Restored.OfCode code = find(ask.state(), ask.at(), request.code(), room -> maySee(ask, room));
        return ask.answer(new Result.Done()).with(new Event.CodeEnded(code.number()));
    }

    /** From the console. */
    Outcome revoke(State state, Instant at, Input.OperatorRevokedCode revoked) {
        return new Outcome()
                .with(new Event.CodeEnded(
                        find(state, at, revoked.code(), room -> true).number()));
    }

    private static Restored.OfCode find(State state, Instant at, String typed, Predicate<Room> isSeen) {
        String written = typed.strip();
        Restored.OfCode code = state.codes().of(TokenHash.of(InviteCodes.normal(written)));
        if (code == null && !written.isEmpty() && written.length() <= MOST_DIGITS && isNumber(written)) {
            code = state.codes().of(Long.parseLong(written));
        }
        Room room = code == null || code.room() == null ? null : state.room(code.room());
        if (code == null || !code.isGoodAt(at) || (room != null && !isSeen.test(room))) {
            throw Refusal.of(ErrorCode.NO_SUCH_CODE, "There is no such code. /invite-codes lists the codes.");
        }
        return code;
    }

    private static boolean isNumber(String written) {
        return written.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean maySee(Ask ask, Room room) {
        return Places.isSeen(ask, room);
    }

    private static void requireAdmin(Ask ask) {
        Standing.requireAdmin(ask, "Invitation codes are for the admins of this server.");
    }

    /** Refuses what cannot be; the room that the code is for. */
    private static @Nullable Room check(Ask ask, Request.CreateCode request) {
        requireAdmin(ask);
        check(ask.state(), ask.policy(), ask.at(), request);
        String room = request.room();
        return room == null ? null : Places.room(ask, room);
    }

    private static void check(State state, Policy policy, Instant at, Request.CreateCode request) {
        if (policy.registration() == Registration.CLOSED) {
            throw Refusal.of(
                    ErrorCode.REGISTRATION_CLOSED,
                    "This server is closed to new users. Set registration = \"code\" in its settings first.");
        }
        checkRange("uses", uses(request), InviteCodes.MOST_USES);
        checkRange("days", days(request), InviteCodes.MOST_DAYS);
        if (CodeList.good(state, at).size() >= MOST_CODES) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "There are " + MOST_CODES + " invitation codes, which is the limit. Revoke one first.");
        }
    }

    private static void checkRange(String field, int number, int most) {
        if (number < 1 || number > most) {
            throw Refusal.field(field, field + " must be 1 to " + most + ".");
        }
    }

    private static int uses(Request.CreateCode request) {
        return request.uses() == null ? InviteCodes.USUAL_USES : request.uses();
    }

    private static int days(Request.CreateCode request) {
        return request.days() == null ? InviteCodes.USUAL_DAYS : request.days();
    }
}
