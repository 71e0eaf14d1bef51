package dev.parley.client.model;

/** Whether a message mentions somebody, by the rule that the server counts by. Pure. */
public final class Mentions {

    private Mentions() {}

    /**
     * True if a text mentions a user.
     *
     * @param members who else can be mentioned there: {@code @ann.b} is ann.b, if there is one, and not ann
     */
    public static boolean isIn(String text, String user, Roster members) {
        if (user.isEmpty()) {
            return false;
        }
        String me = RoomKey.ofUser(user);
        return dev.parley.name.Mentions.in(text, each -> each.equals(me) || members.has(each))
                .contains(me);
    }
}
