package dev.parley.server.admin;

import dev.parley.server.audit.Deed;
import dev.parley.text.SafeText;
import java.util.List;
import java.util.Optional;

/** Commands for rooms: {@code /rooms}, {@code /history}, {@code /room}. */
final class RoomCommands {

    private RoomCommands() {}

    static Answer rooms(Turn turn, String argument) {
        List<RoomLine> rooms = turn.ask(turn.server()::rooms);
        List<Row> rows = rooms.stream()
                .map(room -> Row.of("room", room.room())
                        .with("topic", room.topic())
                        .with("members", room.members())
                        .with("online", room.online())
                        .with("entries", room.entries())
                        .with("retention_days", room.retentionDays()))
                .toList();
        return Answer.list(Answers.rooms(rooms), rows);
    }

    static Answer history(Turn turn, String argument) {
        HistoryCommand command = HistoryCommand.parse(argument);
        if (command instanceof HistoryCommand.Keep keep) {
            return keep(turn, keep);
        }
        if (command instanceof HistoryCommand.Clear clear) {
            return clear(turn, clear.room());
        }
        return Answer.wrong(((HistoryCommand.Wrong) command).text());
    }

    private static Answer keep(Turn turn, HistoryCommand.Keep keep) {
        boolean known = find(turn, keep.room()).isPresent();
        Integer days = keep.days();
        AdminActs acts = turn.acting(new Deed(
                "history keep",
                null,
                keep.room(),
                days == null ? "default" : days == 0 ? "forever" : days + " days",
                null));
        boolean stored = turn.<Boolean>ask(answer -> acts.keepHistory(keep.room(), keep.days(), answer));
        if (stored) {
            return Answer.done(Answers.kept(keep.days()));
        }
        return Answer.failed(known ? "The change could not be stored." : noSuchRoom(keep.room()));
    }

    /** Asks first: nothing brings it back. */
    private static Answer clear(Turn turn, String room) {
        Optional<RoomLine> found = find(turn, room);
        if (found.isEmpty()) {
            return Answer.failed(noSuchRoom(room));
        }
        RoomLine line = found.get();
        String name = SafeText.escape(line.room());
        String question =
                "Delete all " + line.entries() + " entries of " + name + " for good? Nothing brings them back.";
        String refused = turn.confirm(question, name);
        if (refused != null) {
            return Answer.failed(refused);
        }
        AdminActs acts = turn.actingIn(line.room(), "history clear");
        boolean stored = turn.<Boolean>ask(answer -> acts.clearHistory(line.room(), answer));
        return Answer.of(stored, stored ? "The history of " + name + " is deleted." : "There was nothing to delete.");
    }

    static Answer room(Turn turn, String argument) {
        List<String> words = Written.words(argument);
        if (words.size() != 2 || !words.get(0).equalsIgnoreCase("delete")) {
            return Answer.wrong("Write /room delete ROOM.");
        }
        return delete(turn, Written.room(words.get(1)));
    }

    /** Asks first: nothing brings it back. */
    private static Answer delete(Turn turn, String room) {
        Optional<RoomLine> found = find(turn, room);
        if (found.isEmpty()) {
            return Answer.failed(noSuchRoom(room));
        }
        RoomLine line = found.get();
        String name = SafeText.escape(line.room());
        if (line.mustStay()) {
            return Answer.failed("The room " + name + " cannot be deleted: new users join it. /history clear " + name
                    + " deletes what was said.");
        }
        String question =
                "Delete the room " + name + " for good, with " + Answers.count(line.entries(), "entry", "entries")
                        + " and " + Answers.count(line.members(), "member") + "?";
        String refused = turn.confirm(question, name);
        if (refused != null) {
            return Answer.failed(refused);
        }
        AdminActs acts = turn.actingIn(line.room(), "room delete");
        AdminPort.Change change = turn.ask(answer -> acts.deleteRoom(line.room(), answer));
        return switch (change) {
            case DONE -> Answer.done("The room " + name + " is deleted.");
            case NOT_STORED -> Answer.failed("The change could not be stored. The room is still there.");
            case UNKNOWN, NOTHING_TO_DO -> Answer.failed(noSuchRoom(line.room()));
        };
    }

    private static Optional<RoomLine> find(Turn turn, String room) {
        List<RoomLine> rooms = turn.ask(turn.server()::rooms);
        return rooms.stream().filter(line -> line.room().equalsIgnoreCase(room)).findFirst();
    }

    static String noSuchRoom(String room) {
        return "There is no room named " + SafeText.escape(room) + ". /rooms lists the rooms.";
    }
}
