package dev.parley.packages;

import dev.parley.server.ServerManual;
import dev.parley.server.admin.remote.AdminManual;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Run with four arguments: the project's folder, the folder for what is made, the version, and the time that files are dated with. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        Made made = new Made(Path.of(arguments[1]));
        // Before the first class looks: advice in the man pages names the programs as they are called in the packages.
        System.setProperty("parley.server.command", "parley-server");
        System.setProperty("parley.client.command", "parley-client");
        System.setProperty("parley.admin.command", "parley-admin");
        OffsetDateTime time = Instant.parse(arguments[3]).atOffset(ZoneOffset.UTC);
        manuals(made, "Parley " + arguments[2], time.toLocalDate());
        Path sources = project.resolve("server/package/src/main");
        Libraries libraries = Libraries.read(sources.resolve("libraries.txt"));
        List<Path> ofServer = Jars.in(project.resolve("server/target/lib"));
        List<Path> ofClient = Jars.in(project.resolve("tui-client/target/lib"));
        libraries.requireEachUsed(ofServer, ofClient);
        libraries.requireOneVersion(ofServer);
        libraries.requireOneVersion(ofClient);
        Copyright copyright = new Copyright(libraries, sources.resolve("licenses"));
        made.text("server/copyright", copyright.of(ofServer));
        made.text("client/copyright", copyright.of(ofClient));
        made.text("copyright", copyright.of(Jars.union(ofServer, ofClient)));
        Path jars = made.jars(project, arguments[2], time.toLocalDateTime());
        made.text("client/build", Jars.digest(ofClient, jars) + "\n");
        made.compressed("changelog.gz", DebianChangelog.of(arguments[2], time));
    }

    private static void manuals(Made made, String version, LocalDate day) throws IOException {
        CommandLine server = ServerManual.commandLine();
        CommandLine client = ClientManual.commandLine();
        CommandLine admin = AdminManual.commandLine();
        made.manual("man/parley-server.1", new ManPage(version, day).of(server, ServerPage.SECTIONS));
        made.manual("man/parley-client.1", new ManPage(version, day).of(client, ClientManual.sections()));
        made.manual("man/parley-admin.1", new ManPage(version, day).of(admin, AdminPage.SECTIONS));
        for (CommandLine program : List.of(server, client, admin)) {
            String name = program.getCommandName();
            made.text("completion/bash/" + name, withoutInterpreter(AutoComplete.bash(name, program)));
            made.text("completion/zsh/_" + name, ZshCompletion.of(program));
        }
    }

    /** It is read by a shell that runs already. */
    private static String withoutInterpreter(String script) {
        return script.startsWith("#!") ? script.substring(script.indexOf('\n') + 1) : script;
    }
}
