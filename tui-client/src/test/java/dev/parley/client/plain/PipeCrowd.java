package dev.parley.client.plain;

import dev.parley.client.options.ClientOptions;
import dev.parley.client.settings.Preferences;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many pipe clients in one process, since as many processes would take half a minute to start: {@code PipeCrowd PORT PASSWORD COUNT
 * [OPTION ...]}. They are {@code u1}, {@code u2} and so on. Each line of standard input is said by all of them, with their names before it;
 * one with {@code u1>} before it is typed by that one alone, as it stands behind that. What they print has {@code u1>} before it, and {@code u1!} if it is an error. At the end of the input each ends as a client does, and
 * {@code u1= STATUS} tells how.
 */
public final class PipeCrowd {

    private static final Pattern ALONE = Pattern.compile("u(\\d+)> (.*)");

    private PipeCrowd() {}

    public static void main(String[] arguments) throws IOException {
        List<PrintStream> inputs = new ArrayList<>();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 1; i <= Integer.parseInt(arguments[2]); i++) {
            PipedOutputStream typed = new PipedOutputStream();
            PipedInputStream input = new PipedInputStream(typed, 64 * 1024);
            inputs.add(new PrintStream(typed, true, StandardCharsets.UTF_8));
            String user = "u" + i;
            new Thread(() -> out.println(user + "= " + run(user, arguments, input, out)), user).start();
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher alone = ALONE.matcher(line);
            if (alone.matches()) {
                inputs.get(Integer.parseInt(alone.group(1)) - 1).print(alone.group(2) + "\n");
                continue;
            }
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).print("u" + (i + 1) + " " + line + "\n");
            }
        }
        inputs.forEach(PrintStream::close);
    }

    private static String run(String user, String[] arguments, PipedInputStream input, PrintStream out) {
        List<String> options = new ArrayList<>(List.of("127.0.0.1", arguments[0], "--plain", "--register"));
        options.addAll(List.of(arguments).subList(3, arguments.length));
        try {
            ClientOptions parsed = ClientOptions.parse(options);
            int status = PipeClient.run(
                    parsed,
                    Preferences.USUAL,
                    new Account(user, arguments[1], true, parsed.invite(), null),
                    input,
                    new PrintStream(new Prefixed(user + "> ", out), false, StandardCharsets.UTF_8),
                    new PrintStream(new Prefixed(user + "! ", out), true, StandardCharsets.UTF_8));
            return String.valueOf(status);
        } catch (Exception e) {
            return e.toString();
        }
    }

    /** Passes on whole lines. */
    private static final class Prefixed extends OutputStream {
        private final String prefix;
        private final PrintStream out;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Prefixed(String prefix, PrintStream out) {
            this.prefix = prefix;
            this.out = out;
        }

        @Override
        public void write(int one) {
            if (one == '\n') {
                out.println(prefix + line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(one);
            }
        }
    }
}
