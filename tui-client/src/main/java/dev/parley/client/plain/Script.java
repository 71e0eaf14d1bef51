package dev.parley.client.plain;

import dev.parley.client.model.Blocks;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Stretch;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.client.plain.Task.Kind;
import dev.parley.client.text.CleanText;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The line client with a pipe for standard input: signs in, joins, says what is read and shows what is heard, until the input
 * is over and the last line has its answer. A lost connection is made again, and what had no answer is sent again under the
 * same key, so that it is written once.
 *
 * <p>One thread. Times are milliseconds since the start, and come as arguments.
 */
final class Script implements Showing.Selection {

    /**
     * How long it waits for a server that does not answer.
     *
     * @param firstMs at the start; 0: a server must be there
     * @param againMs where one was there
     */
    record Patience(long firstMs, long againMs) {

        /** A server that is away for longer is not coming back while somebody waits for this script. */
        static final Patience USUAL = new Patience(0, 300_000);

        static Patience of(int seconds) {
            return new Patience(1_000L * seconds, 1_000L * seconds);
        }
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final Set<String> FINAL_BYES = Set.of("kicked", "bad_input");

    private final List<String> rooms;
    private final Port port;
    private final Showing showing;
    private final Backoff backoff;
    private final SignIn signIn;
    private final Speech speech;
    private final Question question;
    private final SendQueue queue = new SendQueue();
    private final Cursors cursors;
    private final Patience patience;
    private final @Nullable Resuming resuming;

    private ServerEvent.@Nullable Hello hello;
    private String farewell = "";
    private String target = "";
    private boolean ready;
    private boolean signedOut;
    private boolean wasEverReady;

    /** Whether what an earlier run has missed is still to be shown, before anything else is done. */
    private boolean isResuming;

    private Blocks blocks = Blocks.NONE;

    /** Of the question whom the user has blocked; null where it is answered, or need not be. */
    private @Nullable RequestId foldingId;

    private long lostAt = NEVER;
    private long connectAt = NEVER;
    private long nextId = 1;
    private OptionalInt status = OptionalInt.empty();

    /**
     * @param cursors with nothing in them
     * @param resuming where an earlier run has stopped; null where each run begins with what is new
     */
    Script(
            Account account,
            List<String> rooms,
            Speech speech,
            Port port,
            Showing showing,
            Backoff backoff,
            Patience patience,
            Cursors cursors,
            @Nullable Resuming resuming) {
        this.rooms = rooms;
        this.patience = patience;
        this.cursors = cursors;
        this.resuming = resuming;
        this.isResuming = resuming != null;
        this.speech = speech;
        this.port = port;
        this.showing = showing;
        this.backoff = backoff;
        this.signIn = new SignIn(account);
        this.question = new Question(port);
    }

    /** The status to exit with, once there is nothing more to do. */
    OptionalInt status() {
        return status;
    }

    /** When {@link #tick} is due even if nothing happens before. */
    long deadline() {
        long asking = Math.min(connectAt, question.due());
        return ready ? Math.min(asking, queue.due()) : asking;
    }

    /** Has {@link #tick} connect, where nobody has done so before. */
    void connectFirst(long now) {
        connectAt = now;
    }

    /** Something happened on the link. */
    void on(LinkEvent event, long now) {
        event.handle(new OnLink(now));
        tick(now);
    }

    private final class OnLink implements LinkEvent.Handler {
        private final long now;

        OnLink(long now) {
            this.now = now;
        }

        @Override
        public void up(LinkEvent.Up up) {
            up.notes().forEach(port::complain);
            greeted(up.hello());
        }

        @Override
        public void unknown(LinkEvent.Unknown unknown) {
            fail(unknown.text());
        }

        @Override
        public void received(LinkEvent.Received received) {
            received.message().handle(new Messages(now));
        }

        @Override
        public void heard(LinkEvent.Heard heard) {
            showing.line(heard.line(), Script.this);
        }

        @Override
        public void down(LinkEvent.Down down) {
            Script.this.down(down, now);
        }
    }

