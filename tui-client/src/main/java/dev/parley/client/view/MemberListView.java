package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Picked;
import dev.parley.client.model.Roster;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is in the room: those who are there first, then people who are away, then who is not there. */
final class MemberListView {

    /** Presence and role, before a name. */
    private static final int SIGNS = 2;

    private static final int LEAST_NAME = 3;

    private MemberListView() {}

    /** How many it takes to show all names whole. */
    static int columns(@Nullable Conversation conversation) {
        return conversation == null
                ? 0
                : SIGNS + Math.max(LEAST_NAME, conversation.members().nameColumns());
    }

    static void draw(Area area, Model model) {
        Conversation conversation = model.conversations().current();
        if (conversation == null) {
            return;
        }
        List<Member> members = conversation.members().sorted();
        Picked picked = model.writing().picked();
        int chosen =
                picked == null ? -1 : members.indexOf(conversation.members().get(picked.user()));
        Clip clip = clip(model, chosen, members.size(), area.height());
        area.shows(new Target.MemberList(clip.first(), Clip.most(members.size(), area.height())));
        for (int i = clip.first(); i < clip.end(); i++) {
            row(area.row(i - clip.first() + clip.offset()), members.get(i), i == chosen);
        }
        if (!isLow(chosen, members.size(), area.height())) {
            clip.drawMore(area, members.size(), false);
        }
        if (picked != null && picked.chosen() == null) {
            area.cursor(0, chosen - clip.first() + clip.offset());
        }
    }

    /** So few rows have none to say how many more there are: the member whom somebody has gone to is the first of them. */
    private static boolean isLow(int chosen, int members, int height) {
        return chosen >= 0 && height < 3 && members > height;
    }

    /** Where somebody has gone to a member, that one shows. */
    private static Clip clip(Model model, int chosen, int members, int height) {
        if (isLow(chosen, members, height)) {
            return new Clip(chosen, Math.min(members, chosen + height), 0);
        }
        return chosen < 0
                ? Clip.of(model.panes().membersFirst(), 0, members, height)
                : Clip.around(chosen, members, height);
    }

    /** The row on which the member shows whom the person has gone to. */
    static int rowOf(Model model, Conversation here, Picked picked, int height) {
        List<Member> members = here.members().sorted();
        int chosen = members.indexOf(here.members().get(picked.user()));
        Clip clip = clip(model, chosen, members.size(), height);
        return chosen - clip.first() + clip.offset();
    }

    private static void row(Area row, Member member, boolean chosen) {
        row.shows(new Target.Member(member.name()));
        boolean here = member.online() && member.away() == null;
        Style name = chosen ? Theme.CHOSEN : here ? Theme.name(member.name()) : Theme.DIM;
        if (chosen) {
            row.fill(Theme.CHOSEN);
        }
        row.put(0, 0, Presence.sign(member), Presence.style(member));
        row.put(1, 0, roleSign(member.role()), Theme.DIM);
        int mark = member.bot() && row.width() - SIGNS >= LEAST_NAME + Roster.BOT.length() ? Roster.BOT.length() : 0;
        String shown = Fit.ellipsis(CleanText.line(member.name()), row.width() - SIGNS - mark);
        row.put(SIGNS, 0, shown, name);
        if (mark > 0) {
            row.put(SIGNS + TextWidth.of(shown), 0, Roster.BOT, Theme.DIM);
        }
    }

    /** As on IRC. */
    private static String roleSign(Role role) {
        return switch (role) {
            case OWNER -> "~";
            case OPERATOR -> "@";
            case MEMBER -> " ";
            case READER -> "-";
        };
    }
}
