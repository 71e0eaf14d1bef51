package dev.parley.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the Debian packages, and that nothing of the machine that built them is: two builds give the same bytes. */
class DebianIT {

    /** A file of an archive, with what it says about it. */
    private static final class Packed {

        private final TarArchiveEntry entry;
        private final byte[] bytes;

        Packed(TarArchiveEntry entry, byte[] bytes) {
            this.entry = entry;
            this.bytes = bytes;
        }

        TarArchiveEntry entry() {
            return entry;
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String md5() {
            return DebianIT.md5(bytes);
        }
    }

    private record Deb(List<Long> times, Map<String, Packed> control, Map<String, Packed> data) {

        static Deb of(String name) throws IOException {
            List<Long> times = new ArrayList<>();
            Map<String, byte[]> parts = new LinkedHashMap<>();
            try (ArArchiveInputStream ar =
                    new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(Packages.debian(name))))) {
                for (ArArchiveEntry part = ar.getNextEntry(); part != null; part = ar.getNextEntry()) {
                    times.add(part.getLastModified());
                    parts.put(part.getName(), ar.readAllBytes());
                }
            }
            assertThat(parts.keySet()).containsExactly("debian-binary", "control.tar.gz", "data.tar.gz");
            return new Deb(times, tar(parts.get("control.tar.gz")), tar(parts.get("data.tar.gz")));
        }
    }

    private static Map<String, Packed> tar(byte[] compressed) throws IOException {
        return tar(new ByteArrayInputStream(compressed));
    }

    private static Map<String, Packed> tar(InputStream compressed) throws IOException {
        Map<String, Packed> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(compressed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new Packed(entry, tar.readAllBytes()));
            }
        }
        return files;
    }

    private static Map<String, String> fields(Deb deb) {
        Map<String, String> fields = new HashMap<>();
        deb.control()
                .get("./control")
                .text()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .forEach(line -> {
                    String[] parts = line.split(": ", 2);
                    fields.put(parts[0], parts[1]);
                });
        return fields;
    }

    @Test
    void theServerIsAServiceWithItsSettings() throws IOException {
        Deb deb = Deb.of("parley-server");
        assertThat(deb.data().keySet())
                .contains(
                        "./etc/parley/parley.toml",
                        "./lib/systemd/system/parley-server.service",
                        "./usr/bin/parley-server",
                        "./usr/bin/parley-admin",
                        "./usr/share/man/man1/parley-admin.1.gz",
                        "./usr/share/parley-server/bin/parley-server",
                        "./usr/share/parley-server/lib/server/parley-server.jar",
                        "./usr/share/man/man1/parley-server.1.gz",
                        "./usr/share/bash-completion/completions/parley-server",
                        "./usr/share/bash-completion/completions/parley-admin",
                        "./usr/share/zsh/vendor-completions/_parley-server",
                        "./usr/share/zsh/vendor-completions/_parley-admin",
                        "./usr/share/doc/parley-server/README.md",
                        "./usr/share/doc/parley-server/copyright");
        assertThat(deb.control().get("./conffiles").text()).isEqualTo("/etc/parley/parley.toml\n");
        assertThat(deb.control().keySet()).contains("./postinst", "./prerm", "./postrm");
        assertThat(fields(deb))
                .containsEntry("Package", "parley-server")
                .containsEntry("Depends", "default-jre-headless | java17-runtime-headless");
    }

    @Test
    void theClientIsAProgramOfItsOwn() throws IOException {
        Deb deb = Deb.of("parley-client");
        assertThat(deb.data().keySet())
                .contains(
                        "./usr/bin/parley-client",
                        "./usr/share/parley-client/bin/parley-client",
                        "./usr/share/parley-client/lib/client/parley-client.jar",
                        "./usr/share/parley-client/lib/client/build",
                        "./usr/share/man/man1/parley-client.1.gz",
                        "./usr/share/bash-completion/completions/parley-client",
                        "./usr/share/zsh/vendor-completions/_parley-client",
                        "./usr/share/doc/parley-client/copyright")
                .noneMatch(file -> file.contains("systemd") || file.contains("sqlite"));
        assertThat(deb.control().keySet()).containsExactlyInAnyOrder("./control", "./md5sums");
        assertThat(fields(deb)).containsEntry("Depends", "default-jre-headless | java17-runtime-headless");
    }

    /** Both packages may be installed together. */
    @Test
    void noFileIsInBothPackages() throws IOException {
        Map<String, Packed> client = Deb.of("parley-client").data();
        assertThat(Deb.of("parley-server").data().entrySet().stream()
                        .filter(file -> !file.getValue().entry().isDirectory())
                        .map(Map.Entry::getKey)
                        .filter(client::containsKey))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley-server", "parley-client"})
    void everyJarsLicenseIsTold(String name) throws IOException {
        Deb deb = Deb.of(name);
        String copyright =
                deb.data().get("./usr/share/doc/" + name + "/copyright").text();
        assertThat(deb.data().keySet().stream()
                        .filter(file -> file.endsWith(".jar"))
                        .map(file -> file.substring(file.lastIndexOf('/') + 1))
                        .filter(jar -> !jar.startsWith("parley-")))
                .hasSizeGreaterThan(10)
                .allSatisfy(jar -> assertThat(copyright).contains("Files: */" + jar + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley-server", "parley-client"})
    void nothingTellsWhoBuiltItAndWhen(String name) throws IOException {
        Deb deb = Deb.of(name);
        Instant time = time();
        assertThat(deb.times()).allMatch(seconds -> seconds == time.getEpochSecond());
        deb.control().values().forEach(file -> isNobodys(file.entry(), time));
        deb.data().values().forEach(file -> isNobodys(file.entry(), time));
        assertThat(files(deb.data()).stream().filter(file -> file.endsWith(".jar") && !file.contains("/parley-")))
                .isSorted();
        assertThat(files(deb.control()).stream().filter(file -> !file.equals("./control") && !file.equals("./md5sums")))
                .isSorted();
    }

    private static List<String> files(Map<String, Packed> tar) {
        return tar.values().stream()
                .map(Packed::entry)
                .filter(DebianIT::isPlainFile)
                .map(TarArchiveEntry::getName)
                .toList();
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isSymbolicLink();
    }

    private static Instant time() throws IOException {
        Properties build = new Properties();
        try (InputStream in = DebianIT.class.getResourceAsStream("/build.properties")) {
            build.load(in);
        }
        return Instant.parse(build.getProperty("time"));
    }

    private static void isNobodys(TarArchiveEntry entry, Instant time) {
        String mode = Integer.toOctalString(entry.getMode() & 0777);
        assertThat(entry.getLastModifiedDate().toInstant()).as(entry.getName()).isEqualTo(time);
        assertThat(entry.getUserName() + entry.getLongUserId())
                .as(entry.getName())
                .isEqualTo("root0");
        assertThat(entry.getGroupName() + entry.getLongGroupId())
                .as(entry.getName())
                .isEqualTo("root0");
        boolean program = entry.getName().matches(".*/bin/parley-.*|\\./(pre|post)(inst|rm)");
        if (!entry.isSymbolicLink()) {
            assertThat(mode).as(entry.getName()).isEqualTo(isPlainFile(entry) && !program ? "644" : "755");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley-server", "parley-client"})
    void theSumsAreThoseOfTheFiles(String name) throws IOException {
        Deb deb = Deb.of(name);
        Map<String, String> sums = new HashMap<>();
        deb.control().get("./md5sums").text().lines().forEach(line -> {
            String[] parts = line.split(" [ *]", 2);
            sums.put("./" + parts[1], parts[0]);
        });
        assertThat(sums.keySet()).containsExactlyInAnyOrderElementsOf(files(deb.data()));
        sums.forEach(
                (file, sum) -> assertThat(deb.data().get(file).md5()).as(file).isEqualTo(sum));
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theArchiveIsNobodysToo() throws IOException {
        Path archive = Packages.archive();
        Instant time = time();
        try (InputStream in = Files.newInputStream(archive)) {
            Map<String, Packed> files = tar(in);
            assertThat(files.keySet().stream().map(file -> file.replaceFirst("^[^/]*/", "")))
                    .contains(
                            "bin/parley-server",
                            "bin/parley-client",
                            "lib/server/parley-server.jar",
                            "lib/client/parley-client.jar",
                            "conf/parley.toml",
                            "doc/server/README.md",
                            "doc/client/README.md",
                            "man/man1/parley-server.1",
                            "systemd/parley-server.service",
                            "LICENSE",
                            "LIBRARIES");
            files.values().forEach(file -> isNobodys(file.entry(), time));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
