package dev.parley.server.admin;

import dev.parley.text.SafeText;
import dev.parley.zone.LocalZone;
import java.io.IOError;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * The operator's console: a prompt on the server's terminal, on a thread of its own. It asks the server through an
 * {@link AdminPort} and waits for the answer (a few seconds at most) before the next prompt; only this thread ever
 * waits. Ctrl-C on a line that is not empty clears it; on an empty one it stops the server, as Ctrl-D does.
 */
public final class Console implements AutoCloseable {

    private static final String PROMPT = "parley> ";
    private static final String CTRL_C = "parley-ctrl-c";
    private static final int NO_KEY = 0;
    private static final long SECONDS_FOR_AN_ANSWER = 5;
    private static final long MILLIS_FOR_A_COMPLETION = 500;
    private static final long MILLIS_TO_END = 1000;

    private final Terminal terminal;
    private final Attributes asFound;
    private final AdminPort server;
    private final ZoneId zone;
    private final LineReader reader;
    private final Thread thread = new Thread(this::run, "parley-console");
    private volatile boolean closing;

    Console(Terminal terminal, AdminPort server, ZoneId zone) {
        this.terminal = terminal;
        this.server = server;
        this.zone = zone;
        this.asFound = terminal.getAttributes();
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("parley")
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
                .completer(new ConsoleCompleter(this::userNames))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        reader.getWidgets().put(CTRL_C, this::ctrlC);
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)).bind(new Reference(CTRL_C), KeyMap.ctrl('C'));
        thread.setDaemon(true);
    }

    /** The console of the terminal that the server was started on; none in a service, in a pipe, with /dev/null. */
    public static Optional<Console> onTerminal(AdminPort server) {
        return ConsoleTerminal.open()
                .map(terminal ->
                        new Console(terminal, server, LocalZone.ofEnvironment().zone()));
    }

    /** Shows the prompt. */
    public void start() {
        terminal.setAttributes(withKeysOfSignals());
        printAbove("This is the server's console. /help lists its commands.");
        thread.start();
    }

    /** Shows a line without tearing the one that is being typed. Any thread; waits for the terminal. */
    public void printAbove(String line) {
        reader.printAbove(line);
    }

    /** Takes the prompt away and gives the terminal back as it was. Any thread but the console's own. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(MILLIS_TO_END);
            terminal.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // There is no terminal to give back.
        }
    }

    private void run() {
        try {
            while (!closing && obey(reader.readLine(PROMPT))) {
                // Each line is obeyed before the next is read.
            }
        } catch (UserInterruptException interrupted) {
            stop("Ctrl-C");
        } catch (EndOfFileException | IOError ended) {
            stop("Ctrl-D");
        } finally {
            // Whoever finds the stop too slow presses Ctrl-C again, and means the signal.
            terminal.setAttributes(asFound);
        }
    }

    /** Ctrl-C is a key here, and Ctrl-Z must not put a whole server to sleep. */
    private Attributes withKeysOfSignals() {
        Attributes attributes = new Attributes(asFound);
        attributes.setControlChar(Attributes.ControlChar.VINTR, NO_KEY);
        attributes.setControlChar(Attributes.ControlChar.VSUSP, NO_KEY);
        return attributes;
    }

    /** Does what a line says; false if there is nothing more to read. */
    private boolean obey(String typed) {
        ConsoleLine line = ConsoleLine.parse(typed);
        if (line instanceof ConsoleLine.Wrong wrong) {
            printAbove(wrong.text());
        } else if (line instanceof ConsoleLine.Command command) {
            return obey(command.command(), command.argument());
        }
        return true;
    }

    private boolean obey(ConsoleCommand command, String argument) {
        switch (command) {
            case USERS -> {
                ask(server::users, users -> Answers.users(users, zone, LocalDate.now(zone)));
                ask(server::disabledUsers, Answers::disabled);
            }
            case ROOMS -> ask(server::rooms, Answers::rooms);
            case SAY -> this.<Integer>ask(answer -> server.say(argument, answer), Console::said);
            case KICK -> kick(argument.startsWith("@") ? argument.substring(1) : argument);
            case PASSWORD -> password(argument.startsWith("@") ? argument.substring(1) : argument);
            case HISTORY -> history(HistoryCommand.parse(argument));
            case ROOM -> room(argument);
            case ACCOUNT -> account(AccountCommand.parse(argument));
            case CLOCK -> clock(argument);
            case HELP -> Answers.help().forEach(this::printAbove);
            case STOP -> {
                stop("/stop");
                return false;
            }
        }
        return true;
    }

    private static List<String> said(int recipients) {
        return List.of("Sent to " + recipients + (recipients == 1 ? " user." : " users."));
    }

    private void kick(String user) {
        this.<Boolean>ask(
                answer -> server.kick(user, answer),
                wasOnline -> List.of(
                        wasOnline
                                ? "Disconnected " + SafeText.escape(user) + "."
                                : SafeText.escape(user) + " is not online."));
    }

    private void clock(String argument) {
        if (!argument.strip().equalsIgnoreCase("accept")) {
            printAbove("Write /clock accept.");
            return;
        }
        this.<Boolean>ask(
                server::acceptClock,
                wasDoubted -> List.of(
                        wasDoubted
                                ? "Clock accepted. Messages past their age limit are deleted now."
                                : "The clock was trusted already."));
    }

    private void password(String user) {
        String name = SafeText.escape(user);
        this.<AdminPort.Reset>ask(
                answer -> server.resetPassword(user, answer),
                reset -> reset.password() == null
                        ? List.of(
                                reset.known()
                                        ? "The new password could not be stored. The old one is still valid."
                                        : noSuchUser(name))
                        : List.of(
                                "The new password of " + name + ": " + reset.password(),
                                "It is shown once. Every sign-in of " + name + " has ended.",
                                "When " + name + " signs in with it, the client asks for another one."));
    }

    private void history(HistoryCommand command) {
        if (command instanceof HistoryCommand.Wrong wrong) {
            printAbove(wrong.text());
        } else if (command instanceof HistoryCommand.Keep keep) {
            boolean known = find(keep.room()).isPresent();
            this.<Boolean>ask(
                    answer -> server.keepHistory(keep.room(), keep.days(), answer),
                    stored -> List.of(
                            stored
                                    ? Answers.kept(keep.days())
                                    : known ? "The change could not be stored." : noSuchRoom(keep.room())));
        } else if (command instanceof HistoryCommand.Clear clear) {
            clearHistory(clear.room());
        }
    }

    /** Asks first: nothing brings it back. */
    private void clearHistory(String room) {
        Optional<RoomLine> found = find(room);
        if (found.isEmpty()) {
            printAbove(noSuchRoom(room));
            return;
        }
        String name = SafeText.escape(found.get().room());
        if (!isConfirmed(
                "Delete all " + found.get().entries() + " entries of " + name
                        + " for good? Nothing brings them back. Type the room's name to do it: ",
                name)) {
            return;
        }
        this.<Boolean>ask(
                answer -> server.clearHistory(found.get().room(), answer),
                stored -> List.of(stored ? "The history of " + name + " is deleted." : "There was nothing to delete."));
    }

    /** Asks first: nothing brings it back. */
    private void room(String argument) {
        String[] words = argument.strip().split("\\s+", -1);
        if (words.length != 2 || !words[0].equalsIgnoreCase("delete")) {
            printAbove("Write /room delete ROOM.");
            return;
        }
        String room = words[1].startsWith("#") ? words[1].substring(1) : words[1];
        Optional<RoomLine> found = find(room);
        if (found.isEmpty()) {
            printAbove(noSuchRoom(room));
            return;
        }
        RoomLine line = found.get();
        String name = SafeText.escape(line.room());
        if (line.mustStay()) {
            printAbove("The room " + name + " cannot be deleted: new users join it. /history clear " + name
                    + " deletes what was said.");
            return;
        }
        String question =
                "Delete the room " + name + " for good, with " + Answers.count(line.entries(), "entry", "entries")
                        + " and " + Answers.count(line.members(), "member") + "? Type the room's name to do it: ";
        if (isConfirmed(question, name)) {
            this.<AdminPort.Change>ask(
                    answer -> server.deleteRoom(line.room(), answer),
                    change -> List.of(
                            switch (change) {
                                case DONE -> "The room " + name + " is deleted.";
                                case NOT_STORED -> "The change could not be stored. The room is still there.";
                                case UNKNOWN, NOTHING_TO_DO -> noSuchRoom(line.room());
                            }));
        }
    }

    private void account(AccountCommand command) {
        if (command instanceof AccountCommand.Wrong wrong) {
            printAbove(wrong.text());
        } else if (command instanceof AccountCommand.Disable disable) {
            disable(disable.user(), true);
        } else if (command instanceof AccountCommand.Enable enable) {
            disable(enable.user(), false);
        } else if (command instanceof AccountCommand.Delete delete) {
            deleteAccount(delete.user());
        }
    }

    private void disable(String user, boolean disabled) {
        String name = SafeText.escape(user);
        String now = disabled ? "disabled" : "enabled";
        this.<AdminPort.Change>ask(
                answer -> server.disable(user, disabled, answer),
                change -> List.of(
                        switch (change) {
                            case DONE ->
                                "The account " + name + " is " + now + "."
                                        + (disabled ? " Its connections are closed." : "");
                            case NOTHING_TO_DO -> "The account " + name + " is " + now + " already.";
                            case UNKNOWN -> noSuchUser(name);
                            case NOT_STORED -> "The change could not be stored.";
                        }));
    }

    /** Asks first: nothing brings it back. */
    private void deleteAccount(String user) {
        AccountLine line = lookUp(user);
        if (line == null) {
            printAbove(noSuchUser(SafeText.escape(user)));
            return;
        }
        String name = SafeText.escape(line.user());
        String question = "Delete the account " + name + " for good? It leaves " + Answers.count(line.rooms(), "room")
                + ". Lost: " + Answers.count(line.directs(), "direct conversation")
                + " and the text of every message of " + name
                + ". /account disable keeps them. Type the account's name to do it: ";
        if (isConfirmed(question, name)) {
            this.<List<String>>ask(
                    answer -> server.deleteAccount(
                            line.user(), (change, more) -> answer.accept(deleted(name, change, more))),
                    words -> words);
        }
    }

    private static List<String> deleted(String name, AdminPort.Change change, List<String> more) {
        List<String> words = new ArrayList<>();
        words.add(
                switch (change) {
                    case DONE -> "The account " + name + " is deleted.";
                    case NOT_STORED -> "The change could not be stored. The account is still there.";
                    case UNKNOWN, NOTHING_TO_DO -> noSuchUser(name);
                });
        words.addAll(more);
        return words;
    }

    private @Nullable AccountLine lookUp(String user) {
        CompletableFuture<@Nullable AccountLine> answer = new CompletableFuture<>();
        server.account(user, answer::complete);
        return answer.completeOnTimeout(null, SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS)
                .join();
    }

    private boolean isConfirmed(String question, String name) {
        boolean is = reader.readLine(question).strip().equals(name);
        if (!is) {
            printAbove("Nothing was deleted.");
        }
        return is;
    }

    private static String noSuchUser(String name) {
        return "There is no user named " + name + ".";
    }

    private Optional<RoomLine> find(String room) {
        CompletableFuture<List<RoomLine>> answer = new CompletableFuture<>();
        server.rooms(answer::complete);
        return answer.completeOnTimeout(List.of(), SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS).join().stream()
                .filter(line -> line.room().equalsIgnoreCase(room))
                .findFirst();
    }

    private static String noSuchRoom(String room) {
        return "There is no room named " + SafeText.escape(room) + ". /rooms lists the rooms.";
    }

    /** Asks the server, whose answer comes on its loop, and shows here what it says. */
    private <T> void ask(Consumer<Consumer<T>> question, Function<T, List<String>> words) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        try {
            words.apply(answer.orTimeout(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS)
                            .join())
                    .forEach(this::printAbove);
        } catch (CompletionException late) {
            printAbove("The server has not answered for " + SECONDS_FOR_AN_ANSWER + " seconds.");
        }
    }

    private List<String> userNames() {
        CompletableFuture<List<OnlineUser>> answer = new CompletableFuture<>();
        server.users(answer::complete);
        return answer.completeOnTimeout(List.of(), MILLIS_FOR_A_COMPLETION, TimeUnit.MILLISECONDS).join().stream()
                .map(OnlineUser::user)
                .toList();
    }

    private boolean ctrlC() {
        if (reader.getBuffer().length() == 0) {
            throw new UserInterruptException("");
        }
        reader.getBuffer().clear();
        return true;
    }

    private void stop(String reason) {
        if (!closing) {
            server.stop(reason + " on the console");
        }
    }
}
