package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Many pipe clients in one process, {@code u1} and so on; some of them to a room. In each room they hear each other. */
final class Crowd {

    /** Who has printed it, and what a client of the crowd has said. */
    private static final Pattern HEARD = Pattern.compile("^(u\\d+)> .*\\b(u\\d+): (u\\d+) line (\\d+)$");

    private final Piped process;

    /** Those of each room. */
    private final List<List<String>> rooms = new ArrayList<>();

    private int lines;

    /**
     * @param counts how many are in each room
     * @param options of each client
     */
    private Crowd(Stage stage, int port, String password, List<Integer> counts, List<String> options) {
        int first = 1;
        for (int count : counts) {
            rooms.add(
                    IntStream.range(first, first + count).mapToObj(i -> "u" + i).toList());
            first += count;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.client.plain.PipeCrowd",
                String.valueOf(port),
                password,
                String.valueOf(first - 1)));
        command.addAll(options);
        process = stage.keep(new Piped(stage.folder(), Map.of(), command.toArray(String[]::new)));
    }

    /** All of them go to one room by an option. */
    static Crowd inOneRoom(Stage stage, int port, String password, int count, String... options) {
        return new Crowd(stage, port, password, List.of(count), Arrays.asList(options));
    }

    /** They go to their rooms later, when they are told to. */
    static Crowd forRooms(Stage stage, int port, String password, List<Integer> counts, String... options) {
        return new Crowd(stage, port, password, counts, Arrays.asList(options));
    }

    /** All names. */
    List<String> names() {
        return rooms.stream().flatMap(List::stream).toList();
    }

    /** The names of those who are in a room, the rooms counted from 0. */
    List<String> of(int room) {
        return rooms.get(room);
    }

    /** One more line of each of them. */
    void say() {
        lines++;
        process.write("line " + lines);
    }

    /** How many lines each of them has said. */
    int lines() {
        return lines;
    }

    /** One of them types a line, and nobody else does. */
    void types(String name, String line) {
        process.write(name + "> " + line);
    }

    /** What one of them has printed. */
    List<String> printedBy(String name) {
        String prefix = name + "> ";
        return process.output().stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    /** What one of them has complained about. */
    List<String> complaintsOf(String name) {
        String prefix = name + "! ";
        return process.output().stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    /** All lines that all of them have printed. */
    List<String> output() {
        return process.output();
    }

    /** Each of these has printed a line that ends so. */
    void awaitEach(List<String> names, String end) {
        process.awaitOutput(
                "from each of " + names + ": " + end, output -> names.stream().allMatch(name -> output.stream()
                        .anyMatch(line -> line.startsWith(name + "> ") && line.endsWith(end))));
    }

    /** One of them has complained in these words. */
    void awaitComplaint(String name, String text) {
        process.awaitOutput(name + " complains: " + text, output -> output.stream()
                .anyMatch(line -> line.startsWith(name + "! ") && line.contains(text)));
    }

    /** Everybody has heard the newest line of everybody else in their room. */
    void awaitHeard() {
        int line = lines;
        long wanted = pairs();
        process.awaitOutput(
                "line " + line + " of all at all",
                output -> output.stream()
                                .filter(printed -> printed.endsWith(" line " + line)
                                        && HEARD.matcher(printed).matches())
                                .count()
                        >= wanted);
    }

    private long pairs() {
        return rooms.stream()
                .mapToLong(room -> (long) room.size() * (room.size() - 1))
                .sum();
    }

    /** Ends the input of all of them, who end well. */
    void end() {
        assertThat(process.endingInput()).as("%s", process.errors()).isZero();
    }

    /** What each has heard of each is all that was said, once and in order, and nobody has heard anybody of another room. */
    void assertThatNothingIsMissingOrTwice() {
        SortedMap<String, List<Integer>> heard = new TreeMap<>();
        for (String printed : process.output()) {
            Matcher said = HEARD.matcher(printed);
            if (said.matches()) {
                assertThat(said.group(2)).as(printed).isEqualTo(said.group(3));
                heard.computeIfAbsent(said.group(1) + " of " + said.group(2), pair -> new ArrayList<>())
                        .add(Integer.valueOf(said.group(4)));
            }
        }
        List<Integer> all = IntStream.rangeClosed(1, lines).boxed().toList();
        SortedMap<String, List<Integer>> wanted = new TreeMap<>();
        for (List<String> room : rooms) {
            room.forEach(who -> room.stream()
                    .filter(whom -> !whom.equals(who))
                    .forEach(whom -> wanted.put(who + " of " + whom, all)));
        }
        assertThat(heard).isEqualTo(wanted);
    }

    /** How many lines of all of them end so, behind a space. */
    long times(String said) {
        return times(said, process.output());
    }

    /** As many of them have heard it as there should be. */
    void awaitTimes(String said, long wanted) {
        process.awaitOutput(said, output -> times(said, output) >= wanted);
    }

    private static long times(String said, List<String> output) {
        return output.stream().filter(line -> line.endsWith(' ' + said)).count();
    }
}
