package dev.parley.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/run} must not pass when tests were skipped: {@code scripts/lib/skipped.sh} finds them. */
class SkippedTestsTest {

    @TempDir
    private Path project;

    private record Answer(int status, String text) {}

    private Answer ask() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Project.file("scripts/lib/skipped.sh").toString(), project.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private void report(String folder, String testCases) throws IOException {
        Path reports = Files.createDirectories(project.resolve(folder));
        Files.writeString(
                reports.resolve("TEST-report.xml"),
                "<?xml version=\"1.0\"?>\n<testsuite tests=\"1\">\n" + testCases + "\n</testsuite>\n");
    }

    @Test
    void everySkippedTestIsNamedWithItsReason() throws Exception {
        report("server/target/surefire-reports", """
                <testcase name="aFullDisk" classname="dev.parley.StorageTroubleTest" time="0.1">
                  <skipped message="Assumption failed: may not mount &quot;a disk&quot;&#10;at x" type="t"><![CDATA[x]]></skipped>
                </testcase>
                <testcase name="passes" classname="dev.parley.StorageTroubleTest" time="0.1"/>""");
        report("tui-client/target/failsafe-reports", """
                <testcase name="" classname="dev.parley.endtoend.ScreenIT" time="0"><skipped/></testcase>""");
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text().lines())
                .containsExactly(
                        "3 tests, 2 skipped",
                        "  skipped: dev.parley.StorageTroubleTest.aFullDisk: Assumption failed: may not mount \"a disk\"",
                        "  skipped: dev.parley.endtoend.ScreenIT.: no reason given");
    }

    @Test
    void aRunWithoutSkippedTestsPasses() throws Exception {
        report("common/target/surefire-reports", """
                <testcase name="passes" classname="dev.parley.ATest" time="0.1"/>
                <testcase name="skippedInItsNameAlone" classname="dev.parley.ATest" time="0.1">
                  <system-out>&lt;skipped/&gt;</system-out>
                </testcase>""");
        assertThat(ask()).isEqualTo(new Answer(0, "2 tests, 0 skipped\n"));
    }

    @Test
    void aRunWithoutAnyTestDoesNotPass() throws Exception {
        assertThat(ask().status()).isEqualTo(1);
    }
}
