package dev.parley.client.model;

/**
 * Which side panes the person wants to see, where the screen is wide enough, and from where on their lists.
 *
 * @param roomsFirst the first of the list of rooms that shows, as the person has moved it; {@link #FOLLOWING} while nobody has
 * @param membersFirst the same of the list of members
 */
public record Panes(boolean rooms, boolean members, int roomsFirst, int membersFirst) {

    /** A list that shows the part where the conversation in view is, or its beginning. */
    public static final int FOLLOWING = -1;

    public static final Panes ALL = new Panes(true, true);

    public Panes(boolean rooms, boolean members) {
        this(rooms, members, FOLLOWING, FOLLOWING);
    }

    /** Those that show. */
    public Panes shown(boolean nowRooms, boolean nowMembers) {
        return new Panes(nowRooms, nowMembers, roomsFirst, membersFirst);
    }

    public Panes roomsFirst(int first) {
        return new Panes(rooms, members, first, membersFirst);
    }

    public Panes membersFirst(int first) {
        return new Panes(rooms, members, roomsFirst, first);
    }

    /** Another conversation is in view: its place and its members show. */
    public Panes following() {
        return new Panes(rooms, members, FOLLOWING, FOLLOWING);
    }
}
