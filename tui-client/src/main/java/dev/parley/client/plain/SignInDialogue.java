package dev.parley.client.plain;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.NewName;
import dev.parley.client.model.RegistrationCode;
import dev.parley.client.model.Remembered;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.SignInForm;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person who they are until they are signed in or give up. What is no answer is asked again, and nothing that was typed
 * here goes anywhere but to the server's door.
 */
final class SignInDialogue {

    /** The server does not tell which of the two it is. */
    private static final String NOT_KNOWN = "Wrong password, or no account of that name.";

    private static final String MISSING = "The password is missing.";

    private final LineLoop chat;
    private final Console console;
    private final Supplier<@Nullable String> provided;

    /** Who it may be: Enter takes this name. */
    private String user;

    private boolean isUserGiven;
    private boolean register;

    /**
     * What is asked for.
     *
     * @param typed whether the password was typed, which nobody could read
     * @param orSignIn whether to sign in with it where the name is taken
     * @param taken why the name cannot be registered, where it was tried before; null where it was not
     * @param code the code that was typed; null where none was
     */
    private record Attempt(
            String name,
            String password,
            boolean typed,
            boolean register,
            boolean orSignIn,
            @Nullable String taken,
            @Nullable String code) {
        Attempt registering(String other) {
            return new Attempt(name, other, typed, true, false, null, code);
        }

        Attempt named(String other) {
            return new Attempt(other, password, typed, register, false, null, null);
        }

        Attempt signingIn(String why) {
            return new Attempt(name, password, typed, false, false, why, null);
        }

        Attempt with(String typedCode) {
            return new Attempt(name, password, typed, register, orSignIn, null, typedCode);
        }

        Credentials credentials() {
            return new Credentials(name, password, register, code);
        }

        @Override
        public String toString() {
            return "Attempt[name=" + name + ", password and code hidden]";
        }
    }

    /** What can be done after a refusal. */
    private enum Choice {
        REGISTER("r", "register"),
        NAME("n", "name"),
        AGAIN("t", "try"),
        QUIT("q", "quit");

        private final String letter;
        private final String word;

        Choice(String letter, String word) {
            this.letter = letter;
            this.word = word;
        }

        private boolean isMeantBy(String answer) {
            return answer.equalsIgnoreCase(letter) || answer.equalsIgnoreCase(word);
        }

        private String told(String name) {
            return letter
                    + switch (this) {
                        case REGISTER -> " to register " + name;
                        case NAME -> " for another name";
                        case AGAIN -> " to try again";
                        case QUIT -> " to quit";
                    };
        }
    }

    /**
     * @param user whom the command line names; empty if nobody
     * @param register whether the account is to be created if there is none
     * @param provided the password that need not be typed, asked for once; null if there is none
     */
    SignInDialogue(String user, boolean register, Supplier<@Nullable String> provided, LineLoop chat, Console console) {
        this.user = user;
        this.isUserGiven = !user.isEmpty();
        this.register = register;
        this.provided = provided;
        this.chat = chat;
        this.console = console;
    }

    /** Whether somebody is signed in; else the person wants to end. */
    boolean run() throws Console.Interrupted {
        Remembered offer = offer();
        if (offer != null) {
            String name = askNameBeside(offer);
            if (name == null || takes(offer, name)) {
                return name != null;
            }
        }
        Attempt attempt = first();
        while (attempt != null) {
            user = attempt.name();
            if (chat.model().session() != null) {
                // Another client of this person has left a token meanwhile, which signs in here too.
                return true;
            }
            chat.want(new Event.SignIn(attempt.credentials()));
            boolean answered = chat.await(SignInDialogue::isAnswered);
            while (answered && TrustDialogue.isAsked(chat.model())) {
                if (!TrustDialogue.ask(chat, console)) {
                    return false;
                }
                answered = chat.await(SignInDialogue::isAnswered);
            }
            if (answered && chat.model().session() != null) {
                register = false;
                return true;
            }
            attempt = chat.isOver() ? null : next(attempt, chat.refusal());
        }
        return false;
    }

    private @Nullable Remembered offer() {
        SignInForm form = chat.model().form();
        return form == null || isUserGiven || register ? null : form.offer();
    }

    private @Nullable String askNameBeside(Remembered offer) throws Console.Interrupted {
        user = offer.user();
        tell(user + " is signed in in another window. Press Enter to sign in as " + user + " here too.");
        return askName();
    }

    /** Whether the person signs in as who is signed in in another window; else the one whom they have named needs a password. */
    private boolean takes(Remembered offer, String name) {
        isUserGiven = true;
        boolean same = RoomKey.sameUser(name, user);
        user = name;
        if (!same) {
            return false;
        }
        chat.want(new Event.Recalled(offer));
        return chat.await(SignInDialogue::isAnswered) && chat.model().session() != null;
    }

    /** Whether strangers may register, with a code or without; the server says so in its greeting. */
    static boolean mayRegister(Model model) {
        return RegistrationCode.isRegistrationOpen(model.hello());
    }

    private static boolean isAnswered(Model model) {
        boolean in = model.session() != null && model.isOnline();
        boolean refused = model.credentials() == null
                && (model.connection() instanceof Connection.Greeted || model.connection() instanceof Connection.Idle);
        return in || refused || TrustDialogue.isAsked(model);
    }

