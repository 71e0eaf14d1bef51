package dev.parley.client.reducer;

import dev.parley.client.model.Panes;
import dev.parley.client.settings.Preferences;

/** What the person chooses for this client, and what follows at once. */
final class Choosing {

    private Choosing() {}

    static void configured(Turn turn, Preferences preferences) {
        turn.preferences = preferences;
        turn.panes = new Panes(preferences.roomsPane(), preferences.membersPane());
    }
}
