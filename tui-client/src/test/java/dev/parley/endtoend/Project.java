package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Where the scripts are, and whether they can be run as they stand. */
final class Project {

    static final Path HOME = home();

    private Project() {}

    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("scripts/lib/build.sh"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "There are no scripts above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    static String script(String name) {
        return HOME.resolve("scripts").resolve(name).toString();
    }

    /** Every test's first question. A script that found its jar stale would start Maven within Maven, and take the jars away meanwhile. */
    static void requireWhatIsTested() {
        for (String module : new String[] {"server", "tui-client"}) {
            if (!isFresh(module)) {
                fail("The end-to-end tests start what is packaged, and " + module + "/target/parley-" + module
                        + ".jar (with " + module + "/target/lib) is missing or older than its sources. Package both"
                        + " modules in the same build: scripts/test.sh, or mvn -pl server,tui-client -am verify.");
            }
        }
        if (!hasTmux()) {
            String needs = "The end-to-end tests need tmux: apt-get install -y tmux";
            if ("true".equals(System.getenv("CI"))) {
                fail(needs);
            }
            Assumptions.abort(needs);
        }
    }

    /** Some scripts are programs in Python. */
    static void requirePython() {
        if (!succeeds("python3", "--version")) {
            String needs = "This test needs Python 3: apt-get install -y python3";
            if ("true".equals(System.getenv("CI"))) {
                fail(needs);
            }
            Assumptions.abort(needs);
        }
    }

    private static boolean isFresh(String module) {
        return succeeds("bash", "-c", ". \"$0\"; is_fresh \"$1\"", script("lib/build.sh"), module);
    }

    private static boolean hasTmux() {
        return succeeds("tmux", "-V");
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a script sees of the environment: this JVM's Java, UTF-8, nothing of the tester's own. */
    static void clean(Map<String, String> environment, Path folder) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PARLEY_")
                        || name.startsWith("TMUX")
                        || name.startsWith("XDG_")
                        || name.startsWith("LC_")
                        || name.equals("NO_COLOR")
                        || name.equals("COLORTERM")
                        || name.equals("ENV")
                        || name.equals("BASH_ENV")
                        || name.equals("MAVEN_OPTS")
                        || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HOME", folder.toString());
        // The sockets of tmux stand there, and go with the folder.
        environment.put("TMUX_TMPDIR", folder.toString());
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
