package dev.parley.client.options;

import dev.parley.client.home.Folders;
import dev.parley.client.model.RoomKey;
import dev.parley.client.net.Protection;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.settings.Encryption;
import dev.parley.client.settings.Profile;
import dev.parley.client.text.TwoColumns;
import dev.parley.name.Names;
import dev.parley.process.CommandNames;
import dev.parley.tls.Fingerprint;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * <p>Read by hand, not with picocli as the server's is: with it the client's first frame came 500 ms later, and there are
 * few options.
 *
 * @param profile the one that is named; null if none is
 * @param serverGiven whether the command line names the server
 * @param rooms to be joined, in the order given; lines from a pipe go to the last. With {@code --to} the last is a direct conversation
 * @param invite the code to register with
 * @param passwordFile whose first line is the password
 * @param newPasswordFile whose first line {@code /password} in a pipe changes it to
 * @param protection how the server is spoken to
 * @param waitSeconds how long a script waits for a server that does not answer; null: as long as usual
 * @param position where a script keeps how far it has printed
 * @param commands whether piped lines may be commands: a line of a log that begins with a slash is none
 */
public record ClientOptions(
        ServerAddress server,
        boolean serverGiven,
        @Nullable String profile,
        @Nullable String user,
        List<String> rooms,
        boolean register,
        @Nullable String invite,
        @Nullable Path passwordFile,
        @Nullable Path newPasswordFile,
        Protection protection,
        boolean plain,
        boolean json,
        @Nullable Integer waitSeconds,
        @Nullable Path position,
        boolean commands,
        boolean startServer,
        boolean help,
        boolean version) {

    /** In the place of bytes that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    /** No line of the help is longer. */
    private static final int WIDTH = 80;

    private static final String MARGIN = "  ";

    /** A week. */
    private static final int LONGEST_WAIT = 604_800;

    /** The width of an option with its value. */
    private static final int FORM = 24;

    public static final String USAGE = "[HOST [PORT] | unix:/PATH | @PROFILE] [OPTION]...";

    public static ClientOptions parse(List<String> arguments) throws UsageException {
        for (String argument : arguments) {
            if (argument.indexOf(NO_CHARACTER) >= 0) {
                throw new UsageException("This is not UTF-8: " + argument + ".");
            }
        }
        Map<Option, List<String>> given = new EnumMap<>(Option.class);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("@") && argument.length() > 1) {
                given.computeIfAbsent(Option.PROFILE, any -> new ArrayList<>()).add(argument.substring(1));
                continue;
            }
            if (!argument.startsWith("-") || argument.equals("-")) {
                places.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            Option option = Option.named(equals < 0 ? argument : argument.substring(0, equals));
            String value = "";
            if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (option.value != null) {
                i++;
                value = i < arguments.size() ? arguments.get(i) : "";
            }
            check(option, value, equals >= 0);
            given.computeIfAbsent(option, any -> new ArrayList<>()).add(value);
        }
        return of(given, address(places), !places.isEmpty());
    }

    private static void check(Option option, String value, boolean hasEquals) throws UsageException {
        if (option.value == null && hasEquals) {
            throw new UsageException(option.flag + " takes no value.");
        }
        if (option.value != null && (value.isEmpty() || value.startsWith("--"))) {
            throw new UsageException(option.flag + " needs a value: " + option.form() + ".");
        }
    }

    private static ClientOptions of(Map<Option, List<String>> given, ServerAddress server, boolean serverGiven)
            throws UsageException {
        boolean json = given.containsKey(Option.JSON);
        Protection protection = protection(given);
        refuseTlsAt(server, protection);
        if (given.containsKey(Option.WAIT) && given.containsKey(Option.START_SERVER)) {
            throw new UsageException(
                    "--start-server starts a server, and --wait waits for one. Leave out one of them.");
        }
        return new ClientOptions(
                server,
                serverGiven,
                last(given, Option.PROFILE),
                last(given, Option.USER),
                places(given.getOrDefault(Option.JOIN, List.of()), last(given, Option.TO)),
                given.containsKey(Option.REGISTER),
                last(given, Option.INVITE),
                file(given, Option.PASSWORD_FILE),
                file(given, Option.NEW_PASSWORD_FILE),
                protection,
                json || given.containsKey(Option.PLAIN),
                json,
                seconds(given),
                file(given, Option.POSITION),
                given.containsKey(Option.COMMANDS),
                given.containsKey(Option.START_SERVER),
                given.containsKey(Option.HELP),
                given.containsKey(Option.VERSION));
    }

    /** At a terminal every line may be a command, and passwords are typed. */
    public void refuseForPipesOnly() throws UsageException {
        if (commands) {
            throw new UsageException(
                    "--commands is for pipes. At a terminal, lines that begin with / are commands already.");
        }
        if (newPasswordFile != null) {
            throw new UsageException("--new-password-file is for pipes. At a terminal, type /password.");
        }
        if (waitSeconds != null || position != null) {
            throw new UsageException((waitSeconds != null ? "--wait" : "--position")
                    + " is for pipes. At a terminal, the client connects again by itself.");
        }
    }

    /** A file has the password of one user: the full screen does not ask whose it is. */
    public void refuseWithoutUser() throws UsageException {
        if (passwordFile != null && user == null) {
            throw new UsageException("--password-file needs the user's name. Add --user NAME.");
        }
    }

    /** With what a profile says and the command line does not. */
    public ClientOptions with(Profile chosen) throws UsageException {
        ServerAddress place = server;
        if (!serverGiven && !chosen.server().isEmpty()) {
            place = ServerAddress.parse(chosen.server());
            if (place == null) {
                throw new UsageException("The profile " + chosen.name() + " has an invalid server: " + chosen.server()
                        + ". Write HOST, HOST:PORT or unix:/PATH.");
            }
        }
        refuseTlsAt(place, protection);
        return new ClientOptions(
                place,
                serverGiven,
                profile,
                user == null && !chosen.user().isEmpty() ? chosen.user() : user,
                rooms.isEmpty() ? chosen.join() : rooms,
                register,
                invite,
                passwordFile,
                newPasswordFile,
                protection(chosen.encryption()),
                plain,
                json,
                waitSeconds,
                position,
                commands,
                startServer,
                help,
                version);
    }

    private static Protection protection(Map<Option, List<String>> given) throws UsageException {
        String fingerprint = last(given, Option.FINGERPRINT);
        Protection wanted = new Protection(
                given.containsKey(Option.TLS),
                given.containsKey(Option.INSECURE),
                file(given, Option.CA),
                fingerprint == null ? null : fingerprint(fingerprint, "--fingerprint"));
        if (wanted.insecure() && wanted.asksForTls()) {
            throw new UsageException(
                    "--insecure is plain text. Leave it out, or leave out --tls, --ca and --fingerprint.");
        }
        return wanted;
    }

    /** Nobody is to think that it is spoken there. */
    private static void refuseTlsAt(ServerAddress server, Protection wanted) throws UsageException {
        if (server.isUnix() && wanted.asksForTls()) {
            throw new UsageException("A socket file needs no encryption. Leave out --tls, --ca and --fingerprint.");
        }
    }

    private static Fingerprint fingerprint(String written, String where) throws UsageException {
        return Fingerprint.parse(written)
                .orElseThrow(() -> new UsageException("Invalid " + where + ": " + written + ". Use the SHA256:… that "
                        + CommandNames.server() + " fingerprint prints."));
    }

    /** What the command line says, and what a profile says beside it. Where they differ the command line holds. */
    private Protection protection(Encryption chosen) throws UsageException {
        boolean plain = protection.insecure() || (chosen.insecure() && !protection.asksForTls());
        if (chosen.isUsual() || plain) {
            return plain ? new Protection(false, true, null, null) : protection;
        }
        return new Protection(
                protection.tls() || chosen.tls(),
                false,
                protection.ca() == null && !chosen.ca().isEmpty() ? Folders.written(chosen.ca()) : protection.ca(),
                protection.fingerprint() == null && !chosen.fingerprint().isEmpty()
                        ? fingerprint(chosen.fingerprint(), "fingerprint in the profile")
                        : protection.fingerprint());
    }

    /** Where one goes: to the rooms, and last to the person to whom alone lines are sent. */
    private static List<String> places(List<String> rooms, @Nullable String user) throws UsageException {
        List<String> all = new ArrayList<>();
        rooms.forEach(room -> all.add(withPlainSign(room)));
        if (user != null) {
            String name = withPlainSign(user);
            if (name.charAt(0) == Names.ROOM_SIGN) {
                throw new UsageException("--to takes the name of a user. For a room, use --join " + user + ".");
            }
            all.add(RoomKey.direct(name));
        }
        return List.copyOf(all);
    }

    /** The sign before a name may be typed in its wide form. */
    private static String withPlainSign(String name) {
        String sign = Normalizer.normalize(name.substring(0, 1), Normalizer.Form.NFKC);
        return sign.equals("#") || sign.equals("@") ? sign + name.substring(1) : name;
    }

    private static @Nullable Integer seconds(Map<Option, List<String>> given) throws UsageException {
        String text = last(given, Option.WAIT);
        if (text == null) {
            return null;
        }
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= LONGEST_WAIT) {
                return seconds;
            }
        } catch (NumberFormatException none) {
            // As a number that is too large.
        }
        throw new UsageException(
                "Invalid --wait: " + text + ". Use a number of seconds from 1 to " + LONGEST_WAIT + ".");
    }

    private static @Nullable Path file(Map<Option, List<String>> given, Option option) {
        String file = last(given, option);
        return file == null ? null : Path.of(file);
    }

    private static @Nullable String last(Map<Option, List<String>> given, Option option) {
        List<String> values = given.get(option);
        return values == null ? null : values.get(values.size() - 1);
    }

    private static ServerAddress address(List<String> places) throws UsageException {
        if (places.size() > 2) {
            throw new UsageException(
                    "Too many arguments: " + places.get(2) + ". The client takes HOST, PORT and options.");
        }
        String host = places.isEmpty() ? ServerAddress.DEFAULT_HOST : places.get(0);
        ServerAddress address = ServerAddress.parse(host);
        if (address == null) {
            throw new UsageException("Invalid server: " + host + ". Write HOST, HOST PORT, HOST:PORT or unix:/PATH.");
        }
        if (places.size() < 2) {
            return address;
        }
        if (address.isUnix()) {
            throw new UsageException("Too many arguments: " + places.get(1) + ". A socket file has no port.");
        }
        ServerAddress withPort = ServerAddress.withPort(address.host(), places.get(1));
        if (withPort == null) {
            throw new UsageException("Invalid port: " + places.get(1) + ". Use a number from 1 to 65535.");
        }
        return withPort;
    }

    /** What {@code --help} prints. */
    public static String helpText() {
        StringBuilder text = new StringBuilder("Parley, chat for people who live in terminals.\n\nUsage: ")
                .append(name())
                .append(' ')
                .append(USAGE)
                .append("\n\n  HOST [PORT]  the server, or HOST:PORT; ")
                .append(new ServerAddress(ServerAddress.DEFAULT_HOST, ServerAddress.DEFAULT_PORT))
                .append(" unless told\n  unix:/PATH   a socket file of this machine\n  @PROFILE     as --profile\n\n");
        for (Option option : Option.values()) {
            String row = String.format("%-" + FORM + "s  %s", option.form(), option.help);
            TwoColumns.wrapped(row, WIDTH - MARGIN.length())
                    .forEach(part -> text.append(MARGIN).append(part).append('\n'));
        }
        return text.append('\n').append(pipes()).toString();
    }

    /** How the client is used in a pipe, and its exit status. Examples are indented. */
    public static String pipes() {
        return PIPES.replace("client.sh", name());
    }

    /** As people here type it, without the folder. */
    private static String name() {
        String command = CommandNames.client();
        return command.substring(command.lastIndexOf('/') + 1);
    }

    private static final String PIPES = """
            With a pipe for standard input, every line is sent as it is to the last
            --join ROOM. With --to, every line goes to that user alone. With --commands,
            a line that begins with / is a command, and "@ann: text" goes to ann only.
            The client ends after the last line is answered. Messages go to standard
            output, errors to standard error.

              tail -f build.log | client.sh --plain --user bot --join ops
              echo "Disk full" | client.sh --plain --user bot --to ann

            A lost connection is made again. With --wait, the client also waits at the
            start. With --position, a listener prints first what it has missed since its
            last run.

            The password is in PARLEY_PASSWORD or in the file of --password-file.

            Exit status: 0 everything was sent, 1 something failed, 2 the command line or
            the settings file is wrong, 141 standard output was closed.
            """;
}
