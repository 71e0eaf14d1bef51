package dev.parley.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The form of the documents: how long they may be, where lines wrap, and that links lead somewhere. */
class DocumentsTest {

    private static final int WRAP = 100;

    /** Outside of code: [text](target), without targets on the web and places within a page. */
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static List<Path> documents() {
        return Project.files(Project.root(), ".md").stream()
                .filter(file -> !file.toString().contains("/src/test/resources/"))
                .toList();
    }

    @Test
    void theReadmeIsForVisitorsAndShort() {
        assertThat(Project.read(Project.file("README.md")).lines().count()).isLessThanOrEqualTo(150);
    }

    @Test
    void theArchitectureIsReadInOneSitting() {
        assertThat(Project.read(Project.file("ARCHITECTURE.md")).lines().count())
                .isLessThanOrEqualTo(250);
    }

    /** Tables and code cannot wrap, nor can a line that is one long word, such as a link. */
    @Test
    void linesWrap() {
        List<String> tooLong = new ArrayList<>();
        for (Path document : documents()) {
            boolean code = false;
            int number = 0;
            for (String line : Project.read(document).lines().toList()) {
                number++;
                code ^= line.strip().startsWith("```");
                boolean wraps = !code && !line.startsWith("|") && !line.startsWith("![");
                if (wraps
                        && line.codePointCount(0, line.length()) > WRAP
                        && line.strip().contains(" ")) {
                    tooLong.add(Project.root().relativize(document) + ":" + number);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void linksLeadToFilesThatAreThere() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Project.read(document));
            while (links.find()) {
                if (!Files.exists(document.resolveSibling(links.group(1)))) {
                    broken.add(Project.root().relativize(document) + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
