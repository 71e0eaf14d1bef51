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

/**
 * Many pipe clients in one process, since as many processes would take half a minute to start: {@code PipeCrowd PORT PASSWORD ROOM COUNT
 * [OPTION ...]}. They are {@code u1}, {@code u2} and so on. Each line of standard input is said by all of them, with their names before it.
 * What they print has {@code u1>} before it, and {@code u1!} if it is an error. At the end of the input each ends as a client does, and
 * {@code u1= STATUS} tells how.
 */
public final class PipeCrowd {

    private PipeCrowd() {}

    public static void main(String[] arguments) throws IOException {
        List<PrintStream> inputs = new ArrayList<>();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 1; i <= Integer.parseInt(arguments[3]); i++) {
            PipedOutputStream typed = new PipedOutputStream();
            PipedInputStream input = new PipedInputStream(typed, 64 * 1024);
            inputs.add(new PrintStream(typed, true, StandardCharsets.UTF_8));
            String user = "u" + i;
            new Thread(() -> out.println(user + "= " + run(user, arguments, input, out)), user).start();
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).print("u" + (i + 1) + " " + line + "\n");
            }
        }
        inputs.forEach(PrintStream::close);
    }

    private static String run(String user, String[] arguments, PipedInputStream input, PrintStream out) {
        List<String> options =
                new ArrayList<>(List.of("127.0.0.1", arguments[0], "--plain", "--register", "--join", arguments[2]));
        options.addAll(List.of(arguments).subList(4, arguments.length));
        try {
            int status = PipeClient.run(
                    ClientOptions.parse(options),
                    Preferences.USUAL,
                    new Account(user, arguments[1], true, null, null),
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
