package dev.parley.client.plain;

import dev.parley.client.home.PositionFile;
import dev.parley.client.home.PositionFile.Position;
import dev.parley.client.model.RoomKey;
import dev.parley.name.Names;
import dev.parley.protocol.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A listener that goes on where its last run has stopped: takes the positions of a {@link PositionFile} as {@link Cursors}, and saves
 * them when what they speak of has left for standard output. So after a crash the last lines may be printed again, and none is missing.
 * One thread.
 */
final class Resuming {

    private final PositionFile file;
    private final Cursors cursors;
    private final Consumer<String> complain;

    /** What is in the file. */
    private @Nullable Position saved;

    private String user = "";
    private String epoch = "";
    private boolean resumed;

    /** Whether the last save failed. */
    private boolean unsaved;

    /** @param complain takes a line for the one who runs the listener */
    Resuming(PositionFile file, Cursors cursors, Consumer<String> complain) {
        this.file = file;
        this.cursors = cursors;
        this.complain = complain;
        this.saved = file.before();
    }

    /** A server has greeted, whose data is what it was for this run, or was never seen; the cursors know nothing yet. */
    void greeted(String nowEpoch) {
        boolean isFirst = epoch.isEmpty();
        epoch = nowEpoch;
        Position before = saved;
        resumed = isFirst && before != null && before.epoch().equals(nowEpoch);
        if (resumed) {
            Objects.requireNonNull(before).rooms().forEach(cursors::resume);
        } else if (before != null) {
            complain.accept("The data of the server was replaced, so the positions in " + file.path()
                    + " are no longer valid. Listening from now on; earlier messages are not printed.");
        }
    }

    /**
     * Somebody is signed in. To be called once for each {@link #greeted}, before the ends of the rooms are taken as read.
     *
     * @param joining the rooms that are joined next
     * @return why this cannot go on; empty if it can
     */
    String signedIn(Result.SignedIn in, List<String> joining) {
        user = in.user();
        Position before = saved;
        if (before != null && !before.user().equals(user)) {
            return file.path() + " has the positions of " + before.user() + ", not of " + user
                    + ". Give each user a position file of its own.";
        }
        if (resumed) {
            in.rooms().forEach(this::compare);
            dropThoseThatAreGone(in, joining);
        }
        return "";
    }

    private void compare(Result.OwnRoom room) {
        if (!cursors.knows(room.room())) {
            if (Names.isDirect(room.room())) {
                // Somebody has begun it since.
                cursors.resume(room.room(), 0);
            }
        } else if (cursors.after(room.room()) > room.lastSeq()) {
            complain.accept(RoomKey.signed(room.room()) + " ends before the position in " + file.path()
                    + ". Listening there from now on.");
            cursors.resume(room.room(), room.lastSeq());
        }
    }

    private void dropThoseThatAreGone(Result.SignedIn in, List<String> joining) {
        Set<String> there =
                in.rooms().stream().map(room -> RoomKey.of(room.room())).collect(Collectors.toSet());
        joining.forEach(room -> there.add(RoomKey.of(room)));
        for (String room : new ArrayList<>(cursors.all().keySet())) {
            if (!there.contains(RoomKey.of(room))) {
                complain.accept("You are no longer in " + RoomKey.signed(room)
                        + ", or it was deleted. Nothing from there is printed.");
                cursors.drop(room);
            }
        }
    }

    /** Everything that the cursors say was shown is out of our hands. */
    void printed() {
        Map<String, Long> rooms = cursors.all();
        if (user.isEmpty()
                || (saved != null
                        && saved.rooms().equals(rooms)
                        && saved.epoch().equals(epoch))) {
            return;
        }
        Position now = new Position(user, epoch, Map.copyOf(rooms));
        try {
            file.save(now);
            saved = now;
            unsaved = false;
        } catch (IOException e) {
            if (!unsaved) {
                complain.accept(e.getMessage() + " After a restart, lines from here on are printed again.");
            }
            unsaved = true;
        }
    }

    /** Whether what was printed last is not in the file. */
    boolean isUnsaved() {
        return unsaved;
    }
}
