package dev.parley.server.core;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the server says, in {@link ModelChat}'s words. */
final class Lines {

    private Lines() {}

    static String of(ServerEvent event) {
        if (event instanceof Entry entry) {
            return entry.room() + "#" + entry.seq() + " " + what(entry);
        }
        if (event instanceof ServerEvent.Presence p) {
            return "presence " + p.user() + (p.online() ? " online" : " offline") + away(p.away());
        }
        if (event instanceof ServerEvent.Typing t) {
            return "typing " + t.room() + " " + t.user();
        }
        if (event instanceof ServerEvent.Delivered d) {
            return "delivered " + d.room() + " " + d.user() + " " + d.seq();
        }
        if (event instanceof ServerEvent.Seen s) {
            return "seen " + s.room() + " " + s.user() + " " + s.seq();
        }
        if (event instanceof ServerEvent.Read r) {
            return "read " + r.room() + " " + r.seq();
        }
        if (event instanceof ServerEvent.Forgotten f) {
            return "forgotten " + f.user();
        }
        return event.toString();
    }

    private static String what(Entry entry) {
        if (entry instanceof Entry.Message m) {
            return "message " + m.from() + ": " + m.text();
        }
        if (entry instanceof Entry.Joined j) {
            return "joined " + j.user();
        }
        if (entry instanceof Entry.Left l) {
            return "left " + l.user() + " " + l.reason();
        }
        if (entry instanceof Entry.Role r) {
            return "role " + r.by() + ": " + r.user() + " " + r.role();
        }
        if (entry instanceof Entry.Setting s) {
            return "setting " + s.by() + ": " + s.setting() + " " + s.value();
        }
        Entry.Topic t = (Entry.Topic) entry;
        return "topic " + t.by() + ": " + t.text();
    }

    private static String away(String text) {
        return text == null ? "" : " away " + text;
    }

    static String of(ServerMessage reply) {
        if (reply instanceof ServerMessage.Failed failed) {
            return failed.error().code();
        }
        Result result = ((ServerMessage.Ok) reply).result();
        if (result instanceof Result.SignedIn in) {
            Set<String> own = new TreeSet<>();
            in.rooms()
                    .forEach(room -> own.add(room.room() + " " + room.lastSeq() + " read " + room.readSeq()
                            + " mentions " + room.mentions() + " " + room.role()));
            return "ok " + own;
        }
        if (result instanceof Result.Joined joined) {
            Set<String> roster = new TreeSet<>();
            joined.members()
                    .forEach(member -> roster.add(
                            member.user() + (member.online() ? " online" : " offline") + away(member.away())));
            return "ok " + joined.room() + " " + joined.lastSeq() + " " + roster + (joined.created() ? " created" : "")
                    + " topic " + joined.topic();
        }
        if (result instanceof Result.Sent sent) {
            return "ok " + sent.room() + "#" + sent.seq() + (sent.duplicate() == null ? "" : " duplicate");
        }
        if (result instanceof Result.Written written) {
            return "ok " + written.room() + "#" + written.seq();
        }
        if (result instanceof Result.Marked marked) {
            return "ok " + marked.room() + " " + marked.seq();
        }
        if (result instanceof Result.Created created) {
            return "ok " + created.room();
        }
        if (result instanceof Result.RoomList list) {
            List<String> rooms = new ArrayList<>();
            list.rooms()
                    .forEach(room -> rooms.add(room.room() + " " + room.members() + " " + room.online() + " "
                            + room.joined() + " " + room.lastSeq() + " " + room.topic()));
            return "ok " + rooms;
        }
        if (result instanceof Result.Page page) {
            List<String> entries = new ArrayList<>();
            page.entries().forEach(entry -> entries.add(of(entry)));
            return "ok " + entries + " more " + page.more() + " last " + page.lastSeq();
        }
        return "ok";
    }
}
