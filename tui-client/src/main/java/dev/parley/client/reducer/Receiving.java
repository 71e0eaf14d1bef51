package dev.parley.client.reducer;

import dev.parley.client.model.Pending;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** What the server says, brought to where it is dealt with: a reply by what its request was for, an event by its type. */
final class Receiving {

    private static final long USUAL_WAIT_MS = 1_000;

    private Receiving() {}

    static void message(Turn turn, ServerMessage message) {
        if (message instanceof ServerMessage.Ok ok) {
            Pending pending = take(turn, ok.re());
            if (pending != null) {
                ok(turn, pending, ok.result());
                TypingAhead.arrived(turn);
            }
        } else if (message instanceof ServerMessage.Failed failed) {
            Pending pending = take(turn, failed.re());
            if (pending != null) {
                failed(turn, pending, failed.error());
                TypingAhead.arrived(turn);
            } else if (failed.re() == null) {
                turn.complain(failed.error().text());
            }
            // Else it was asked by who has logged out since, and waits for nothing any more.
        } else if (message instanceof ServerEvent event) {
            event(turn, event);
        }
    }

    private static @Nullable Pending take(Turn turn, @Nullable RequestId id) {
        return id instanceof RequestId.Numeric number ? turn.pending.remove(number.value()) : null;
    }

    private static void ok(Turn turn, Pending pending, Result result) {
        Purpose purpose = pending.purpose();
        if (purpose instanceof Purpose.SignIn signIn && result instanceof Result.SignedIn in) {
            SigningIn.signedIn(turn, in, signIn.withToken());
        } else if (purpose instanceof Purpose.Open open && result instanceof Result.Joined joined) {
            Opening.opened(turn, open, joined);
            Opening.goOn(turn);
        } else if (purpose instanceof Purpose.Export export && result instanceof Result.Page page) {
            Exporting.page(turn, export.export(), page);
        } else if (purpose instanceof Purpose.CatchUp catchUp && result instanceof Result.Page page) {
            CatchingUp.page(turn, catchUp, page);
        } else if (purpose instanceof Purpose.Older older && result instanceof Result.Page page) {
            CatchingUp.olderPage(turn, older, page);
        } else if (purpose instanceof Purpose.Fill fill && result instanceof Result.Page page) {
            Holes.page(turn, fill, page);
        } else if (purpose instanceof Purpose.Around around && result instanceof Result.Page page) {
            Going.page(turn, around, page);
        } else if (purpose instanceof Purpose.Oldest oldest && result instanceof Result.Page page) {
            Going.oldestPage(turn, oldest, page);
        } else if (purpose instanceof Purpose.Find find && result instanceof Result.Found found) {
            Searching.page(turn, find, found);
        } else if (purpose instanceof Purpose.Calls calls && result instanceof Result.Found found) {
            Calling.page(turn, calls, (Request.Search) pending.request(), found);
        } else if (purpose instanceof Purpose.Deliver deliver && result instanceof Result.Sent sent) {
            Delivery.stored(turn, deliver, sent);
        } else if (purpose instanceof Purpose.Members members && result instanceof Result.MemberList list) {
            Membership.list(turn, members.key(), list.members());
        } else if (purpose instanceof Purpose.Offer && result instanceof Result.RoomList list) {
            Switching.offered(turn, list);
        } else if (purpose instanceof Purpose.Asked asked) {
            Answers.ok(turn, asked, pending.request(), result);
        }
    }

    private static void failed(Turn turn, Pending pending, ErrorReply error) {
        Purpose purpose = pending.purpose();
        if (purpose instanceof Purpose.Tell || purpose instanceof Purpose.Offer) {
            return;
        }
        boolean personWaits = purpose instanceof Purpose.Asked
                || purpose instanceof Purpose.Find
                || purpose instanceof Purpose.Calls
                || purpose instanceof Purpose.Around
                || purpose instanceof Purpose.Oldest
                || (purpose instanceof Purpose.SignIn signIn && !signIn.withToken());
        if (error.is(ErrorCode.RATE_LIMITED) && !personWaits) {
            Linking.again(turn, pending, error.retryAfterMs() == null ? USUAL_WAIT_MS : error.retryAfterMs());
        } else if (purpose instanceof Purpose.SignIn signIn) {
            SigningIn.refused(turn, error, signIn.withToken());
        } else if (purpose instanceof Purpose.Open open) {
            Opening.refused(turn, open, error);
            Opening.goOn(turn);
        } else if (purpose instanceof Purpose.Export export) {
            Exporting.stop(turn, export.export(), error.text());
        } else if (purpose instanceof Purpose.CatchUp catchUp) {
            turn.change(catchUp.key(), c -> c.catchingUp(false));
        } else if (purpose instanceof Purpose.Older older) {
            turn.change(older.key(), c -> c.fetchingOlder(false));
        } else if (purpose instanceof Purpose.Fill) {
            Holes.failed(turn, pending);
        } else if (purpose instanceof Purpose.Find find) {
            Searching.failed(turn, find, error);
        } else if (purpose instanceof Purpose.Around
                || purpose instanceof Purpose.Oldest
                || purpose instanceof Purpose.Calls) {
            turn.complain(error.text());
        } else if (purpose instanceof Purpose.Deliver deliver) {
            Delivery.refused(turn, deliver, error);
        } else if (purpose instanceof Purpose.Asked) {
            Answers.refused(turn, pending.request(), error);
        }
    }

    private static void event(Turn turn, ServerEvent event) {
        if (event instanceof Entry entry) {
            Entries.live(turn, entry);
        } else if (event instanceof ServerEvent.Presence presence) {
            Membership.presence(turn, presence);
            TypingNotices.presence(turn, presence);
        } else if (event instanceof ServerEvent.Typing typing) {
            TypingNotices.heard(turn, typing);
        } else if (event instanceof ServerEvent.Delivered delivered) {
            Delivery.watermark(turn, delivered.room(), delivered.seq(), 0);
        } else if (event instanceof ServerEvent.Seen seen) {
            Delivery.watermark(turn, seen.room(), 0, seen.seq());
        } else if (event instanceof ServerEvent.Read read) {
            Marking.readElsewhere(turn, read);
        } else if (event instanceof ServerEvent.Behind behind) {
            CatchingUp.behind(turn, behind);
        } else if (event instanceof ServerEvent.Cleared cleared) {
            Clearing.before(turn, RoomKey.of(cleared.room()), cleared.firstSeq());
        } else if (event instanceof ServerEvent.Notice notice) {
            Attention.notice(turn, notice);
        } else if (event instanceof ServerEvent.Bye bye) {
            bye(turn, bye);
        }
    }

    /** Who was thrown out does not come back by the back door; in all other cases the lost connection follows. */
    private static void bye(Turn turn, ServerEvent.Bye bye) {
        if (bye.code().equals("kicked")) {
            SigningIn.toForm(turn, bye.text());
        }
        turn.say(Tone.ERROR, bye.text());
    }
}