    /** Time has passed, or there is something to read. */
    void tick(long now) {
        if (connectAt <= now) {
            connectAt = NEVER;
            port.connect();
        }
        question.tick(now);
        if (ready && status.isEmpty()) {
            catchUp();
            isResuming = isResuming && (question.isOpen() || cursors.nextBehind() != null);
            if (!isResuming) {
                speak(now);
            }
        }
    }

    private void greeted(ServerEvent.Hello greeting) {
        if (hello == null || !hello.epoch().equals(greeting.epoch())) {
            cursors.forget();
            wasEverReady = false;
            if (resuming != null) {
                resuming.greeted(greeting.epoch());
            }
        }
        hello = greeting;
        ask(signIn.first(), this::signedIn, this::notSignedIn);
    }

    private void signedIn(Result result) {
        Result.SignedIn in = (Result.SignedIn) result;
        signIn.done(in);
        if (in.passwordDue() != null) {
            choosePassword(in);
        } else {
            goOn(in);
        }
    }

    /** An admin made the account: the server takes nothing before the user's own password. */
    private void choosePassword(Result.SignedIn in) {
        Request change = signIn.change();
        if (change == null) {
            fail("An admin made this account. Choose your own password first, with --commands and"
                    + " --new-password-file FILE.");
            return;
        }
        ask(
                change,
                done -> {
                    signIn.changed();
                    goOn(in);
                },
                error -> fail(error.text()));
    }

    private void goOn(Result.SignedIn in) {
        if (in.passwordDue() == null && in.temporaryPassword() != null) {
            port.complain("The operator set this password. Choose your own: /password, with --commands and"
                    + " --new-password-file FILE.");
        }
        if (resuming != null && !wasEverReady) {
            String unfit = resuming.signedIn(in, rooms);
            if (!unfit.isEmpty()) {
                fail(unfit);
                return;
            }
        }
        if (showing.folds()) {
            askWhomToFold();
        }
        in.rooms().forEach(room -> cursors.endsAt(room.room(), room.lastSeq()));
        if (wasEverReady) {
            ready();
        } else {
            join(0);
        }
    }

    /** Nothing waits for the answer: it comes before that of whatever is asked next. */
    private void askWhomToFold() {
        foldingId = new RequestId.Numeric(nextId++);
        port.send(foldingId, new Request.Blocked());
    }

    private void fold(Blocks now) {
        blocks = now;
        showing.blocked(now);
    }

    private void notSignedIn(ErrorReply error) {
        Request next = signIn.next(error);
        if (next == null) {
            fail(signIn.why(error));
        } else {
            ask(next, this::signedIn, this::notSignedIn);
        }
    }

    private void join(int index) {
        if (index == rooms.size()) {
            ready();
            return;
        }
        ask(
                Speech.join(rooms.get(index)),
                result -> {
                    joined((Result.Joined) result);
                    join(index + 1);
                },
                error -> fail(error.text()));
    }

    /** Where lines go from now on. */
    private void joined(Result.Joined joined) {
        target = joined.room();
        cursors.endsAt(target, joined.lastSeq());
    }

    private void ready() {
        if (lostAt != NEVER) {
            port.complain("Connected again.");
        }
        ready = true;
        wasEverReady = true;
        lostAt = NEVER;
        backoff.reset();
    }

    private final class Messages implements ServerMessage.Handler {
        private final long now;

        Messages(long now) {
            this.now = now;
        }

        @Override
        public void ok(ServerMessage.Ok ok) {
            answered(ok.re(), ok.result());
        }

        @Override
        public void failed(ServerMessage.Failed failed) {
            refused(failed.re(), failed.error(), now);
        }

        @Override
        public void event(ServerEvent event) {
            if (event instanceof Entry entry) {
                if (live(entry.room(), entry.seq())) {
                    show(entry);
                }
                return;
            }
            if (event instanceof ServerEvent.Behind behind) {
                cursors.fallBehind(behind.room());
            } else if (event instanceof ServerEvent.Blocked blocked) {
                fold(blocks.with(blocked.user(), blocked.on()));
            } else if (event instanceof ServerEvent.Bye bye) {
                farewell = bye.code();
            }
            showing.event(event);
        }
    }

