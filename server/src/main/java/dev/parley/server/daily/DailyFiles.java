package dev.parley.server.daily;

import dev.parley.server.folder.OwnersAlone;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder for each day: {@code parley-2026-11-21.log} and, where a day has more than one holds,
 * {@code parley-2026-11-21.2.log} and so on. Only their owner may read them. Any thread, but one alone that writes.
 */
public final class DailyFiles {

    private static final Comparator<One> OLDEST_FIRST =
            Comparator.comparing(One::day).thenComparing(One::number);

    /** @param number 1 for the first of its day */
    private record One(Path path, LocalDate day, int number) {}

    private final Path folder;
    private final String prefix;
    private final String suffix;
    private final Pattern name;

    /**
     * @param prefix what their names begin with, {@code parley}
     * @param suffix what they end with, {@code log}
     */
    public DailyFiles(Path folder, String prefix, String suffix) {
        this.folder = folder;
        this.prefix = prefix;
        this.suffix = suffix;
        this.name = Pattern.compile(
                Pattern.quote(prefix) + "-(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d{1,9}))?\\." + Pattern.quote(suffix));
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder, and those above it, where it is not there. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        OwnersAlone.protectFolder(folder);
    }

    /** Makes the folder where it is not there; the one above it must be. */
    void prepareAlone() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, OwnersAlone.folder(folder));
        }
    }

    /** The file that lines of a day go to: its last one, or a new one where that has so many bytes. */
    Path current(LocalDate day, long full) throws IOException {
        int last = 1;
        for (One one : all()) {
            last = one.day.equals(day) ? Math.max(last, one.number) : last;
        }
        Path newest = path(day, last);
        return Files.exists(newest) && Files.size(newest) >= full ? path(day, last + 1) : newest;
    }

    private Path path(LocalDate day, int number) {
        return folder.resolve(prefix + "-" + day + (number == 1 ? "" : "." + number) + "." + suffix);
    }

    /** Opens a file to write at its end. */
    OutputStream append(Path file) throws IOException {
        try {
            Files.createFile(file, OwnersAlone.file(file));
        } catch (FileAlreadyExistsException usual) {
            OwnersAlone.protectFile(file);
        }
        return new FileOutputStream(file.toFile(), true);
    }

    /** All that there are; none where the folder is gone. */
    public List<Path> oldestFirst() throws IOException {
        return all().stream().map(One::path).toList();
    }

    /** Those of days before this one. */
    List<Path> before(LocalDate day) throws IOException {
        return all().stream()
                .filter(one -> one.day.isBefore(day))
                .map(One::path)
                .toList();
    }

    /** The oldest, without which the others have no more than so many bytes. */
    List<Path> beyond(long bytes) throws IOException {
        List<One> oldestFirst = all();
        long left = 0;
        for (One one : oldestFirst) {
            left += Files.size(one.path);
        }
        List<Path> oldest = new ArrayList<>();
        for (One one : oldestFirst) {
            if (left <= bytes) {
                break;
            }
            left -= Files.size(one.path);
            oldest.add(one.path);
        }
        return oldest;
    }

    private List<One> all() throws IOException {
        List<One> all = new ArrayList<>();
        try (Stream<Path> listed = Files.list(folder)) {
            listed.forEach(path -> {
                One one = one(path);
                if (one != null) {
                    all.add(one);
                }
            });
        }
        all.sort(OLDEST_FIRST);
        return all;
    }

    /** Null for a file that is none of ours. */
    private @Nullable One one(Path path) {
        Matcher parts = name.matcher(path.getFileName().toString());
        if (!parts.matches()) {
            return null;
        }
        try {
            String number = parts.group(2);
            return new One(path, LocalDate.parse(parts.group(1)), number == null ? 1 : Integer.parseInt(number));
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
