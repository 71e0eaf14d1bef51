package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Pending;
import dev.parley.client.model.Purpose;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;

/** What an {@code error} comes to, by what its request was for. */
final class Refusals implements Purpose.Handler {

    private static final long USUAL_WAIT_MS = 1_000;

    private final Turn turn;
    private final Pending pending;
    private final ErrorReply error;

    private Refusals(Turn turn, Pending pending, ErrorReply error) {
        this.turn = turn;
        this.pending = pending;
        this.error = error;
    }

    static void refused(Turn turn, Pending pending, ErrorReply error) {
        pending.purpose().handle(new Refusals(turn, pending, error));
    }

    /** Whether the same is asked again later, where no person waits for an answer. */
    private boolean isAskedAgain() {
        boolean again = error.is(ErrorCode.RATE_LIMITED);
        if (again) {
            Linking.again(turn, pending, error.retryAfterMs() == null ? USUAL_WAIT_MS : error.retryAfterMs());
        }
        return again;
    }

    @Override
    public void signIn(Purpose.SignIn signIn) {
        if (!signIn.withToken() || !isAskedAgain()) {
            SigningIn.refused(turn, error, signIn.withToken());
        }
    }

    @Override
    public void export(Purpose.Export export) {
        if (!isAskedAgain()) {
            Exporting.stop(turn, export.export(), error.text());
        }
    }

    @Override
    public void open(Purpose.Open open) {
        if (!isAskedAgain()) {
            Opening.refused(turn, open, error);
            Opening.goOn(turn);
        }
    }

    @Override
    public void catchUp(Purpose.CatchUp catchUp) {
        Conversation conversation = turn.get(catchUp.key());
        if (conversation != null && (error.is(ErrorCode.NO_SUCH_ROOM) || error.is(ErrorCode.NOT_A_MEMBER))) {
            Membership.gone(turn, conversation, error.text());
        } else if (!isAskedAgain()) {
            turn.change(catchUp.key(), c -> c.catchingUp(false));
        }
    }

    @Override
    public void older(Purpose.Older older) {
        if (!isAskedAgain()) {
            turn.change(older.key(), c -> c.fetchingOlder(false));
        }
    }

    @Override
    public void fill(Purpose.Fill fill) {
        if (!isAskedAgain()) {
            Holes.failed(turn, pending);
        }
    }

    @Override
    public void oldest(Purpose.Oldest oldest) {
        turn.complain(error.text());
    }

    @Override
    public void around(Purpose.Around around) {
        turn.complain(error.text());
    }

    @Override
    public void find(Purpose.Find find) {
        Searching.failed(turn, find, error);
    }

    @Override
    public void calls(Purpose.Calls calls) {
        turn.complain(error.text());
    }

    @Override
    public void deliver(Purpose.Deliver deliver) {
        if (!isAskedAgain()) {
            Delivery.refused(turn, deliver, error);
        }
    }

    @Override
    public void mark(Purpose.Mark mark) {
        // Asked again, or given up: nobody waits for it.
        isAskedAgain();
    }

    @Override
    public void tell(Purpose.Tell tell) {
        // Nobody waits for it, and it is not told again.
    }

    @Override
    public void offer(Purpose.Offer offer) {
        // The switcher offers what is known.
    }

    @Override
    public void members(Purpose.Members members) {
        isAskedAgain();
    }

    @Override
    public void asked(Purpose.Asked asked) {
        Answers.refused(turn, pending.request(), error);
    }
}
