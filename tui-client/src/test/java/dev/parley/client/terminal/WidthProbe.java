package dev.parley.client.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the terminal it runs in how wide it draws each line of a file: writes the line at the left edge, and asks where the cursor is. For
 * the test in tmux; the terminal has to be in raw mode. Arguments: the file, and the one for the answers.
 */
public final class WidthProbe {

    private WidthProbe() {}

    public static void main(String[] args) throws IOException {
        List<String> answers = new ArrayList<>();
        OutputStream terminal = System.out;
        for (String text : Files.readAllLines(Path.of(args[0]))) {
            terminal.write(("\u001b[1;1H\u001b[K" + text + "\u001b[6n").getBytes(StandardCharsets.UTF_8));
            terminal.flush();
            answers.add(String.valueOf(column() - 1));
        }
        Path unfinished = Path.of(args[1] + ".part");
        Files.write(unfinished, answers);
        Files.move(unfinished, Path.of(args[1]));
    }

    /** The column in an answer of the form {@code CSI row ; column R}. */
    static int column() throws IOException {
        StringBuilder answer = new StringBuilder();
        int read = System.in.read();
        while (read >= 0 && read != 'R') {
            answer.append((char) read);
            read = System.in.read();
        }
        return Integer.parseInt(answer.substring(answer.lastIndexOf(";") + 1));
    }
}
