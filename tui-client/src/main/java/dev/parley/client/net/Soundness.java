package dev.parley.client.net;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message can come from a server that means well: each name, text, list, number and time of it is within its
 * {@link Bounds}. Every message passes here before anybody else sees it, so what reads messages may rely on these bounds. A new
 * kind of message does not compile until it is checked.
 *
 * <p>What adds up over many sound messages is bounded where it is kept. Any thread.
 */
final class Soundness {

    private @Nullable String fault;

    private Soundness() {}

    /**
     * What cannot be right about a message that {@link Completeness} has passed; null if nothing.
     *
     * @return the end of a sentence, for people, with nothing in it that the server wrote
     */
    static @Nullable String fault(ServerMessage message) {
        Soundness soundness = new Soundness();
        message.handle(soundness.new Messages());
        return soundness.fault;
    }

    /** The first fault is the one that is told. */
    private void wrong(String what) {
        fault = fault == null ? what : fault;
    }

    private final class Messages implements ServerMessage.Handler {
        @Override
        public void ok(ServerMessage.Ok ok) {
            id(ok.re());
            ok.result().accept(new Results());
        }

        @Override
        public void failed(ServerMessage.Failed failed) {
            id(failed.re());
            ErrorReply error = failed.error();
            word("an error code", error.code());
            reason(error.text());
            word("the name of a field", error.field());
            range("retry_after_ms", error.retryAfterMs(), 0, Bounds.WAIT_MS);
        }

        @Override
        public void event(ServerEvent event) {
            event.handle(new Events());
        }
    }

    private final class Events implements ServerEvent.Handler {
        @Override
        public void entry(Entry entry) {
            Soundness.this.entry(entry);
        }

        @Override
        public void hello(ServerEvent.Hello hello) {
            word("the server's version", hello.server());
            word("epoch", hello.epoch());
            word("registration", hello.registration());
            time(hello.time());
            range("max_line", hello.maxLine(), 1, Integer.MAX_VALUE);
            range("max_text", hello.maxText(), 1, Bounds.TEXT);
            range("heartbeat_s", hello.heartbeatS(), 0, Bounds.SPAN_S);
            range("login_s", hello.loginS(), 0, Bounds.SPAN_S);
            range("max_line_before_login", hello.maxLineBeforeLogin(), 1, Integer.MAX_VALUE);
        }

        @Override
        public void ping(ServerEvent.Ping ping) {
            // There is nothing in it.
        }

        @Override
        public void notice(ServerEvent.Notice notice) {
            text("a notice", notice.text());
            userOrNone(notice.from());
            timeOrNone(notice.at());
        }

        @Override
        public void presence(ServerEvent.Presence presence) {
            user(presence.user());
            away(presence.away());
        }

        @Override
        public void typing(ServerEvent.Typing typing) {
            room(typing.room());
            user(typing.user());
        }

        @Override
        public void delivered(ServerEvent.Delivered delivered) {
            room(delivered.room());
            user(delivered.user());
            mark("seq", delivered.seq());
        }

        @Override
        public void seen(ServerEvent.Seen seen) {
            room(seen.room());
            user(seen.user());
            mark("seq", seen.seq());
        }

        @Override
        public void read(ServerEvent.Read read) {
            room(read.room());
            mark("seq", read.seq());
            mark("unread", read.unread());
        }

        @Override
        public void behind(ServerEvent.Behind behind) {
            room(behind.room());
            mark("last_seq", behind.lastSeq());
        }

        @Override
        public void cleared(ServerEvent.Cleared cleared) {
            room(cleared.room());
            mark("first_seq", cleared.firstSeq());
        }

        @Override
        public void forgotten(ServerEvent.Forgotten forgotten) {
            user(forgotten.user());
            mark("forgotten", forgotten.forgotten());
        }

        @Override
        public void invited(ServerEvent.Invited invited) {
            room(invited.room());
            user(invited.by());
        }

        @Override
        public void blocked(ServerEvent.Blocked blocked) {
            user(blocked.user());
        }

        @Override
        public void preference(ServerEvent.Preference preference) {
            word("a preference", preference.name());
            word("a preference", preference.value());
        }

        @Override
        public void bye(ServerEvent.Bye bye) {
            word("a code", bye.code());
            reason(bye.text());
            range("reconnect_ms", bye.reconnectMs(), 0, Bounds.WAIT_MS);
        }
    }

    private void entry(Entry entry) {
        room(entry.room());
        seq("seq", entry.seq());
        time(entry.at());
        entry.accept(new Entries());
    }

