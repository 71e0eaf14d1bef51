package dev.parley.client.reducer;

import dev.parley.client.command.Signs;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Question;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;

/** {@code /topic}: shows it; sets it; removes it with a minus, after a question. Nothing is removed by leaving something out. */
final class Topics {

    private Topics() {}

    static void command(Turn turn, String text) {
        Conversation here = turn.conversations.current();
        boolean removes = Signs.isMinus(text);
        if (here == null) {
            turn.complain("You are not in a room.");
        } else if (text.isEmpty() || (removes && here.topic().isEmpty())) {
            String topic = here.topic();
            turn.say(Tone.INFO, topic.isEmpty() ? here.title() + " has no topic." : here.title() + ": " + topic);
        } else if (!turn.isOnline()) {
            turn.complain("No connection. The topic was not changed.");
        } else if (removes) {
            Questions.ask(turn, new Question.Untopic(here.name(), here.topic()));
        } else {
            set(turn, here.name(), text);
        }
    }

    static void remove(Turn turn, String room) {
        if (turn.isOnline()) {
            set(turn, room, "");
        } else {
            turn.complain("No connection. The topic was not changed.");
        }
    }

    private static void set(Turn turn, String room, String text) {
        turn.ask(new Request.Topic(room, text), Purpose.Question.TOPIC);
    }
}
