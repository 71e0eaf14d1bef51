package dev.parley.client.plain;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.options.ClientOptions;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person is asked, in this order: who they are, and then, line by line, what they have to say. */
final class Dialogue {

    private static final String QUIT = "/quit";

    /** The end of input waits so long for what was said to be written. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final LineLoop chat;
    private final Console console;
    private @Nullable String user;
    private @Nullable String password;
    private boolean register;
    private boolean makeIfMissing;
    private boolean wasSignedIn;

    /** @param password one that was provided, or null if it is to be asked for */
    Dialogue(ClientOptions options, @Nullable String password, LineLoop chat, Console console) {
        this.chat = chat;
        this.console = console;
        this.user = options.user();
        this.password = password;
        this.register = options.register();
        this.makeIfMissing = options.register();
    }

    /** Until the person ends it. Whether anybody was signed in. */
    boolean run() {
        boolean interrupted = false;
        while (!chat.isOver()) {
            try {
                boolean goesOn = chat.model().session() == null ? signIn() : say();
                if (!goesOn) {
                    quit();
                }
                interrupted = false;
            } catch (Console.Interrupted e) {
                boolean leaves = interrupted && e.isEmpty();
                interrupted = e.isEmpty();
                if (leaves) {
                    quit();
                } else if (interrupted && chat.model().session() != null) {
                    tell("Ctrl-C once more, Ctrl-D or /quit end the client.");
                }
            }
        }
        return wasSignedIn;
    }

    private boolean say() throws Console.Interrupted {
        String line = console.readLine(LineLoop.prompt(chat.model()));
        if (line == null) {
            return false;
        }
        if (!line.isBlank()) {
            chat.want(new Event.Typed(PipedText.cleanBlock(line)));
            // The next prompt is to show where this line has led, as far as that is known at once.
            chat.await(model -> true);
        }
        return true;
    }

    private boolean signIn() throws Console.Interrupted {
        if (wasSignedIn) {
            user = null;
            password = null;
            wasSignedIn = false;
        }
        String name = user == null ? ask("Name: ") : user;
        String secret = name == null ? null : password == null ? console.readSecret("Password: ") : password;
        if (name == null || secret == null) {
            return false;
        }
        chat.want(new Event.SignIn(new Credentials(name.strip(), secret, register)));
        if (chat.await(Dialogue::isAnswered) && chat.model().session() != null) {
            wasSignedIn = true;
            register = false;
            makeIfMissing = false;
            return true;
        }
        return !chat.isOver() && again(name, secret);
    }

    private static boolean isAnswered(Model model) {
        boolean in = model.session() != null && model.isOnline();
        boolean refused = model.credentials() == null
                && (model.connection() instanceof Connection.Greeted || model.connection() instanceof Connection.Idle);
        return in || refused;
    }

    /** It did not work, and the person was told why. */
    private boolean again(String name, String secret) throws Console.Interrupted {
        if (makeIfMissing) {
            // The account may be there already, and theirs: the same once more, as a login.
            makeIfMissing = false;
            user = name;
            password = secret;
            register = false;
            return true;
        }
        String answer = ask("Try again (t), make a new account " + Streams.safe(name) + " (n), or quit (q)? ");
        String choice = answer == null ? "q" : answer.strip().toLowerCase(Locale.ROOT);
        boolean typed = password == null;
        password = null;
        register = false;
        if (choice.startsWith("q")) {
            return false;
        }
        if (choice.startsWith("n")) {
            String repeated = typed ? console.readSecret("The same password once more: ") : secret;
            if (secret.equals(repeated)) {
                user = name;
                password = secret;
                register = true;
            } else {
                tell("These were not the same.");
            }
        } else {
            user = null;
        }
        return true;
    }

    private @Nullable String ask(String question) throws Console.Interrupted {
        String answer = console.readAnswer(question);
        while (answer != null && answer.isBlank()) {
            answer = console.readAnswer(question);
        }
        return answer;
    }

    private void tell(String text) {
        console.tell(text, LineLoop.prompt(chat.model()));
    }

    private void quit() {
        long until = System.nanoTime() + LAST_ANSWERS.toNanos();
        chat.await(model -> model.isSettled() || model.session() == null || System.nanoTime() > until);
        chat.want(new Event.Typed(QUIT));
        chat.await(model -> false);
    }
}