    private final class Entries implements Entry.Visitor<Soundness> {
        @Override
        public Soundness message(Entry.Message message) {
            user(message.from());
            text("a message", message.text());
            word("cid", message.cid());
            seq("reply_to", message.replyTo());
            seq("edited", message.edited());
            seq("deleted", message.deleted());
            List<Reaction> reactions = message.reactions();
            if (reactions != null) {
                list("a message", "reactions", reactions, Bounds.REACTIONS);
                for (Reaction reaction : reactions) {
                    user(reaction.by());
                    word("a reaction", reaction.emoji());
                    seq("seq", reaction.seq());
                }
            }
            return Soundness.this;
        }

        @Override
        public Soundness joined(Entry.Joined joined) {
            user(joined.user());
            return Soundness.this;
        }

        @Override
        public Soundness left(Entry.Left left) {
            user(left.user());
            userOrNone(left.by());
            if (left.reason() == null) {
                wrong("somebody leaves without a reason");
            }
            if (left.text() != null) {
                text("a reason to leave", left.text());
            }
            return Soundness.this;
        }

        @Override
        public Soundness topic(Entry.Topic topic) {
            user(topic.by());
            Soundness.this.topic(topic.text());
            return Soundness.this;
        }

        @Override
        public Soundness edited(Entry.Edited edited) {
            user(edited.by());
            seq("target", edited.target());
            if (edited.text() != null) {
                text("a message", edited.text());
            }
            return Soundness.this;
        }

        @Override
        public Soundness deleted(Entry.Deleted deleted) {
            user(deleted.by());
            seq("target", deleted.target());
            return Soundness.this;
        }

        @Override
        public Soundness reacted(Entry.Reacted reacted) {
            user(reacted.by());
            seq("target", reacted.target());
            word("a reaction", reacted.emoji());
            seq("undoes", reacted.undoes());
            return Soundness.this;
        }

        @Override
        public Soundness role(Entry.Role role) {
            user(role.by());
            user(role.user());
            Soundness.this.role(role.role());
            return Soundness.this;
        }

        @Override
        public Soundness setting(Entry.Setting set) {
            user(set.by());
            word("a setting", set.setting());
            word("a setting's value", set.value());
            return Soundness.this;
        }
    }

    private final class Results implements Result.Visitor<Soundness> {
        @Override
        public Soundness done(Result.Done done) {
            return Soundness.this;
        }

        @Override
        public Soundness signedIn(Result.SignedIn in) {
            user(in.user());
            name("a token", in.token(), Bounds.TOKEN);
            list("a sign-in", "rooms", in.rooms(), Bounds.LISTED);
            list("a sign-in", "invitations", orNone(in.invitations()), Bounds.LISTED);
            mark("forgotten", in.forgotten());
            list("a sign-in", "blocked", orNone(in.blocked()), Bounds.LISTED);
            orNone(in.blocked()).forEach(Soundness.this::user);
            settings(in.preferences());
            for (Result.OwnRoom own : in.rooms()) {
                room(own.room());
                mark("last_seq", own.lastSeq());
                mark("read_seq", own.readSeq());
                mark("unread", own.unread());
                range("mentions", own.mentions(), 0, Bounds.COUNT);
                role(own.role());
            }
            for (Result.Invitation invitation : orNone(in.invitations())) {
                room(invitation.room());
                user(invitation.by());
                time(invitation.at());
            }
            return Soundness.this;
        }

        @Override
        public Soundness roomList(Result.RoomList list) {
            list("a list", "rooms", list.rooms(), Bounds.LISTED);
            for (Result.RoomSummary summary : list.rooms()) {
                room(summary.room());
                topic(summary.topic());
                range("members", summary.members(), 0, Bounds.COUNT);
                range("online", summary.online(), 0, Bounds.COUNT);
                mark("last_seq", summary.lastSeq());
            }
            next(list.next());
            return Soundness.this;
        }

        @Override
        public Soundness created(Result.Created created) {
            room(created.room());
            return Soundness.this;
        }

        @Override
        public Soundness joined(Result.Joined joined) {
            room(joined.room());
            topic(joined.topic());
            role(joined.role());
            members(joined.members(), joined.membersTotal());
            settings(joined.settings());
            log(joined.entries(), joined.lastSeq(), joined.firstSeq());
            mark("delivered_seq", joined.deliveredSeq());
            mark("seen_seq", joined.seenSeq());
            return Soundness.this;
        }

