package dev.parley.server.maintenance;

import dev.parley.json.ServerCodec;
import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.archive.StoredLog;
import dev.parley.transcript.FileLines;
import dev.parley.zone.LocalZone;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export --room R}: works while the server runs. */
@Command(name = "export", description = "Prints all messages of a room, oldest first. The server may run meanwhile.")
public final class Export extends StoreCommand {

    private static final int BUFFER = 1 << 16;

    /** How entries are written. */
    enum Format {
        /** As the server sends them, a JSON object in each line. */
        JSONL,
        /** For people. */
        TEXT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--room", paramLabel = "ROOM", required = true, description = "The room, with or without its #.")
    private String room = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "jsonl, a JSON object in each line as the protocol has it, or text, for people, in this machine's"
                            + " time zone. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Override
    int work(Path folder) throws IOException {
        Name name = Names.room(room);
        if (name == null) {
            throw new IOException("No room can be named " + room + ".");
        }
        try (PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
                false,
                StandardCharsets.UTF_8)) {
            long count = StoredLog.forEach(folder, new LogId.RoomLog(name.canonical()), printer(out));
            if (count == 0) {
                throw new IOException("There is no room named " + name + ".");
            }
            out.flush();
            return out.checkError() ? FAILED : DONE;
        }
    }

    private Consumer<Entry> printer(PrintStream out) {
        if (format == Format.TEXT) {
            LocalZone zone = LocalZone.ofEnvironment();
            if (zone.complaint() != null) {
                System.err.println(zone.complaint());
            }
            FileLines lines = new FileLines(zone.zone(), new Escaped());
            return entry -> out.println(lines.of(entry));
        }
        ServerCodec codec = new ServerCodec();
        return entry -> out.writeBytes(codec.encode(entry));
    }
}
