package dev.parley.client.home;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Export;
import dev.parley.client.model.Tone;
import dev.parley.client.text.Cleaned;
import dev.parley.protocol.Entry;
import dev.parley.transcript.FileLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that rooms are being exported to. Each has another name until it is whole, and goes if it does not become so; what is there already is
 * never written over. One thread.
 */
final class Exports implements AutoCloseable {

    private static final String UNFINISHED = ".part";

    private final Map<String, BufferedWriter> open = new HashMap<>();
    private final Map<String, FileLines> lines = new HashMap<>();

    void begin(Export export, Consumer<Event> happens) {
        try {
            Path file = path(export);
            if (Files.exists(file) || open.containsKey(export.file())) {
                throw new FileAlreadyExistsException(file.toString());
            }
            open.put(
                    export.file(),
                    Files.newBufferedWriter(
                            unfinished(file),
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE));
            happens.accept(new Event.Exported(export, false));
        } catch (IOException e) {
            tell(export, e, happens);
        } catch (InvalidPathException noName) {
            tell(export, new IOException("no file can have that name", noName), happens);
        }
    }

    void write(Effect.WriteExport page, Consumer<Event> happens) {
        Export export = page.export();
        BufferedWriter writer = open.get(export.file());
        if (writer == null) {
            return;
        }
        try {
            for (Entry entry : page.entries()) {
                writer.write(
                        export.json()
                                ? ExportLines.json(entry)
                                : lines(export, page.zone()).of(entry));
                writer.write('\n');
            }
            if (page.whole()) {
                writer.close();
                forget(export);
                // Fails if somebody has made a file of that name meanwhile.
                Files.move(unfinished(path(export)), path(export));
            }
            happens.accept(new Event.Exported(export, page.whole()));
        } catch (IOException e) {
            stop(export);
            tell(export, e, happens);
        }
    }

    /** What is written of a message may refer to one on a page before. */
    private FileLines lines(Export export, ZoneId zone) {
        return lines.computeIfAbsent(export.file(), file -> new FileLines(zone, new Cleaned()));
    }

    private @Nullable BufferedWriter forget(Export export) {
        lines.remove(export.file());
        return open.remove(export.file());
    }

    /** It will not become whole. */
    void stop(Export export) {
        BufferedWriter writer = forget(export);
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException full) {
            // It goes anyway.
        }
        try {
            Files.deleteIfExists(unfinished(path(export)));
        } catch (IOException e) {
            // Then its name says that it is not whole.
        }
    }

    private static Path path(Export export) {
        return Folders.written(export.file()).toAbsolutePath();
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    private static void tell(Export export, IOException e, Consumer<Event> happens) {
        String why = e instanceof FileAlreadyExistsException there
                ? there.getFile() + " already exists. Choose another name."
                : e instanceof NoSuchFileException ? "the folder does not exist." : SettingsFile.why(e) + ".";
        happens.accept(new Event.Told(Tone.ERROR, "Could not export to " + export.file() + ": " + why));
    }

    @Override
    public void close() {
        for (String file : open.keySet().toArray(String[]::new)) {
            stop(new Export("", "", file, false, 0, 0));
        }
    }
}
