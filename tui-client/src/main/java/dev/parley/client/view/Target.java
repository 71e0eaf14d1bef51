package dev.parley.client.view;

import dev.parley.client.model.Deed;
import dev.parley.client.model.SignInForm;

/**
 * What somebody can point at. Each view says of the area that it draws in what it shows there ({@link
 * dev.parley.client.grid.Area#shows}), so that what is drawn and what is meant are one. Immutable.
 *
 * @see View#pointedAt
 */
public sealed interface Target {

    /**
     * A list that may be longer than its pane.
     *
     * @param first the first of it that shows
     * @param most the largest that this can become; 0 where all of it shows
     */
    record RoomList(int first, int most) implements Target {}

    /** As {@link RoomList}. */
    record MemberList(int first, int most) implements Target {}

    /** The row of a list that says how many more there are. */
    record More(boolean ofRooms, int first) implements Target {}

    /** A conversation in the list, by its key. */
    record Room(String key) implements Target {}

    /** A room that one is not in, by its name. */
    record Joinable(String room) implements Target {}

    /** Somebody in the list of members. */
    record Member(String name) implements Target {}

    /** Something that can be done with a member. */
    record Does(Deed deed) implements Target {}

    /** Somebody's name before what they said. */
    record Person(String name) implements Target {}

    /**
     * A message that is stored.
     *
     * @param margin whether this is what stands before it: its time
     */
    record Message(long seq, boolean margin) implements Target {}

    /** The row that says how many messages are below. */
    record Newest() implements Target {}

    /** The row that says how much is unread above. */
    record FirstUnread() implements Target {}

    /** How much is unread elsewhere. */
    record Unread() implements Target {}

    /** One of the words that Tab offers. */
    record Offered(int index) implements Target {}

    /** A place of the line that is being written: the caret's, if it went there. */
    record Written(int offset) implements Target {}

    /** One of what a search has found. */
    record Found(int index) implements Target {}

    /** One of the places that the switcher offers. */
    record Place(int index) implements Target {}

    /** The bar above a page that is read. */
    record PageBar() implements Target {}

    /** A field of the sign-in form, and a place in what stands there; -1 where nothing of it shows. */
    record Field(SignInForm.Field field, int offset) implements Target {}

    /** What to do there: sign in, or register. */
    record Choice(boolean register) implements Target {}
}
