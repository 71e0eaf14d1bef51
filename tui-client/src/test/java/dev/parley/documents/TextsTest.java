package dev.parley.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Writes all texts for people to {@code tui-client/target/texts.txt}, a file a reviewer reads in ten minutes, and checks
 * the rules of plain English that a program can check.
 */
class TextsTest {

    private static List<SourceTexts> everything() {
        List<SourceTexts> all = new ArrayList<>();
        for (String module : List.of("tui-client", "server", "common")) {
            all.addAll(JavaTexts.under(Project.file(module + "/src/main/java")));
        }
        all.addAll(ScriptTexts.under(Project.file("scripts")));
        return all;
    }

    @Test
    void allTextsStandInOneFile() throws IOException {
        StringBuilder file = new StringBuilder();
        for (SourceTexts source : everything()) {
            file.append("== ").append(Project.root().relativize(source.file())).append('\n');
            source.texts()
                    .forEach(text -> file.append(text.replace("\n", "\n    ")).append('\n'));
            file.append('\n');
        }
        Path texts = Project.file("tui-client/target/texts.txt");
        Files.createDirectories(texts.getParent());
        Files.writeString(texts, file);
        assertThat(file).contains("There is no user named", "Parley listening on", "Parley needs Java 17");
    }
}