        @Override
        public Soundness memberList(Result.MemberList list) {
            room(list.room());
            members(list.members(), list.membersTotal());
            next(list.next());
            return Soundness.this;
        }

        @Override
        public Soundness userList(Result.UserList list) {
            list("a list", "users", list.users(), Bounds.LISTED);
            for (Result.UserSummary summary : list.users()) {
                user(summary.user());
                time(summary.since());
                away(summary.away());
                word("an address", summary.address());
            }
            return Soundness.this;
        }

        @Override
        public Soundness sessionList(Result.SessionList list) {
            list("a list", "sessions", list.sessions(), Bounds.LISTED);
            for (Result.SessionSummary session : list.sessions()) {
                name("a session", session.session(), Bounds.WORD);
                word("a device", session.device());
                word("an address", session.address());
                range("connections", session.connections(), 0, Bounds.COUNT);
                timeOrNone(session.signedIn());
                timeOrNone(session.lastUsed());
            }
            return Soundness.this;
        }

        @Override
        public Soundness sent(Result.Sent sent) {
            room(sent.room());
            seq("seq", sent.seq());
            time(sent.at());
            return Soundness.this;
        }

        @Override
        public Soundness broadcasted(Result.Broadcasted broadcasted) {
            range("recipients", broadcasted.recipients(), 0, Bounds.COUNT);
            return Soundness.this;
        }

        @Override
        public Soundness page(Result.Page page) {
            room(page.room());
            log(page.entries(), page.lastSeq(), page.firstSeq());
            return Soundness.this;
        }

        @Override
        public Soundness found(Result.Found found) {
            list("a page", "entries", found.entries(), Bounds.ENTRIES);
            for (Entry entry : found.entries()) {
                Soundness.this.entry(entry);
            }
            mark("next", found.next());
            return Soundness.this;
        }

        @Override
        public Soundness marked(Result.Marked marked) {
            room(marked.room());
            mark("seq", marked.seq());
            return Soundness.this;
        }

        @Override
        public Soundness written(Result.Written written) {
            room(written.room());
            mark("seq", written.seq());
            return Soundness.this;
        }

        @Override
        public Soundness banList(Result.BanList list) {
            if (list.room() != null) {
                room(list.room());
            }
            list("a list", "bans", list.bans(), Bounds.LISTED);
            list("a list", "sources", orNone(list.sources()), Bounds.LISTED);
            for (Result.SourceBan ban : orNone(list.sources())) {
                word("a source", ban.source());
                user(ban.by());
                time(ban.at());
                topic(ban.text() == null ? "" : ban.text());
                timeOrNone(ban.until());
            }
            for (Result.BanSummary ban : list.bans()) {
                user(ban.user());
                user(ban.by());
                time(ban.at());
                topic(ban.text() == null ? "" : ban.text());
            }
            return Soundness.this;
        }

        @Override
        public Soundness newCode(Result.NewCode code) {
            name("an invitation code", code.code(), Bounds.WORD);
            code(code.number(), code.uses(), code.uses(), code.until(), code.room());
            return Soundness.this;
        }

        @Override
        public Soundness newAccount(Result.NewAccount account) {
            user(account.user());
            name("a password", account.password(), Bounds.WORD);
            return Soundness.this;
        }

        @Override
        public Soundness codeList(Result.CodeList list) {
            list("a list", "invitation codes", list.codes(), Bounds.LISTED);
            for (Result.CodeSummary code : list.codes()) {
                code(code.number(), code.uses(), code.left(), code.until(), code.room());
                user(code.by());
                time(code.at());
            }
            return Soundness.this;
        }

        private void code(long number, int uses, int left, Instant until, @Nullable String room) {
            seq("the number of a code", number);
            range("uses", uses, 1, Bounds.COUNT);
            range("left", left, 0, Bounds.COUNT);
            time(until);
            if (room != null) {
                room(room);
            }
        }

