package dev.parley.client.plain;

import dev.parley.client.command.CommandHelp;
import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.command.Secrets;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.NewPassword;
import dev.parley.client.options.ClientOptions;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a person is asked, in this order: who they are, and then, line by line, what they have to say. */
final class Dialogue {

    private static final String QUIT = "/quit";

    private static final String ROOMS = "/list rooms";

    private static final String YES_OR_NO = "yes or no: ";

    /** The end of input waits so long for what was said to be written. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final LineLoop chat;
    private final Console console;
    private final String server;
    private final SignInDialogue door;
    private boolean welcomed;
    private boolean invited;
    private boolean wasSignedIn;

    /** @param password one that was provided, or null if it is to be typed; asked for at each attempt */
    Dialogue(ClientOptions options, Supplier<@Nullable String> password, LineLoop chat, Console console) {
        this.chat = chat;
        this.console = console;
        this.server = options.server().toString();
        String user = options.user() == null ? "" : options.user();
        this.door = new SignInDialogue(user, options.register(), password, chat, console);
    }

    /** Until the person ends it. Whether anybody was signed in. */
    boolean run() {
        boolean interrupted = false;
        while (!chat.isOver()) {
            try {
                if (!next()) {
                    quit();
                }
                interrupted = false;
            } catch (Console.Interrupted e) {
                boolean leaves = interrupted && e.isEmpty();
                interrupted = e.isEmpty();
                if (leaves) {
                    quit();
                } else if (interrupted && chat.model().session() != null) {
                    tell("To quit, press Ctrl-C again or Ctrl-D, or type /quit.");
                }
            }
        }
        return wasSignedIn;
    }

    private boolean next() throws Console.Interrupted {
        // Somebody whom a token signs in need not be asked anything; until it has, there is no room to speak in.
        chat.await(Dialogue::isSettledWhoItIs);
        if (chat.isOver()) {
            return true;
        }
        if (isTrustAsked()) {
            return TrustDialogue.ask(chat, console) || wasSignedIn;
        }
        if (isRefusedAtOnce()) {
            return false;
        }
        if (chat.model().session() != null) {
            wasSignedIn = true;
            return say();
        }
        welcome();
        chat.await(model -> model.hello() != null || model.connection() instanceof Connection.Idle);
        if (isTrustAsked() || isRefusedAtOnce()) {
            return true;
        }
        invite();
        boolean in = door.run();
        if (in) {
            chat.await(Dialogue::isThrough);
            while (chat.model().writing().question() instanceof NewPassword wanted) {
                // Somebody else set the password that was typed.
                if (!password(wanted)) {
                    return false;
                }
                chat.await(Dialogue::isThrough);
            }
            if (!isPasswordDue(chat.model())) {
                CommandHelp.firstSteps().forEach(this::tell);
                chat.want(new Event.Typed(ROOMS));
                chat.await(model -> true);
            }
        }
        return in;
    }

    /** There is something to say or to answer. Whoever has to choose a password first is in no room until then. */
    private static boolean isThrough(Model model) {
        boolean asked = model.writing().question() instanceof NewPassword;
        return isSomewhere(model) || (isPasswordDue(model) && (asked || model.isSettled()));
    }

    private static boolean isPasswordDue(Model model) {
        return model.session() != null && model.session().passwordDue();
    }

    private static boolean isSettledWhoItIs(Model model) {
        return model.session() == null
                || model.isOnline()
                || model.connection() instanceof Connection.Waiting
                || model.connection() instanceof Connection.Idle;
    }

    private boolean isTrustAsked() {
        return TrustDialogue.isAsked(chat.model());
    }

    /** Before anybody was let in; the person was told why. */
    private boolean isRefusedAtOnce() {
        return chat.isRefused() && chat.model().hello() == null;
    }

    /** In a room, and told of it; or without a connection again. */
    private static boolean isSomewhere(Model model) {
        Conversation here = model.conversations().current();
        return !model.isOnline() || (here != null && here.open());
    }

    private void welcome() {
        if (!welcomed) {
            welcomed = true;
            tell("This is Parley, a chat. The server is " + server + ".");
        }
    }

    private void invite() {
        if (!invited) {
            invited = true;
            tell("Sign in with your name and password."
                    + (SignInDialogue.mayRegister(chat.model()) ? " New here? Type the name that you want." : ""));
        }
    }

    private boolean say() throws Console.Interrupted {
        if (chat.model().writing().question() instanceof NewPassword wanted) {
            return password(wanted);
        }
        boolean asked = chat.model().writing().question() != null;
        String line = asked ? console.readAnswer(YES_OR_NO) : console.readLine(LineLoop.prompt(chat.model()));
        if (line == null) {
            return false;
        }
        if (line.isBlank()) {
            return true;
        }
        String text = Secrets.without(PipedText.cleanBlock(line));
        if (chat.model().session() == null) {
            tell("You are signed out. This was not sent: " + text);
            return true;
        }
        if (!asked && CommandLine.parse(text) instanceof Parsed.Tell tell) {
            tell("To @" + tell.user() + " only: " + tell.text());
        }
        chat.want(new Event.Typed(text));
        // The next prompt is to show where this line has led, as far as that is known at once.
        chat.await(model -> true);
        return true;
    }

    /** Asked for by {@code /password}, or by the server. False at the end of input. */
    private boolean password(NewPassword wanted) {
        try {
            String typed = console.readSecret(wanted.step().label() + ": ");
            chat.want(typed == null ? new Event.Typed("") : new Event.Secret(typed));
            chat.await(model -> true);
            return typed != null;
        } catch (Console.Interrupted cancelled) {
            // The question is over, and nothing else: the next Ctrl-C is the first that may end the program.
            chat.want(new Event.Typed(""));
            chat.await(model -> true);
            return true;
        }
    }

    private void tell(String text) {
        console.tell(Streams.safe(text), LineLoop.prompt(chat.model()));
    }

    private void quit() {
        long until = System.nanoTime() + LAST_ANSWERS.toNanos();
        chat.await(model -> model.isSettled() || model.session() == null || System.nanoTime() > until);
        chat.want(new Event.Typed(QUIT));
        chat.await(model -> false);
    }
}
