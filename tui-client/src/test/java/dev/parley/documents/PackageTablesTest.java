package dev.parley.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of packages in ARCHITECTURE.md say what the code says: every package, and what it uses. */
class PackageTablesTest {

    private static final String ARCHITECTURE = Project.read(Project.file("ARCHITECTURE.md"));

    private static final Pattern QUOTED = Pattern.compile("`([\\w.]+)`");

    @Test
    void theServersPackagesAreThoseOfTheCode() {
        holds("### Packages of the server", "dev.parley.server", "server/src/main/java");
    }

    @Test
    void theClientsPackagesAreThoseOfTheCode() {
        holds("### Packages of the client", "dev.parley.client", "tui-client/src/main/java");
    }

    /** A row that says "all" is held to naming a package alone: such a package puts the others together. */
    private static void holds(String heading, String root, String sources) {
        Map<String, Set<String>> code = PackageUses.below(root, Project.file(sources));
        Map<String, Set<String>> table = new TreeMap<>();
        for (String row : rows(heading)) {
            String[] cells = row.split("\\|", -1);
            String name =
                    QUOTED.matcher(cells[1]).results().findFirst().orElseThrow().group(1);
            table.put(name, cells[3].strip().equals("all") ? code.getOrDefault(name, Set.of()) : quoted(cells[3]));
        }
        assertThat(asRows(table)).isEqualTo(asRows(code));
    }

    private static Iterable<String> rows(String heading) {
        int begin = ARCHITECTURE.indexOf("| package |", ARCHITECTURE.indexOf("\n" + heading + "\n"));
        int end = ARCHITECTURE.indexOf("\n\n", begin);
        return ARCHITECTURE.substring(begin, end).lines().skip(2).toList();
    }

    private static Set<String> quoted(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map((MatchResult quoted) -> quoted.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String asRows(Map<String, Set<String>> packages) {
        return packages.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
