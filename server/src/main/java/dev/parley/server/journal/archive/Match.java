package dev.parley.server.journal.archive;

import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.text.SearchWords;
import dev.parley.server.journal.text.SearchWords.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions for FTS5. Everything that comes from a person stands in quotes, and holds none. */
final class Match {

    private Match() {}

    /**
     * @param logs any of these; where there are none, any
     * @param author canonical name, or null for everyone
     */
    static String of(SearchWords words, List<LogId> logs, @Nullable String author) {
        List<String> all = new ArrayList<>();
        if (!logs.isEmpty()) {
            all.add(any(logs.stream().map(Tags::log).map(Match::quoted).toList()));
        }
        if (author != null) {
            all.add(quoted(Tags.author(author)));
        }
        for (List<Phrase> group : words.wanted()) {
            all.add(any(group.stream().map(Match::phrase).toList()));
        }
        String match = String.join(" AND ", all);
        if (words.unwanted().isEmpty()) {
            return match;
        }
        return "(" + match + ") NOT "
                + any(words.unwanted().stream().map(Match::phrase).toList());
    }

    /** All messages of a log. */
    static String log(LogId log) {
        return quoted(Tags.log(log));
    }

    /** All that a user wrote, and all that was written in the user's direct conversations. */
    static String user(String user) {
        return any(List.of(quoted(Tags.author(user)), quoted(Tags.party(user))));
    }

    private static String any(List<String> expressions) {
        return expressions.stream().collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String phrase(Phrase phrase) {
        return quoted(String.join(" ", phrase.terms())) + (phrase.beginning() ? " *" : "");
    }

    private static String quoted(String terms) {
        return '"' + terms + '"';
    }
}