    private void answered(@Nullable RequestId re, Result result) {
        if (question.isOf(re)) {
            question.ok(result);
            return;
        }
        if (re != null && re.equals(foldingId)) {
            foldingId = null;
            fold(blocks.told(names((Result.BlockedList) result)));
            return;
        }
        Task done = queue.answered(re);
        if (result instanceof Result.Sent sent) {
            cursors.said(sent.room(), sent.seq());
        } else if (result instanceof Result.Joined joined && !isFor(Kind.SHOW_TOPIC, done) && !isFor(Kind.SHOW, done)) {
            joined(joined);
        }
        if (done != null) {
            if (done.request() instanceof Request.Block block) {
                fold(blocks.with(block.user(), true));
            } else if (done.request() instanceof Request.Unblock unblock) {
                fold(blocks.with(unblock.user(), false));
            }
            done(done.kind(), result);
        }
    }

    private static List<String> names(Result.BlockedList list) {
        return list.blocked().stream().map(Result.BlockSummary::user).toList();
    }

    private static boolean isFor(Kind kind, @Nullable Task task) {
        return task != null && task.kind() == kind;
    }

    private void done(Kind kind, @Nullable Result result) {
        switch (kind) {
            case DO -> {}
            case SHOW_TOPIC -> showTopic((Result.Joined) Objects.requireNonNull(result));
            case SHOW -> showing.answer(Objects.requireNonNull(result));
            case CHANGE_PASSWORD -> signIn.changed();
            case GO_NOWHERE -> target = "";
            case SIGN_OUT -> signedOut = true;
            case QUIT -> end(0);
        }
    }

    private void showTopic(Result.Joined room) {
        String name = RoomKey.signed(room.room());
        showing.told(CleanText.line(room.topic().isEmpty() ? name + " has no topic." : name + ": " + room.topic()));
    }

    private void refused(@Nullable RequestId re, ErrorReply error, long now) {
        if (question.isOf(re)) {
            question.failed(error, now);
        } else if (re != null && re.equals(foldingId)) {
            // A server that knows no blocking: nobody is blocked there.
            foldingId = null;
        } else if (Question.isWorthWaiting(error)) {
            queue.later(re, now + Question.wait(error));
        } else if (isFor(Kind.CHANGE_PASSWORD, queue.onItsWay(re)) && signIn.changesAgain(error)) {
            queue.later(re, now);
        } else if (re == null || queue.onItsWay(re) != null) {
            fail(error.text());
        }
        // Else nobody has asked, and nothing has failed.
    }

    private void catchUp() {
        String room = question.isOpen() ? null : cursors.nextBehind();
        if (room != null) {
            long after = cursors.after(room);
            ask(
                    new Request.History(room, after, null, null, Request.MAX_LIMIT),
                    result -> page((Result.Page) result, room, after),
                    error -> cursors.caughtUp(room));
        }
    }

    private void page(Result.Page page, String room, long after) {
        for (Entry entry : page.entries()) {
            String cid = entry instanceof Entry.Message message && message.cid() != null ? message.cid() : "";
            if (missed(room, entry.seq(), cid)) {
                show(entry);
            }
        }
        cursors.shown(
                room,
                Stretch.after(after, page.entries(), page.more(), page.lastSeq())
                        .to());
        if (!page.more()) {
            cursors.caughtUp(room);
        }
    }

    private void show(Entry entry) {
        cursors.shown(entry.room(), entry.seq());
        showing.event(entry);
    }

    @Override
    public boolean live(String room, long seq) {
        return cursors.isNew(room, seq);
    }

    @Override
    public boolean isAsked(long re) {
        return isFor(Kind.SHOW, queue.onItsWay(new RequestId.Numeric(re)));
    }

    @Override
    public boolean missed(String room, long seq, String cid) {
        return seq > cursors.after(room) && !speech.isOwn(cid);
    }

