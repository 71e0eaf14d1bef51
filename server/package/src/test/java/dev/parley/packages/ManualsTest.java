package dev.parley.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.options.Option;
import dev.parley.server.ServerManual;
import dev.parley.server.admin.CommandForm;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.remote.AdminManual;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Man pages, completion and the list of libraries are made of what the programs have. */
class ManualsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private static String page(CommandLine program, List<Section> sections) {
        return new ManPage("Parley 1.2", DAY).of(program, sections);
    }

    @Test
    void thePageOfTheServerHasEveryOptionAndCommand() {
        CommandLine server = ServerManual.commandLine();
        String page = page(server, ServerPage.SECTIONS);
        for (String option : server.getCommandSpec().optionsMap().keySet()) {
            assertThat(page).contains(ManPage.escaped(option));
        }
        Set<String> commands = server.getSubcommands().keySet();
        assertThat(commands).contains("backup", "fingerprint");
        assertThat(commands).allSatisfy(command -> assertThat(page).contains(".SS \"" + ManPage.escaped(command)));
        assertThat(page).contains(".B \\-\\-room ROOM\n").containsOnlyOnce(".B \\-\\-data DIR\n");
    }

    @Test
    void thePageOfTheClientHasEveryOption() {
        String page = page(ClientManual.commandLine(), ClientManual.sections());
        for (Option option : Option.values()) {
            assertThat(page).contains(ManPage.escaped(option.form()) + "\n");
        }
        assertThat(page)
                .contains(".TH \"PARLEY\\-CLIENT\" \"1\" \"2026\\-11\\-01\" \"Parley 1.2\" \"Parley\"\n")
                .contains(".nf\n  tail \\-f build.log |");
    }

    @Test
    void thePageOfTheConsoleHasEveryOptionAndCommand() {
        CommandLine admin = AdminManual.commandLine();
        String page = page(admin, AdminPage.SECTIONS);
        for (String option : admin.getCommandSpec().optionsMap().keySet()) {
            assertThat(page).contains(ManPage.escaped(option));
        }
        assertThat(admin.getSubcommands().keySet()).contains("users", "invite-code", "stop");
        for (CommandForm form : Commands.forms()) {
            String words = (form.name() + " " + form.argument()).strip();
            assertThat(page).contains(".SS \"" + ManPage.escaped(words) + "\"\n");
        }
        assertThat(page).contains("""
                        .SS "rooms"
                        Every room, with members and members online.
                        .SS "say TEXT"
                        Send a notice to everyone online.
                        .SS "kick USER [WHY]"
                        """);
    }

    /** A line that begins with a dot and is no macro would vanish. */
    @Test
    void noTextIsTakenForAMacro() {
        Section section = new Section("SIGNS", ".hidden and \"quoted\"\n\n'tis C:\\path");
        String page = page(ClientManual.commandLine(), List.of(section));
        assertThat(page).contains("\\&.hidden and \\(dqquoted\\(dq\n.PP\n\\&'tis C:\\epath\n");
        assertThat(page.lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B|PP|nf|fi)\\b.*"));
    }

    @Test
    void zshCompletesOptionsFilesAndCommands() {
        String server = ZshCompletion.of(ServerManual.commandLine());
        assertThat(server)
                .contains(
                        "'--config[Settings in TOML]:FILE:_files'", "'--data[", "_files -/", "'backup:Copies all data")
                .contains("'--format[", ":FORMAT:(jsonl text)");
        String admin = ZshCompletion.of(AdminManual.commandLine());
        assertThat(admin).contains("'--data[", "'users:Who is online", ":(clear keep)");
        String client = ZshCompletion.of(ClientManual.commandLine());
        for (Option option : Option.values()) {
            assertThat(client).contains("'" + option.flag + "[");
        }
    }

    @Test
    void aLibraryThatNobodyHasLookedAtIsRefused() throws IOException {
        Libraries known = new Libraries(List.of(new Libraries.Library("slf4j-api", "MIT", "somebody")));
        List<Path> jars = List.of(Path.of("lib/slf4j-api-2.0.17.jar"));
        Copyright copyright = new Copyright(known, Path.of("src/main/licenses"));
        assertThatThrownBy(() -> copyright.of(List.of(Path.of("lib/slf4j-api-extra-2.0.jar"))))
                .hasMessage("libraries.txt lacks the license of slf4j-api-extra-2.0.jar.");
        assertThatThrownBy(() -> known.requireEachUsed(List.of(), List.of()))
                .hasMessage("libraries.txt lists slf4j-api, which no program has.");
        assertThatThrownBy(() -> known.requireOneVersion(
                        List.of(Path.of("lib/slf4j-api-2.0.16.jar"), Path.of("lib/slf4j-api-2.0.17.jar"))))
                .hasMessage("There are two versions of slf4j-api in lib. Build anew: mvn clean package");
        assertThat(copyright.of(jars))
                .contains("Files: */slf4j-api-2.0.17.jar\nCopyright: somebody\nLicense: MIT\n")
                .contains("\nLicense: MIT\n Permission is hereby granted", "\n .\n");
    }
}
