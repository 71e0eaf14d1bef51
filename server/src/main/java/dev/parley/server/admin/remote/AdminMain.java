package dev.parley.server.admin.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.process.CommandNames;
import dev.parley.process.FaultReport;
import dev.parley.server.admin.Answer;
import dev.parley.server.admin.socket.Link;
import dev.parley.server.admin.socket.Wire;
import dev.parley.server.admin.terminal.Console;
import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.FolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the console's process begins: {@code scripts/admin.sh}. */
public final class AdminMain {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private static final JsonMapper OUTPUT = JsonMapper.builder()
            // No terminal obeys what is not there.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private AdminMain() {}

    public static void main(String[] args) {
        System.exit(status(args));
    }

    private static int status(String... args) {
        try {
            AdminOptions options = AdminOptions.parse(args);
            if (options instanceof AdminOptions.Wrong wrong) {
                System.err.println(wrong.text() + " See " + CommandNames.admin() + " --help.");
                return WRONG;
            }
            if (options instanceof AdminOptions.Print print) {
                print.lines().forEach(System.out::println);
                return DONE;
            }
            return run((AdminOptions.Run) options);
        } catch (RuntimeException | Error fault) {
            System.err.println(FaultReport.line("The console", fault));
            return FAILED;
        }
    }

    private static int run(AdminOptions.Run options) {
        try {
            Path data = DataFolder.chosen(options.data());
            try (RemoteServer server = connect(data)) {
                return options.command().isEmpty() ? onTerminal(server) : once(server, options);
            }
        } catch (FolderException | IOException failed) {
            System.err.println(failed.getMessage());
            return FAILED;
        }
    }

    private static RemoteServer connect(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new IOException("There is no data folder " + data + ". Choose another folder with --data DIR.");
        }
        Link link;
        try {
            link = Link.to(data);
        } catch (IOException refused) {
            throw new IOException(
                    Files.isReadable(data)
                            ? "No Parley server runs on " + data + ". Choose another folder with --data DIR."
                            : "You may not use the data folder " + data + ". Run this as the server's user.",
                    refused);
        }
        try {
            return RemoteServer.over(link);
        } catch (IOException | RuntimeException unwanted) {
            link.close();
            throw unwanted;
        }
    }

    /** One command: its answer goes to standard output, and what went wrong to standard error. */
    private static int once(RemoteServer server, AdminOptions.Run options) {
        Wire.Asked asked = options.sure() ? Wire.Asked.SURE : Wire.Asked.NOBODY;
        Collected collected = new Collected();
        try {
            Answer.Status status = server.obey(options.command(), options.json(), asked, collected);
            boolean isDone = status == Answer.Status.DONE || status == Answer.Status.ENDS;
            (isDone || options.json() ? System.out : System.err).print(collected.text);
            System.out.flush();
            return switch (status) {
                case DONE, ENDS -> System.out.checkError() ? FAILED : DONE;
                case FAILED -> FAILED;
                case WRONG -> WRONG;
            };
        } catch (IOException gone) {
            System.err.println("The server ended before it answered: " + gone.getMessage() + ".");
            return FAILED;
        }
    }

    /** Where an answer goes is known when all of it is there. */
    private static final class Collected implements RemoteServer.Hearer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void line(String line) {
            text.append(line).append('\n');
        }

        @Override
        public void row(JsonNode row) {
            try {
                text.append(OUTPUT.writeValueAsString(row)).append('\n');
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public boolean confirms(String question, String name) {
            return false;
        }
    }

    private static int onTerminal(RemoteServer server) {
        RemoteShell shell = new RemoteShell(server);
        Optional<Console> console = Console.onTerminal(shell);
        if (console.isEmpty()) {
            System.err.println("There is no terminal. Give a command, such as: " + CommandNames.admin() + " users");
            return WRONG;
        }
        try (Console open = console.get()) {
            open.start("The server's console. /help lists its commands. Ctrl-D leaves it; the server goes on.");
            open.awaitEnd();
            return shell.isLost() ? FAILED : DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }
}