    private void speak(long now) {
        while (status.isEmpty() && hasTask()) {
            RequestId id = new RequestId.Numeric(nextId);
            Task next = queue.next(id, now);
            if (next == null) {
                return;
            }
            nextId++;
            carryOut(id, next);
        }
    }

    /** Reads lines until one of them asks for something. */
    private boolean hasTask() {
        int maxText = hello == null ? 1 : hello.maxText();
        while (queue.isEmpty()) {
            String line = port.line();
            if (line == null) {
                endWithInput();
                return false;
            }
            if (!take(line, maxText)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what the line asks for waits its turn now; else the script has failed. */
    private boolean take(String line, int maxText) {
        if (signedOut && !line.isBlank()) {
            fail("You are signed out; this was not sent: " + line);
            return false;
        }
        try {
            queue.add(speech.tasks(target, line, maxText));
            return true;
        } catch (Speech.NoRoom noRoom) {
            port.complain(noRoom.why());
            end(USAGE);
        } catch (Speech.Unsayable unsayable) {
            fail(unsayable.why());
        }
        return false;
    }

    private void carryOut(RequestId id, Task task) {
        Request request = task.kind() == Kind.CHANGE_PASSWORD ? signIn.change() : task.request();
        if (request != null) {
            port.send(id, request);
        } else if (task.kind() == Kind.CHANGE_PASSWORD) {
            fail("In a pipe, /password needs the option --new-password-file FILE.");
        } else {
            queue.answered(id);
            done(task.kind(), null);
        }
    }

    private void endWithInput() {
        if (!port.isInputOver()) {
            return;
        }
        if (port.inputFailure().isEmpty()) {
            end(0);
        } else {
            fail("Standard input cannot be read: " + port.inputFailure());
        }
    }

    private void down(LinkEvent.Down down, long now) {
        long askAgainAt = question.due();
        question.drop();
        if (isFor(Kind.CHANGE_PASSWORD, queue.lost())) {
            signIn.changeIsUncertain();
        }
        ready = false;
        boolean first = hello == null;
        if (signedOut && port.isInputOver()) {
            end(0);
            return;
        }
        long mostMs = first ? patience.firstMs() : patience.againMs();
        if (mostMs == 0 || isFinal(down)) {
            fail(down.text());
            return;
        }
        if (down.reason() == Reason.BYE && farewell.equals("login_timeout") && askAgainAt != NEVER) {
            // The server has no time now, and does not wait as long as it lets us wait.
            connectAt = askAgainAt;
            return;
        }
        if (lostAt == NEVER) {
            lostAt = now;
            port.complain(down.text() + " Trying again.");
        } else if (now - lostAt >= mostMs) {
            fail("Gave up after " + span(mostMs) + ": " + down.text());
            return;
        }
        long wait = backoff.next();
        long wanted = down.reconnectMs() == null ? wait : Math.max(wait, Math.min(down.reconnectMs(), 30_000));
        // Once more at the very end.
        connectAt = Math.min(now + wanted, lostAt + mostMs);
    }

    private static String span(long ms) {
        long seconds = ms / 1_000;
        return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + " minutes" : seconds + " s";
    }

    private boolean isFinal(LinkEvent.Down down) {
        boolean saidSo = down.reason() == Reason.BYE && FINAL_BYES.contains(farewell);
        return saidSo
                || down.reason().isFinal()
                || down.reason() == Reason.MALFORMED
                || down.reason() == Reason.TOO_LONG
                || down.reason() == Reason.UNSOUND;
    }

    private void ask(Request request, Consumer<Result> answered, Consumer<ErrorReply> refused) {
        question.ask(new RequestId.Numeric(nextId++), request, answered, refused);
    }

    /** Ends the script; what has ended already has said why. */
    void fail(String text) {
        if (status.isEmpty()) {
            port.complain(text);
            end(FAILED);
        }
    }

    private void end(int with) {
        status = OptionalInt.of(with);
    }
}
