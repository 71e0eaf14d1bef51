package dev.parley.client.reducer;

import dev.parley.client.model.Purpose;
import dev.parley.client.model.Purpose.Question;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /sessions}: where this user is signed in. A number means what the list that was shown last says, whatever came since. */
final class OwnSessions {

    private static final Pattern END = Pattern.compile("end +(\\d{1,5})");

    private OwnSessions() {}

    static void command(Turn turn, String words) {
        Matcher end = END.matcher(words.strip());
        if (words.isBlank()) {
            turn.ask(new Request.Sessions(), Question.SESSIONS);
        } else if (end.matches()) {
            end(turn, Integer.parseInt(end.group(1)));
        } else {
            turn.complain("/sessions lists your sessions, /sessions end 2 ends the second of them.");
        }
    }

    private static void end(Turn turn, int number) {
        if (turn.sessions.isEmpty()) {
            turn.complain("Type /sessions first: it shows the number of each session.");
            return;
        }
        if (number < 1 || number > turn.sessions.size()) {
            turn.complain("There is no session " + number + ". /sessions lists them.");
            return;
        }
        Result.SessionSummary one = turn.sessions.get(number - 1);
        if (one.current()) {
            turn.complain("Session " + number + " is this one. /logout ends it.");
            return;
        }
        turn.ask(new Request.EndSession(one.session()), Question.END_SESSION);
    }

    static void listed(Turn turn, Purpose.Asked asked, Result.SessionList list) {
        turn.sessions = List.copyOf(list.sessions());
        turn.note(asked.where(), Tone.HEADING, Listing.sessions(turn.sessions, turn.wall, turn.settings.zone()));
        if (turn.sessions.size() > 1) {
            turn.note(asked.where(), Tone.INFO, "To end one: /sessions end NUMBER.");
        }
    }

    static void ended(Turn turn, Request.EndSession request) {
        turn.sessions.stream()
                .filter(one -> one.session().equals(request.session()))
                .findFirst()
                .ifPresent(one -> turn.say(
                        Tone.INFO,
                        "Ended session " + (turn.sessions.indexOf(one) + 1) + ": " + Listing.session(one) + "."));
    }
}
