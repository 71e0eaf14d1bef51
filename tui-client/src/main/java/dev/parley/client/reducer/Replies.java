package dev.parley.client.reducer;

import dev.parley.client.model.Purpose;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.function.Consumer;

/** What an {@code ok} comes to, by what its request was for. A result of another kind than that comes to nothing. */
final class Replies implements Purpose.Handler {

    private final Turn turn;
    private final Request request;
    private final Result result;

    Replies(Turn turn, Request request, Result result) {
        this.turn = turn;
        this.request = request;
        this.result = result;
    }

    private <R extends Result> void with(Class<R> kind, Consumer<R> then) {
        if (kind.isInstance(result)) {
            then.accept(kind.cast(result));
        }
    }

    @Override
    public void signIn(Purpose.SignIn signIn) {
        with(Result.SignedIn.class, in -> {
            SigningIn.signedIn(turn, in, signIn.withToken());
            String given = request instanceof Request.Login login ? login.password() : null;
            if (in.passwordDue() != null && given != null) {
                Passwords.replaceIssued(turn, given);
            } else if (in.temporaryPassword() != null && given != null) {
                Passwords.replaceTemporary(turn, given);
            }
        });
    }

    @Override
    public void export(Purpose.Export export) {
        with(Result.Page.class, page -> Exporting.page(turn, export.export(), page));
    }

    @Override
    public void open(Purpose.Open open) {
        with(Result.Joined.class, joined -> {
            Opening.opened(turn, open, joined);
            Opening.goOn(turn);
        });
    }

    @Override
    public void catchUp(Purpose.CatchUp catchUp) {
        with(Result.Page.class, page -> CatchingUp.page(turn, catchUp, page));
    }

    @Override
    public void older(Purpose.Older older) {
        with(Result.Page.class, page -> CatchingUp.olderPage(turn, older, page));
    }

    @Override
    public void fill(Purpose.Fill fill) {
        with(Result.Page.class, page -> Holes.page(turn, fill, page));
    }

    @Override
    public void oldest(Purpose.Oldest oldest) {
        with(Result.Page.class, page -> Going.oldestPage(turn, oldest, page));
    }

    @Override
    public void around(Purpose.Around around) {
        with(Result.Page.class, page -> Going.page(turn, around, page));
    }

    @Override
    public void find(Purpose.Find find) {
        with(Result.Found.class, found -> Searching.page(turn, find, found));
    }

    @Override
    public void calls(Purpose.Calls calls) {
        if (request instanceof Request.Search search) {
            with(Result.Found.class, found -> Calling.page(turn, calls, search, found));
        }
    }

    @Override
    public void deliver(Purpose.Deliver deliver) {
        with(Result.Sent.class, sent -> Delivery.stored(turn, deliver, sent));
    }

    @Override
    public void mark(Purpose.Mark mark) {
        // Nobody waits for it.
    }

    @Override
    public void tell(Purpose.Tell tell) {
        // Nobody waits for it.
    }

    @Override
    public void offer(Purpose.Offer offer) {
        with(Result.RoomList.class, list -> Switching.offered(turn, list));
    }

    @Override
    public void members(Purpose.Members members) {
        with(Result.MemberList.class, list -> Membership.list(turn, members.key(), list.members()));
    }

    @Override
    public void asked(Purpose.Asked asked) {
        Answers.ok(turn, asked, request, result);
    }
}
