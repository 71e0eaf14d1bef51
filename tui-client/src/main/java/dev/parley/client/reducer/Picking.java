package dev.parley.client.reducer;

import dev.parley.client.command.Completion;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Deed;
import dev.parley.client.model.Member;
import dev.parley.client.model.Picked;
import dev.parley.client.model.Question;
import dev.parley.client.model.Rights;
import dev.parley.client.model.Tone;
import dev.parley.client.model.Writing.Peek;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.Frame;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Redaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.Role;
import java.util.ArrayList;
import java.util.List;

/** The list of members under the keyboard, and what the person can do with one of them. Typing leaves it. */
final class Picking {

    private static final int PAGE = 10;

    /** More than any list has. */
    private static final int ALL = 1_000_000;

    private Picking() {}

    /** Goes to the list of members, which shows from here on. */
    static void begin(Turn turn) {
        Conversation here = turn.conversations.current();
        Entry.Message chosen = here == null ? null : Amendments.message(here.log(), turn.writing.chosen());
        if (here != null && chosen != null && !chosen.from().equals(Redaction.NOBODY)) {
            author(turn, here, chosen.from());
            return;
        }
        if (here == null || here.members().size() == 0) {
            turn.complain("There are no members to go to. Join a room first.");
            return;
        }
        List<Member> members = here.members().sorted();
        Member first = members.stream()
                .filter(member -> !turn.isMe(member.name()))
                .findFirst()
                .orElse(members.get(0));
        Selecting.leave(turn);
        turn.completing = null;
        turn.writing = turn.writing.recall(null).picked(new Picked(here.key(), first.name(), null));
        if (Frame.folds(Peek.MEMBERS, turn.model())) {
            turn.writing = turn.writing.peek(Peek.MEMBERS);
        } else {
            turn.panes = turn.panes.shown(turn.panes.rooms(), true);
        }
    }

    /** What can be done with the author of a message, who may be no member any more. */
    private static void author(Turn turn, Conversation here, String user) {
        Selecting.leave(turn);
        turn.completing = null;
        Picked picked = new Picked(here.key(), user, null, true);
        Member whom = picked.whom(here);
        turn.writing = turn.writing.recall(null).picked(picked);
        if (whom != null) {
            list(turn, here, whom);
        }
    }

    /** What can be done with a member, at once: by a click. */
    static void open(Turn turn, String user) {
        Conversation here = turn.conversations.current();
        Member member = here == null ? null : here.members().get(user);
        if (here != null && member != null) {
            Selecting.leave(turn);
            turn.writing = turn.writing.recall(null).picked(new Picked(here.key(), member.name(), null));
            list(turn, here, member);
        }
    }

    private static void list(Turn turn, Conversation here, Member member) {
        Deed first = Rights.deeds(turn.session, here, member).get(0);
        Picked before = turn.writing.picked();
        boolean isAuthor = before != null && before.author();
        turn.writing = turn.writing.picked(new Picked(here.key(), member.name(), first, isAuthor));
    }

    static void leave(Turn turn) {
        turn.writing = turn.writing.picked(null);
        if (turn.writing.peek() == Peek.MEMBERS) {
            turn.writing = turn.writing.peek(Peek.NONE);
        }
    }

    /** Whether the key was for the list. */
    static boolean takes(Turn turn, Picked picked, Key key) {
        Conversation here = turn.conversations.current();
        Member member = here == null ? null : picked.whom(here);
        Action action = turn.preferences.keys().action(key).orElse(null);
        if (here == null || member == null || key instanceof Key.Text || key instanceof Key.Paste) {
            leave(turn);
            return false;
        }
        return action == null || acts(turn, picked, here, member, action);
    }

    private static boolean acts(Turn turn, Picked picked, Conversation here, Member member, Action action) {
        Deed chosen = picked.chosen();
        switch (action) {
            case OLDER_LINE, COMPLETE_BACK, PREVIOUS_ROOM -> step(turn, picked, here, member, -1);
            case NEWER_LINE, COMPLETE, NEXT_ROOM -> step(turn, picked, here, member, 1);
            case PAGE_UP -> step(turn, picked, here, member, -PAGE);
            case PAGE_DOWN -> step(turn, picked, here, member, PAGE);
            case LINE_START -> step(turn, picked, here, member, -ALL);
            case LINE_END -> step(turn, picked, here, member, ALL);
            case SEND -> {
                if (chosen == null) {
                    list(turn, here, member);
                } else {
                    carryOut(turn, here, member, chosen);
                }
            }
            case CANCEL, INTERRUPT, MEMBERS -> leave(turn);
            default -> {
                leave(turn);
                return false;
            }
        }
        return true;
    }

    /** Up to the ends of the list. */
    private static void step(Turn turn, Picked picked, Conversation here, Member member, int places) {
        if (picked.chosen() == null) {
            List<Member> members = here.members().sorted();
            Member next = members.get(within(members.indexOf(member) + places, members.size()));
            turn.writing = turn.writing.picked(picked.user(next.name()));
        } else {
            List<Deed> deeds = Rights.deeds(turn.session, here, member);
            Deed next = deeds.get(within(deeds.indexOf(picked.chosen()) + places, deeds.size()));
            turn.writing = turn.writing.picked(picked.chosen(next));
        }
    }

