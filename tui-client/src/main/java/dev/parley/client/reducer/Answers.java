package dev.parley.client.reducer;

import dev.parley.client.command.AccountOrders;
import dev.parley.client.command.RoomOrders;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;

/** The answers to what the person asked for by a command. */
final class Answers {

    private Answers() {}

    static void ok(Turn turn, Purpose.Asked asked, Request request, Result result) {
        switch (asked.what()) {
            case PEOPLE -> people(turn, asked, (Result.MemberList) result);
            case ROOMS -> rooms(turn, asked, (Request.Rooms) request, (Result.RoomList) result);
            case EVERYONE -> {
                Result.UserList everyone = (Result.UserList) result;
                turn.note(
                        asked.where(), Tone.HEADING, Listing.users(everyone.users(), turn.wall, turn.settings.zone()));
            }
            case SESSIONS -> OwnSessions.listed(turn, asked, (Result.SessionList) result);
            case END_SESSION -> OwnSessions.ended(turn, (Request.EndSession) request);
            case CREATE -> Opening.view(turn, ((Result.Created) result).room());
            case LEAVE -> left(turn, ((Request.Leave) request).room());
            case LOGOUT -> SigningOut.done(turn);
            case PASSWORD -> Passwords.changed(turn);
            case TOPIC -> topic(turn, (Request.Topic) request, (Result.Written) result);
            case BROADCAST -> {
                int heard = ((Result.Broadcasted) result).recipients();
                turn.say(Tone.INFO, "Sent to " + Listing.count(heard, "person", "people") + ".");
            }
            case EDIT, DELETE, REACT -> Amending.done(turn, asked.what(), (Result.Written) result);
            case DECLINE -> turn.say(Tone.INFO, "Declined.");
            case BANS -> Moderating.bans(turn, asked, (Result.BanList) result);
            case ROOM -> Moderating.settings(turn, asked, (Result.Joined) result);
            case ORDER -> turn.say(Tone.INFO, RoomOrders.done(request));
            case NEW_CODE -> Inviting.made(turn, asked, (Result.NewCode) result);
            case CODES -> Inviting.listed(turn, asked, (Result.CodeList) result);
            case REVOKE_CODE -> turn.say(Tone.INFO, "Revoked. Nobody can register with this code any more.");
            case NEW_ACCOUNT -> Inviting.account(turn, asked, (Result.NewAccount) result);
            case BOT -> turn.say(Tone.INFO, AccountOrders.done((Request.Bot) request));
            case BLOCKED -> Blocking.listed(turn, asked, (Result.BlockedList) result);
            case PEOPLE_ORDER -> Blocking.done(turn, request);
            case AWAY, BACK -> away(turn, (Request.Away) request);
        }
    }

    /** The others are told; this user's own lists have to be told here. */
    private static void away(Turn turn, Request.Away asked) {
        if (turn.session != null) {
            Membership.presence(turn, new ServerEvent.Presence(turn.session.user(), true, asked.text()));
        }
        turn.say(Tone.INFO, asked.text() == null ? "You are back." : "You are away. Type /back when you return.");
    }

    /** A server with more rooms than one answer holds gives them a page at a time. */
    private static void rooms(Turn turn, Purpose.Asked asked, Request.Rooms request, Result.RoomList page) {
        turn.note(asked.where(), Tone.HEADING, Listing.rooms(page.rooms()));
        if (page.next() != null) {
            turn.ask(new Request.Rooms(request.query(), page.next(), Request.MAX_LIMIT), asked);
        }
    }

    private static void people(Turn turn, Purpose.Asked asked, Result.MemberList list) {
        String key = RoomKey.of(list.room());
        Membership.list(turn, key, list.members());
        turn.note(asked.where(), Tone.HEADING, Listing.members(RoomKey.signed(list.room()), list.members()));
    }

    private static void left(Turn turn, String room) {
        Conversation conversation = turn.get(RoomKey.of(room));
        if (conversation != null) {
            turn.conversations = turn.conversations.without(conversation.key());
            if (!conversation.isDirect()) {
                Offering.left(turn, conversation.name());
            }
            turn.say(Tone.INFO, "You left " + conversation.title() + ".");
        }
    }

    /** The entry itself comes to every member, this one included. */
    private static void topic(Turn turn, Request.Topic asked, Result.Written written) {
        String key = RoomKey.of(asked.room());
        turn.change(key, c -> c.log(c.log().hearOf(written.seq())));
        turn.say(Tone.INFO, asked.text().isEmpty() ? "Topic removed." : "Topic changed.");
    }

    static void refused(Turn turn, Request request, ErrorReply error) {
        if (request instanceof Request.Create) {
            TypingAhead.turnedBack(turn);
        }
        if (request instanceof Request.Leave leave && error.is(ErrorCode.NOT_A_MEMBER)) {
            turn.complain("You are not in " + RoomKey.signed(leave.room()) + ".");
            return;
        }
        if (request instanceof Request.Password password) {
            Passwords.refused(turn, password, error);
            return;
        }
        boolean there = request instanceof Request.Create && error.is(ErrorCode.ROOM_EXISTS);
        String hint = there ? " /join " + ((Request.Create) request).room() + " goes there." : "";
        turn.complain(error.text() + hint);
    }
}
