package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
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
        Clip clip = Clip.of(model.panes().membersFirst(), 0, members.size(), area.height());
        area.shows(new Target.MemberList(clip.first(), Clip.most(members.size(), area.height())));
        for (int i = clip.first(); i < clip.end(); i++) {
            row(area.row(i - clip.first() + clip.offset()), members.get(i));
        }
        clip.drawMore(area, members.size(), false);
    }

    private static void row(Area row, Member member) {
        row.shows(new Target.Person(member.name()));
        boolean here = member.online() && member.away() == null;
        Style name = here ? Theme.name(member.name()) : Theme.DIM;
        row.put(0, 0, Presence.sign(member), Presence.style(member));
        row.put(1, 0, roleSign(member.role()), Theme.DIM);
        row.put(SIGNS, 0, Fit.ellipsis(CleanText.line(member.name()), row.width() - SIGNS), name);
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
