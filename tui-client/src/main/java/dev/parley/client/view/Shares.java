package dev.parley.client.view;

/**
 * How the columns of a screen are shared out. The messages come first: each of the others gets its columns only from what the messages have
 * beyond a width of their own, in the order of {@link #of}. So a wider screen never has less text.
 *
 * @param time columns of the time before a message, with the blank behind it; 0 for none
 * @param rooms columns of the list of rooms; 0 where it is hidden or folded away
 * @param members columns of the list of members; likewise
 * @param names columns of the names before messages; 0 where a name stands in the text's own rows
 * @param text columns of the text of a message
 */
record Shares(int time, int rooms, int members, int names, int text) {

    /** Of a text under a name that stands in its rows: where its second row begins. */
    static final int HANGING = 2;

    private static final int BORDER = 1;

    /**
     * What would like to have columns.
     *
     * @param columns of the screen
     * @param clock of hours and minutes
     * @param time of the time as the person wants it, as many or more
     * @param rooms of the list of rooms, as wide as what is in it; 0 if the person does not want to see it
     * @param members of the list of members; likewise
     * @param names of the widest name before a message
     */
    record Wishes(int columns, int clock, int time, int rooms, int members, int names) {}

    static Shares of(Wishes wishes) {
        Division left = new Division(wishes.columns() - HANGING);
        int time = left.take(20, wishes.clock(), wishes.clock());
        if (time > 0 && wishes.time() > time) {
            time += left.take(28, wishes.time() - time, wishes.time() - time);
        }
        int rooms = left.pane(36, 10, Math.min(14, wishes.rooms()));
        // A readable part of a name, with what is unread there, before others get any.
        rooms += rooms == 0 ? 0 : left.more(50, Math.min(16, wishes.rooms()) - rooms);
        int members = left.pane(44, 8, Math.min(12, wishes.members()));
        int names = left.names(60, 6, Math.min(10, wishes.names()));
        names += names == 0 ? 0 : left.more(64, Math.min(16, wishes.names()) - names);
        rooms += rooms == 0 ? 0 : left.more(66, Math.min(24, wishes.rooms()) - rooms);
        members += members == 0 ? 0 : left.more(70, Math.min(20, wishes.members()) - members);
        rooms += rooms == 0 ? 0 : left.unused(Math.min(24, wishes.rooms()) - rooms);
        members += members == 0 ? 0 : left.unused(Math.min(20, wishes.members()) - members);
        return new Shares(time, rooms, members, names, left.text);
    }

    /** Columns before the text of a message. */
    int before() {
        return time + (names == 0 ? HANGING : names + 1);
    }

    /**
     * The messages' columns, of which one after the other takes some. Whoever finds fewer than it needs takes none. Then the text does not
     * take these columns either, or it would have to give them back on a screen that is one column wider.
     */
    private static final class Division {
        private int text;
        private int unused;

        Division(int text) {
            this.text = Math.max(1, text);
        }

        int take(int floor, int least, int most) {
            int spare = text - floor;
            if (most <= 0 || spare <= 0) {
                return 0;
            }
            int taken = spare < Math.min(least, most) ? 0 : Math.min(spare, most);
            if (taken == 0) {
                unused += spare;
                text = floor;
            }
            text -= taken;
            return taken;
        }

        int pane(int floor, int least, int most) {
            return most == 0 ? 0 : Math.max(0, take(floor, Math.min(least, most) + BORDER, most + BORDER) - BORDER);
        }

        /** In place of the blank that hangs. */
        int names(int floor, int least, int most) {
            int taken = take(floor, Math.min(least, most) + 1 - HANGING, most + 1 - HANGING);
            return taken == 0 ? 0 : taken + HANGING - 1;
        }

        int more(int floor, int most) {
            return take(floor, 1, most);
        }

        /** Of what nobody had a use for. */
        int unused(int most) {
            int taken = Math.max(0, Math.min(unused, most));
            unused -= taken;
            return taken;
        }
    }
}
