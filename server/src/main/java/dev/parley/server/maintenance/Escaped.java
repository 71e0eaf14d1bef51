package dev.parley.server.maintenance;

import dev.parley.text.SafeText;
import dev.parley.transcript.Cleaning;
import java.util.stream.Collectors;

/** What a terminal would obey is escaped. */
final class Escaped implements Cleaning {

    @Override
    public String line(String text) {
        return SafeText.escape(text);
    }

    @Override
    public String block(String text) {
        return text.lines().map(SafeText::escape).collect(Collectors.joining("\n"));
    }
}
