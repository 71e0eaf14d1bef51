package dev.parley.client.reducer;

import dev.parley.client.model.Pending;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** What the server says, brought to where it is dealt with: a reply by what its request was for, an event by its type. */
final class Receiving {

    private Receiving() {}

    static void message(Turn turn, ServerMessage message) {
        message.handle(new Messages(turn));
    }

    private static final class Messages implements ServerMessage.Handler {
        private final Turn turn;

        Messages(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void ok(ServerMessage.Ok ok) {
            Pending pending = take(turn, ok.re());
            if (pending != null) {
                pending.purpose().handle(new Replies(turn, pending.request(), ok.result()));
                TypingAhead.arrived(turn);
            }
        }

        @Override
        public void failed(ServerMessage.Failed failed) {
            Pending pending = take(turn, failed.re());
            if (pending != null) {
                Refusals.refused(turn, pending, failed.error());
                TypingAhead.arrived(turn);
            } else if (failed.re() == null) {
                turn.complain(failed.error().text());
            }
            // Else it was asked by who has logged out since, and waits for nothing any more.
        }

        @Override
        public void event(ServerEvent event) {
            event.handle(new Events(turn));
        }
    }

    private static @Nullable Pending take(Turn turn, @Nullable RequestId id) {
        return id instanceof RequestId.Numeric number ? turn.pending.remove(number.value()) : null;
    }

    private static final class Events implements ServerEvent.Handler {
        private final Turn turn;

        Events(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void entry(Entry entry) {
            Entries.live(turn, entry);
        }

        @Override
        public void hello(ServerEvent.Hello hello) {
            // Comes once, as Event.LinkUp.
        }

        @Override
        public void ping(ServerEvent.Ping ping) {
            // The link has answered.
        }

        @Override
        public void notice(ServerEvent.Notice notice) {
            Attention.notice(turn, notice);
        }

        @Override
        public void presence(ServerEvent.Presence presence) {
            Membership.presence(turn, presence);
            TypingNotices.presence(turn, presence);
        }

        @Override
        public void typing(ServerEvent.Typing typing) {
            TypingNotices.heard(turn, typing);
        }

        @Override
        public void delivered(ServerEvent.Delivered delivered) {
            Delivery.watermark(turn, delivered.room(), delivered.seq(), 0);
        }

        @Override
        public void seen(ServerEvent.Seen seen) {
            Delivery.watermark(turn, seen.room(), 0, seen.seq());
        }

        @Override
        public void read(ServerEvent.Read read) {
            Counting.readElsewhere(turn, read);
        }

        @Override
        public void behind(ServerEvent.Behind behind) {
            CatchingUp.behind(turn, behind);
        }

        @Override
        public void cleared(ServerEvent.Cleared cleared) {
            Clearing.before(turn, RoomKey.of(cleared.room()), cleared.firstSeq());
        }

        @Override
        public void forgotten(ServerEvent.Forgotten forgotten) {
            Clearing.forgotten(turn, forgotten);
        }

        @Override
        public void invited(ServerEvent.Invited invited) {
            Invitations.came(turn, invited);
        }

        @Override
        public void blocked(ServerEvent.Blocked blocked) {
            Blocking.elsewhere(turn, blocked);
        }

        @Override
        public void preference(ServerEvent.Preference preference) {
            Blocking.elsewhere(turn, preference);
        }

        @Override
        public void bye(ServerEvent.Bye bye) {
            Receiving.bye(turn, bye);
        }
    }

    /** Who was thrown out does not come back by the back door; in all other cases the lost connection follows. */
    private static void bye(Turn turn, ServerEvent.Bye bye) {
        if (bye.code().equals("login_timeout") && turn.session == null) {
            SigningIn.ended(turn);
            return;
        }
        if (bye.code().equals("kicked")) {
            SigningIn.toForm(turn, bye.text());
        }
        turn.say(Tone.ERROR, bye.text());
    }
}
