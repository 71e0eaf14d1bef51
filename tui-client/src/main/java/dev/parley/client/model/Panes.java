package dev.parley.client.model;

/**
 * Which side panes the person wants to see, where the screen is wide enough, and from where on their lists; or the transcript alone.
 *
 * @param roomsFirst the first of the list of rooms that shows, as the person has moved it; {@link #FOLLOWING} while nobody has
 * @param membersFirst the same of the list of members
 */
public record Panes(boolean rooms, boolean members, Bare bare, int roomsFirst, int membersFirst) {

    /** A list that shows the part where the conversation in view is, or its beginning. */
    public static final int FOLLOWING = -1;

    public static final Panes ALL = new Panes(true, true);

    /** The bare view: the transcript without anything around it, to be selected and copied, so that it stands still. */
    public enum Bare {
        OFF,
        /** It shows what was the newest when it stopped; after it the transcript follows its end again. */
        HELD,
        /** The person has moved it elsewhere. */
        MOVED
    }

    public Panes(boolean rooms, boolean members) {
        this(rooms, members, Bare.OFF, FOLLOWING, FOLLOWING);
    }

    /** Whether the transcript is alone on the screen. */
    public boolean isBare() {
        return bare != Bare.OFF;
    }

    /** Those that show. */
    public Panes shown(boolean nowRooms, boolean nowMembers) {
        return new Panes(nowRooms, nowMembers, bare, roomsFirst, membersFirst);
    }

    public Panes bare(Bare now) {
        return new Panes(rooms, members, now, roomsFirst, membersFirst);
    }

    public Panes roomsFirst(int first) {
        return new Panes(rooms, members, bare, first, membersFirst);
    }

    public Panes membersFirst(int first) {
        return new Panes(rooms, members, bare, roomsFirst, first);
    }

    /** Another conversation is in view: its place and its members show. */
    public Panes following() {
        return new Panes(rooms, members, bare, FOLLOWING, FOLLOWING);
    }
}