    private static int within(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }

    static void wheel(Turn turn, Picked picked, int places) {
        Conversation here = turn.conversations.current();
        Member member = here == null ? null : picked.whom(here);
        if (here != null && member != null) {
            step(turn, picked, here, member, places);
        }
    }

    static void click(Turn turn, Picked picked, Deed deed) {
        Conversation here = turn.conversations.current();
        Member member = here == null ? null : picked.whom(here);
        if (here != null && member != null) {
            carryOut(turn, here, member, deed);
        }
    }

    private static void carryOut(Turn turn, Conversation here, Member member, Deed deed) {
        leave(turn);
        String room = here.name();
        String user = member.name();
        switch (deed) {
            case MENTION -> mention(turn, user);
            case MESSAGE -> Entering.tell(turn, user, "", true);
            case ABOUT -> turn.note(here.key(), Tone.HEADING, about(turn, here, member));
            case INVITE_HERE -> Entering.line(turn, "/invite " + user);
            case INVITE -> invite(turn, user);
            case BLOCK -> Entering.line(turn, "/block " + user);
            case UNBLOCK -> Entering.line(turn, "/unblock " + user);
            case OWNER -> give(turn, user, Role.OWNER);
            case OPERATOR -> give(turn, user, Role.OPERATOR);
            case MEMBER -> give(turn, user, Role.MEMBER);
            case READER -> give(turn, user, Role.READER);
            case KICK -> Questions.ask(turn, Question.Reason.of(new Request.Kick(room, user, null)));
            case BAN -> Questions.ask(turn, Question.Reason.of(new Request.Ban(room, user, null)));
            case UNBAN -> Entering.line(turn, "/unban " + user);
            case BAN_ADDRESS ->
                Questions.ask(turn, Question.Reason.of(new Request.Ban(null, null, null, "@" + user, null)));
            case BOT -> Entering.line(turn, "/account bot " + user);
            case PERSON -> Entering.line(turn, "/account bot " + user + " off");
        }
    }

    private static void give(Turn turn, String user, Role role) {
        Entering.line(turn, "/role " + user + " " + role);
    }

    /** Puts a name into the line, as a click on it does. */
    static void mention(Turn turn, String user) {
        if (!turn.isMe(user)) {
            turn.writing = turn.writing.recall(null);
            LineEditor editor = Drafts.current(turn).editor();
            Drafts.edit(turn, e -> e.insert(Completion.naming(editor.beforeCaret(), user)));
        }
    }

    /** The room is still to be named. */
    private static void invite(Turn turn, String user) {
        String line = "/invite " + user + " #";
        if (Drafts.current(turn).editor().isEmpty()) {
            Drafts.edit(turn, editor -> editor.withText(line));
            turn.say(Tone.INFO, "To which room? Tab completes its name.");
        } else {
            turn.complain("Your line is not empty. Send it first, or type " + line + "ROOM later.");
        }
    }

    private static List<String> about(Turn turn, Conversation here, Member member) {
        List<String> lines = new ArrayList<>();
        lines.add(member.name() + (turn.isMe(member.name()) ? " (you)" : ""));
        boolean isMember = here.members().get(member.name()) != null;
        if (!here.isDirect()) {
            lines.add("  " + (isMember ? member.role().words() + " of " : "not in ") + here.title());
        }
        if (member.bot()) {
            lines.add("  a bot: a program answers");
        }
        if (turn.hasBlocked(member.name())) {
            lines.add("  blocked by you");
        }
        String away = member.away();
        if (isMember) {
            lines.add("  " + (!member.online() ? "offline" : away == null ? "online" : "away: " + away));
        }
        if (member.address() != null) {
            lines.add("  connected from " + member.address());
        }
        List<String> shared = shared(turn, here, member);
        if (!shared.isEmpty()) {
            lines.add("  also in " + String.join(", ", shared));
        }
        return lines;
    }

    /** Other rooms of this user's in which the member is too. */
    private static List<String> shared(Turn turn, Conversation here, Member member) {
        return turn.conversations.all().stream()
                .filter(each -> !each.isDirect() && !each.key().equals(here.key()))
                .filter(each -> each.members().get(member.name()) != null)
                .map(Conversation::title)
                .toList();
    }

    /** After every event: the member may be gone, and what could be done may not be any more. */
    static void settle(Turn turn) {
        Picked picked = turn.writing.picked();
        if (picked == null) {
            return;
        }
        Conversation here = turn.conversations.current();
        boolean isCovered = turn.form != null || turn.page != null || turn.isLookingElsewhere() || turn.panes.isBare();
        if (here == null || !here.key().equals(picked.room()) || isCovered) {
            leave(turn);
            return;
        }
        Member member = picked.whom(here);
        if (member == null) {
            leave(turn);
            turn.say(Tone.INFO, picked.user() + " is not in " + here.title() + " any more.");
        } else {
            keep(turn, picked, here, member);
        }
    }

    private static void keep(Turn turn, Picked picked, Conversation here, Member member) {
        Deed chosen = picked.chosen();
        List<Deed> deeds = Rights.deeds(turn.session, here, member);
        if (chosen != null && !deeds.contains(chosen)) {
            turn.writing = turn.writing.picked(picked.chosen(deeds.get(0)));
        }
    }
}
