package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Registration;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.PasswordTask;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Room;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code create_code}, {@code codes}, {@code revoke_code}: by what codes strangers may register. For admins of the server. */
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
        Request.CreateCode request = drawn.request();
        Room room = check(ask, request);
        Event.CodeMade made = new Event.CodeMade(
                ask.state().codes().nextNumber(),
                TokenHash.of(InviteCodes.normal(drawn.code())),
                uses(request),
                days(request),
                room == null ? null : room.id().name(),
                ask.me().name().display(),
                ask.at());
        Outcome outcome = ask.answer(new Result.NewCode(
                made.number(),
                drawn.code(),
                made.uses(),
                Restored.OfCode.of(made).until(),
                room == null ? null : room.name().display()));
        // Those that expired make room. Nobody else looks for them: there are never many.
        for (Restored.OfCode old : ask.state().codes().all()) {
            if (!old.isGoodAt(ask.at())) {
                outcome.with(new Event.CodeEnded(old.number()));
            }
        }
        return outcome.with(made);
    }

    Outcome list(Ask ask) {
        requireAdmin(ask);
        List<Result.CodeSummary> told = new ArrayList<>();
        for (Restored.OfCode code : good(ask)) {
            Room room = code.room() == null ? null : ask.state().room(code.room());
            // An admin learns of no room that is hidden from admins, nor of a code for it.
            if (room == null || maySee(ask, room)) {
                told.add(new Result.CodeSummary(
                        code.number(),
                        code.uses(),
                        code.left(),
                        code.until(),
                        room == null ? null : room.name().display(),
                        code.by(),
                        code.at()));
            }
        }
        return ask.answer(new Result.CodeList(told)).worked(told.size());
    }

    Outcome revoke(Ask ask, Request.RevokeCode request) {
        requireAdmin(ask);
        String written = request.code().strip();
        Restored.OfCode code = ask.state().codes().of(TokenHash.of(InviteCodes.normal(written)));
        if (code == null && !written.isEmpty() && written.length() <= MOST_DIGITS && isNumber(written)) {
            code = ask.state().codes().of(Long.parseLong(written));
        }
        Room room = code == null || code.room() == null ? null : ask.state().room(code.room());
        if (code == null || !code.isGoodAt(ask.at()) || (room != null && !maySee(ask, room))) {
            throw Refusal.of(ErrorCode.NO_SUCH_CODE, "There is no such code. /invite-codes lists the codes.");
        }
        return ask.answer(new Result.Done()).with(new Event.CodeEnded(code.number()));
    }

    private static boolean isNumber(String written) {
        return written.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean maySee(Ask ask, Room room) {
        return Places.isSeen(ask, room);
    }

    private static List<Restored.OfCode> good(Ask ask) {
        return ask.state().codes().all().stream()
                .filter(code -> code.isGoodAt(ask.at()))
                .toList();
    }

    private static void requireAdmin(Ask ask) {
        Standing.requireAdmin(ask, "Invitation codes are for the admins of this server.");
    }

    /** Refuses what cannot be; the room that the code is for. */
    private static @Nullable Room check(Ask ask, Request.CreateCode request) {
        requireAdmin(ask);
        if (ask.policy().registration() == Registration.CLOSED) {
            throw Refusal.of(
                    ErrorCode.REGISTRATION_CLOSED,
                    "This server is closed to new users. Set registration = \"code\" in its settings first.");
        }
        checkRange("uses", uses(request), InviteCodes.MOST_USES);
        checkRange("days", days(request), InviteCodes.MOST_DAYS);
        if (good(ask).size() >= MOST_CODES) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "There are " + MOST_CODES + " invitation codes, which is the limit. Revoke one first.");
        }
        String room = request.room();
        return room == null ? null : Places.room(ask, room);
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