    private @Nullable Attempt first() throws Console.Interrupted {
        String name = isUserGiven ? user : askName();
        isUserGiven = false;
        if (name == null) {
            return null;
        }
        String known = provided.get();
        String secret = known != null ? known : register ? newPassword() : secret("Password: ");
        return secret == null ? null : new Attempt(name, secret, known == null, register, register, null, null);
    }

    private @Nullable Attempt next(Attempt refused, @Nullable ErrorReply why) throws Console.Interrupted {
        if (why == null) {
            // The connection was lost, which the person was told.
            return chosen(refused, Choice.AGAIN, Choice.QUIT);
        }
        String name = Streams.safe(refused.name());
        if (refused.register() && refused.orSignIn() && why.is(ErrorCode.NAME_TAKEN)) {
            // The account may be theirs already.
            return refused.signingIn(why.text());
        }
        if (why.is(ErrorCode.BAD_CREDENTIALS) && refused.taken() != null) {
            tell(SignIn.taken(refused.taken()));
            return chosen(refused, Choice.AGAIN, Choice.QUIT);
        }
        String impossible = why.is(ErrorCode.BAD_CREDENTIALS) ? NewName.whyNot(refused.name()) : null;
        if (impossible != null) {
            tell(NOT_KNOWN + " " + impossible);
            return chosen(refused, Choice.NAME, Choice.AGAIN, Choice.QUIT);
        }
        if (why.is(ErrorCode.BAD_CREDENTIALS) && !mayRegister(chat.model())) {
            tell(NOT_KNOWN + " " + RegistrationCode.CLOSED_TO_NEW);
            return chosen(refused, Choice.AGAIN, Choice.QUIT);
        }
        if (why.is(ErrorCode.BAD_CREDENTIALS)) {
            tell(NOT_KNOWN + " New here? Register " + name + ".");
            return chosen(refused, Choice.REGISTER, Choice.AGAIN, Choice.QUIT);
        }
        if (refused.register() && RegistrationCode.mayHelp(why, chat.model().hello())) {
            return withCode(refused, why);
        }
        tell(why.text());
        if (refused.register() && why.is(ErrorCode.WEAK_PASSWORD)) {
            String other = newPassword();
            return other == null ? null : refused.registering(other);
        }
        return refused.register() && (why.is(ErrorCode.NAME_TAKEN) || why.is(ErrorCode.BAD_NAME))
                ? chosen(refused, Choice.NAME, Choice.AGAIN, Choice.QUIT)
                : chosen(refused, Choice.AGAIN, Choice.QUIT);
    }

    /** The same once more with the code that is typed; whoever has none may take another name. */
    private @Nullable Attempt withCode(Attempt refused, ErrorReply why) throws Console.Interrupted {
        boolean sent = refused.code() != null || chat.model().settings().invite() != null;
        tell(RegistrationCode.told(why, chat.model().hello(), Streams.safe(refused.name()), sent));
        String code = console.readAnswer("Code (Enter if you have none): ");
        if (code == null) {
            return null;
        }
        return code.isBlank() ? chosen(refused, Choice.NAME, Choice.AGAIN, Choice.QUIT) : refused.with(code.strip());
    }

    private @Nullable Attempt chosen(Attempt refused, Choice... offered) throws Console.Interrupted {
        return switch (choose(Streams.safe(refused.name()), List.of(offered))) {
            case REGISTER -> {
                String confirmed = refused.typed() ? confirmed(refused.password()) : refused.password();
                yield confirmed == null ? null : refused.registering(confirmed);
            }
            case NAME -> {
                user = "";
                String name = askName();
                yield name == null ? null : refused.named(name);
            }
            case AGAIN -> first();
            case QUIT -> null;
        };
    }

    private Choice choose(String name, List<Choice> offered) throws Console.Interrupted {
        List<String> told = new ArrayList<>();
        offered.forEach(choice -> told.add(choice.told(name)));
        int last = told.size() - 1;
        String question = "Type " + String.join(", ", told.subList(0, last)) + " or " + told.get(last) + ": ";
        while (true) {
            String answer = console.readAnswer(question);
            if (answer == null) {
                return Choice.QUIT;
            }
            for (Choice choice : offered) {
                if (choice.isMeantBy(answer.strip())) {
                    return choice;
                }
            }
        }
    }

    private @Nullable String askName() throws Console.Interrupted {
        String question = user.isEmpty() ? "Name: " : "Name (Enter for " + Streams.safe(user) + "): ";
        while (true) {
            String answer = console.readAnswer(question);
            if (answer == null) {
                return null;
            }
            String name = answer.isBlank() ? user : answer.strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
    }

    private @Nullable String secret(String question) throws Console.Interrupted {
        String secret = console.readSecret(question);
        while (secret != null && secret.isEmpty()) {
            tell(MISSING);
            secret = console.readSecret(question);
        }
        return secret;
    }

    /** One that nobody could read as it was typed, and so is typed twice. */
    private @Nullable String newPassword() throws Console.Interrupted {
        String secret = secret("New password: ");
        return secret == null ? null : confirmed(secret);
    }

    private @Nullable String confirmed(String secret) throws Console.Interrupted {
        String again = console.readSecret("Type the password again to confirm: ");
        if (again == null || again.equals(secret)) {
            return again;
        }
        tell("The two passwords differ. Type both again.");
        return newPassword();
    }

    private void tell(String text) {
        console.tell(Streams.safe(text), LineLoop.prompt(chat.model()));
    }
}
