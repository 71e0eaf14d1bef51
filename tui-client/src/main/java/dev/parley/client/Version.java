package dev.parley.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Parley this is, from what Maven puts into the jar: the version stands in one place, the project's file. */
final class Version {

    private static final String PATH = "/META-INF/maven/dev.parley/parley-tui-client/pom.properties";

    private Version() {}

    static String text() {
        Properties project = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(PATH)) {
            if (in != null) {
                project.load(in);
            }
        } catch (IOException unreadable) {
            // Then it is not known, and said so.
        }
        return "parley " + project.getProperty("version", "(not built as a jar)");
    }
}
