package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.settings.Setting;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mute}, {@code /unmute} and {@code /notify}: the setting {@code notify}, for one room, in fewer words. */
final class Muting {

    private Muting() {}

    static void mute(Turn turn, String room) {
        choose(turn, room, NotifiedOf.NONE.name().toLowerCase(Locale.ROOT));
    }

    static void unmute(Turn turn, String room) {
        choose(turn, room, null);
    }

    static void notify(Turn turn, String what, String room) {
        Optional<String> value = Setting.NOTIFY.shape().read(what);
        if (value.isEmpty()) {
            turn.complain("/notify all, /notify mentions or /notify none; add a room for another one.");
        } else {
            choose(turn, room, value.get());
        }
    }

    private static void choose(Turn turn, String room, @Nullable String value) {
        Conversation which = room.isEmpty() ? turn.conversations.current() : turn.get(RoomKey.of(room));
        if (which == null) {
            turn.complain(room.isEmpty() ? "You are not in a room." : "You are not in " + RoomKey.signed(room) + ".");
            return;
        }
        Choosing.set(turn, Setting.NOTIFY, which.key(), value);
        turn.say(Tone.INFO, which.title() + ": " + told(turn.preferences.notifiedOf(which.key())));
    }

    private static String told(NotifiedOf now) {
        return switch (now) {
            case ALL -> "you are notified of all messages.";
            case MENTIONS -> "you are notified of mentions.";
            case NONE -> "muted. /unmute undoes this.";
        };
    }
}
