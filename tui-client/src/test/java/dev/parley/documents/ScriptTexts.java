package dev.parley.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts for people in shell scripts: the arguments of {@code say} and {@code die}, and what {@code printf} and {@code echo} print. */
final class ScriptTexts {

    private static final Pattern SAID =
            Pattern.compile("\\b(?:say|die|ask|printf|echo)\\b[^'\"\\n]*((?:\"[^\"]*\"|'[^']*')[^\\n]*)");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,} +\\p{L}");

    private ScriptTexts() {}

    static List<SourceTexts> under(Path folder) {
        return Project.files(folder, ".sh").stream()
                .map(ScriptTexts::of)
                .filter(found -> !found.texts().isEmpty())
                .toList();
    }

    private static SourceTexts of(Path script) {
        List<String> texts = new ArrayList<>();
        SAID.matcher(Project.read(script)).results().forEach(said -> {
            String text = said.group(1).strip();
            if (WORDS.matcher(text).find()) {
                texts.add(text);
            }
        });
        return new SourceTexts(script, texts);
    }
}