        @Override
        public Soundness blockedList(Result.BlockedList list) {
            list("a list", "blocked", list.blocked(), Bounds.LISTED);
            for (Result.BlockSummary block : list.blocked()) {
                user(block.user());
                time(block.at());
            }
            return Soundness.this;
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private void settings(@Nullable Map<String, String> settings) {
        if (settings != null) {
            list("a room", "settings", settings.keySet(), Bounds.SETTINGS);
            settings.forEach((setting, value) -> {
                word("a setting", setting);
                word("a setting's value", value);
            });
        }
    }

    private void members(List<Result.MemberSummary> members, @Nullable Integer total) {
        list("a room", "members", members, Bounds.LISTED);
        range("members_total", total, 0, Bounds.COUNT);
        for (Result.MemberSummary member : members) {
            user(member.user());
            role(member.role());
            away(member.away());
            word("an address", member.address());
        }
    }

    /** A page of a log: its entries stand in the order of their numbers. */
    private void log(List<Entry> entries, long lastSeq, @Nullable Long firstSeq) {
        list("a page", "entries", entries, Bounds.ENTRIES);
        mark("last_seq", lastSeq);
        mark("first_seq", firstSeq);
        long before = 0;
        for (Entry entry : entries) {
            entry(entry);
            if (entry.seq() <= before) {
                wrong("the entries of a page are out of order");
            }
            before = entry.seq();
        }
    }

    /** Null where the request had none. */
    private void id(@Nullable RequestId id) {
        if (id instanceof RequestId.Textual textual) {
            word("the id of a request", textual.value());
        }
    }

    private void user(String name) {
        name("a user name", name, Bounds.NAME);
    }

    private void userOrNone(@Nullable String name) {
        if (name != null) {
            user(name);
        }
    }

    private void room(String name) {
        name("a room name", name, Bounds.NAME);
    }

    private void next(@Nullable String next) {
        if (next != null) {
            name("the end of a page", next, Bounds.NEXT);
        }
    }

    /** What is sent back to the server, and may name a file: one line, which UTF-8 can say. */
    private void name(String what, String name, int most) {
        if (name.isEmpty()) {
            wrong(what + " is empty");
        } else if (name.length() > most) {
            tooLong(what, name.length(), most);
        } else if (hasControl(name) || hasHalf(name)) {
            wrong(what + " has characters that no name has");
        }
    }

    // No stream: the greeting comes here while the first frame is drawn.
    private static boolean hasControl(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** For programs: nobody shows it. */
    private void word(String what, @Nullable String word) {
        if (word != null && word.length() > Bounds.WORD) {
            tooLong(what, word.length(), Bounds.WORD);
        } else if (word != null && hasHalf(word)) {
            half(what);
        }
    }

    private void reason(String text) {
        if (text.length() > Bounds.REASON) {
            tooLong("a reason", text.length(), Bounds.REASON);
        } else if (hasHalf(text)) {
            half("a reason");
        }
    }

    private void text(String what, String text) {
        points(what, text, Bounds.TEXT);
    }

    private void topic(String text) {
        points("a topic", text, Bounds.TOPIC);
    }

    private void away(@Nullable String text) {
        if (text != null) {
            points("an away text", text, Bounds.TOPIC);
        }
    }

    private void points(String what, String text, int most) {
        int points = text.length() <= most ? text.length() : text.codePointCount(0, text.length());
        if (points > most) {
            tooLong(what, points, most);
        } else if (hasHalf(text)) {
            half(what);
        }
    }

    private void tooLong(String what, int characters, int most) {
        wrong(what + " has " + count(characters) + " characters; the limit is " + count(most));
    }

    private void half(String what) {
        wrong(what + " has half a character");
    }

    /** One that UTF-8 cannot say: only JSON's escapes can. */
    private static boolean hasHalf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int point = text.codePointAt(i);
                if (point <= Character.MAX_VALUE) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void role(@Nullable Role role) {
        if (role == null) {
            wrong("a member has no role");
        }
    }

    private void time(Instant time) {
        if (time.isBefore(Bounds.EARLIEST) || time.isAfter(Bounds.LATEST)) {
            wrong("a time is not of this age");
        }
    }

    private void timeOrNone(@Nullable Instant time) {
        if (time != null) {
            time(time);
        }
    }

    private void list(String whole, String what, Collection<?> all, int most) {
        if (all.size() > most) {
            wrong(whole + " has " + count(all.size()) + " " + what + "; the limit is " + count(most));
        }
    }

    /** The number of an entry. */
    private void seq(String what, @Nullable Long seq) {
        range(what, seq, 1, Bounds.SEQ);
    }

    /** How far something has come: the number of an entry, or 0. */
    private void mark(String what, @Nullable Long seq) {
        range(what, seq, 0, Bounds.SEQ);
    }

    private void range(String what, @Nullable Integer number, int least, int most) {
        range(what, number == null ? null : (Long) number.longValue(), least, most);
    }

    private void range(String what, @Nullable Long number, long least, long most) {
        if (number != null && (number < least || number > most)) {
            wrong(what + " is " + count(number) + "; it is from " + count(least) + " to " + count(most));
        }
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
