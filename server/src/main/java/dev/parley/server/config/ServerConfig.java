package dev.parley.server.config;

import static dev.parley.server.config.Check.atLeast;
import static dev.parley.server.config.Check.range;
import static dev.parley.server.config.Check.require;

import dev.parley.name.Names;
import dev.parley.process.CommandNames;
import dev.parley.protocol.Registration;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Every setting of the server. What each is for, its default and its bounds stand in {@code default.toml} beside this
 * class, once; the bounds are checked here, so no setting out of bounds exists. Immutable; any thread.
 */
public record ServerConfig(
        Listen listen,
        List<Listener> listeners,
        TlsFiles tls,
        Limits limits,
        Session session,
        Passwords passwords,
        History history,
        Memory memory,
        Rooms rooms,
        Storage storage,
        Access access,
        Log log,
        Audit audit,
        Metrics metrics) {

    /** The settings of {@code default.toml}. */
    public static ServerConfig defaults() {
        return ConfigFile.defaults();
    }

    /**
     * The settings of a file over the defaults.
     *
     * @throws ConfigException if it cannot be read, or says what cannot be; its message is one line for a person
     */
    public static ServerConfig read(Path file) throws ConfigException {
        return ConfigFile.read(file);
    }

    /** The text of {@code default.toml}, comments and all, with the server's name as people here type it. */
    public static String documentedDefaults() {
        return ConfigFile.DEFAULT_TEXT.replace("scripts/server.sh", CommandNames.server());
    }

    /** The same, but listening somewhere else. */
    public ServerConfig withListen(Listen elsewhere) {
        return new ServerConfig(
                elsewhere, listeners, tls, limits, session, passwords, history, memory, rooms, storage, access, log,
                audit, metrics);
    }

    public ServerConfig {
        listeners = List.copyOf(listeners);
    }

    /** Every place to listen at, the first one first. */
    public List<Listener> places() {
        return Stream.concat(Stream.of(listen.listener()), listeners.stream()).toList();
    }

    /**
     * Where to listen; port 0 takes a free one.
     *
     * @param tls whether to speak TLS on loopback as well
     * @param insecure whether to speak plain text to other machines
     * @param proxy networks of proxies, which begin with a PROXY header
     */
    public record Listen(String host, int port, boolean tls, boolean insecure, List<String> proxy) {
        public Listen {
            proxy = List.copyOf(proxy);
            Listener.check(host, port, "", tls, insecure, proxy, "listen.");
        }

        /** The same, but somewhere else. */
        public Listen at(String otherHost, int otherPort) {
            return new Listen(otherHost, otherPort, tls, insecure, proxy);
        }

        Listener listener() {
            return new Listener(host, port, "", "660", tls, insecure, proxy);
        }
    }

    /**
     * One more place to listen at.
     *
     * @param unix path of a Unix-domain socket; empty for TCP at {@code host} and {@code port}
     * @param mode permissions of that socket, in octal digits
     * @param tls whether to speak TLS on loopback as well
     * @param insecure whether to speak plain text to other machines
     * @param proxy networks of proxies, or their accounts at a Unix-domain socket; they begin with a PROXY header
     */
    public record Listener(
            String host, int port, String unix, String mode, boolean tls, boolean insecure, List<String> proxy) {

        /** What holds where a file leaves something out. */
        static final Listener USUAL = new Listener("127.0.0.1", 0, "", "660", false, false, List.of());

        private static final int LONGEST_PATH = 100;

        public Listener {
            proxy = List.copyOf(proxy);
            check(host, port, unix, tls, insecure, proxy, "listeners.");
            require(mode.matches("[0-7]{3}"), "listeners.mode", "three octal digits, such as \"660\"");
        }

        private static void check(
                String host, int port, String unix, boolean tls, boolean insecure, List<String> proxy, String prefix) {
            require(!host.isBlank(), prefix + "host", "an address or a host name");
            range(port, 0, 65_535, prefix + "port");
            require(
                    unix.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH,
                    prefix + "unix",
                    "a path of at most " + LONGEST_PATH + " bytes");
            require(!tls || !insecure, prefix + "insecure", "false where tls is true");
            require(
                    unix.isEmpty() || !tls,
                    prefix + "tls",
                    "false for a Unix-domain socket, which no other machine reaches");
            boolean isUnix = !unix.isEmpty();
            require(
                    proxy.stream().allMatch(name -> Networks.isName(name) && Networks.isAccount(name) == isUnix),
                    prefix + "proxy",
                    isUnix
                            ? "a list of accounts for a Unix-domain socket, such as [\"unix:haproxy\"]"
                            : "a list of networks, such as [\"127.0.0.1\", \"10.0.0.0/8\"]");
        }

        /** Whether whoever connects from there is a proxy: an address, or {@code unix:} and the name of an account. */
        public Predicate<String> proxies() {
            return Networks.of(proxy);
        }

        public boolean onUnixSocket() {
            return !unix.isEmpty();
        }

        /** Whether TLS is spoken at an address of this host: always where other machines can connect, unless told otherwise. */
        public boolean speaksTls(InetAddress resolved) {
            return !onUnixSocket() && (resolved.isLoopbackAddress() ? tls : !insecure);
        }
    }

    /**
     * The server's certificate and key.
     *
     * @param certificate path of a PEM file; empty for one that the server makes
     * @param key path of a PEM file; empty for one that the server makes
     */
    public record TlsFiles(String certificate, String key) {
        public TlsFiles {
            require(
                    certificate.isEmpty() == key.isEmpty(),
                    "tls.key",
                    "set where tls.certificate is, and nowhere else");
        }
    }

    /** What one client, one address and all together may ask for. Bytes, code points, seconds and counts. */
    public record Limits(
            int maxLine,
            int maxText,
            int connections,
            int connectionsPerAddress,
            int requestsPerSecond,
            int requestsBurst,
            int botRequestsPerSecond,
            int loginAttemptsPerMinute,
            int loginFailures,
            int lockoutS,
            int outboxSoft,
            int outboxHard,
            long outboxesTotal,
            int hashQueue,
            int rooms,
            int users,
            int roomsCreatedPerUser,
            int roomsJoinedPerUser,
            int directBegunPerHour,
            int directBegunPerUser,
            long storedPerUserPerDay,
            long storedPerUser,
            int loginS,
            int maxLineBeforeLogin,
            int placesBeforeLogin,
            int tokenLoginsPerMinute,
            int registrationsPerHour,
            int requestsPerMinutePerAddress,
            int bytesPerMinutePerAddress,
            int connectionsPerMinutePerAddress,
            List<String> trusted,
            int trustedTimes) {

        /** On a small server that many connections at least may wait for somebody to sign in. */
        private static final int FEWEST_BEFORE_LOGIN = 64;

        /** One address may have one in so many of the places before sign-in. */
        private static final int ADDRESSES_BEFORE_LOGIN = 4;

        public Limits {
            range(maxLine, 1024, 16_777_216, "limits.max_line");
            range(maxText, 1, 1_000_000, "limits.max_text");
            range(connections, 1, 1_000_000, "limits.connections");
            atLeast(connectionsPerAddress, 0, "limits.connections_per_address");
            range(requestsPerSecond, 0, 1_000_000, "limits.requests_per_second");
            range(botRequestsPerSecond, 0, 1_000_000, "limits.bot_requests_per_second");
            range(requestsBurst, 1, 1_000_000, "limits.requests_burst");
            range(loginAttemptsPerMinute, 0, 1_000_000, "limits.login_attempts_per_minute");
            range(loginFailures, 0, 1_000_000, "limits.login_failures");
            range(lockoutS, 0, 86_400, "limits.lockout_s");
            range(outboxSoft, 4096, 1_073_741_824, "limits.outbox_soft");
            range(outboxHard, 4096, 1_073_741_824, "limits.outbox_hard");
            require(outboxHard >= outboxSoft, "limits.outbox_hard", "at least limits.outbox_soft, " + outboxSoft);
            range(outboxesTotal, outboxHard, 1L << 40, "limits.outboxes_total");
            range(hashQueue, 1, 100_000, "limits.hash_queue");
            range(rooms, 1, 10_000_000, "limits.rooms");
            range(users, 1, 10_000_000, "limits.users");
            range(roomsCreatedPerUser, 0, 10_000_000, "limits.rooms_created_per_user");
            range(roomsJoinedPerUser, 0, 10_000_000, "limits.rooms_joined_per_user");
            range(directBegunPerHour, 0, 1_000_000, "limits.direct_begun_per_hour");
            range(directBegunPerUser, 0, 10_000_000, "limits.direct_begun_per_user");
            range(storedPerUserPerDay, 0, 1L << 50, "limits.stored_per_user_per_day");
            range(storedPerUser, 0, 1L << 50, "limits.stored_per_user");
            range(loginS, 0, 3600, "limits.login_s");
            range(maxLineBeforeLogin, 1024, 16_777_216, "limits.max_line_before_login");
            range(placesBeforeLogin, 1, 100, "limits.places_before_login");
            range(tokenLoginsPerMinute, 0, 1_000_000, "limits.token_logins_per_minute");
            range(registrationsPerHour, 0, 1_000_000, "limits.registrations_per_hour");
            range(requestsPerMinutePerAddress, 0, 1_000_000_000, "limits.requests_per_minute_per_address");
            range(bytesPerMinutePerAddress, 0, Integer.MAX_VALUE, "limits.bytes_per_minute_per_address");
            range(connectionsPerMinutePerAddress, 0, 1_000_000, "limits.connections_per_minute_per_address");
            trusted = List.copyOf(trusted);
            require(
                    trusted.stream().allMatch(Networks::isName),
                    "limits.trusted",
                    "a list of networks, such as [\"10.0.0.0/8\", \"2001:db8::/32\", \"unix:ann\"]");
            range(trustedTimes, 1, 1_000_000, "limits.trusted_times");
        }

        /** How many times the limits by address hold for a network. */
        public ToIntFunction<String> times() {
            return TrustedNetworks.of(trusted, trustedTimes);
        }

        /** Bytes in a line while nobody is signed in, which never may be more than later. */
        public int lineBeforeLogin() {
            return Math.min(maxLine, maxLineBeforeLogin);
        }

        /** Connections at once on which nobody is signed in. */
        public int guests() {
            return Math.max(FEWEST_BEFORE_LOGIN, (int) ((long) connections * placesBeforeLogin / 100));
        }

        /** Of those from one address; 0 is no limit. */
        public int guestsPerAddress() {
            return connectionsPerAddress == 0 ? 0 : Math.max(FEWEST_BEFORE_LOGIN, guests() / ADDRESSES_BEFORE_LOGIN);
        }
    }

    /** What holds for a login. */
    public record Session(int heartbeatS, int tokensPerUser, int tokenDays) {
        public Session {
            range(heartbeatS, 1, 3600, "session.heartbeat_s");
            range(tokensPerUser, 1, 10_000, "session.tokens_per_user");
            range(tokenDays, 0, 36_500, "session.token_days");
        }
    }

    /** What a password costs to hash (Argon2id, RFC 9106), and how many are hashed at once. */
    public record Passwords(int memoryKib, int iterations, int parallelism, int threads) {
        public Passwords {
            range(memoryKib, 8, 1_048_576, "passwords.memory_kib");
            range(iterations, 1, 100, "passwords.iterations");
            range(parallelism, 1, 16, "passwords.parallelism");
            atLeast(memoryKib, 8 * parallelism, "passwords.memory_kib");
            range(threads, 1, 64, "passwords.threads");
        }
    }

    /** How much of a room stays in memory, and for how many days (0: for ever) anything stays at all. */
    public record History(int entriesInMemory, long bytesInMemory, int retentionDays) {
        public History {
            range(entriesInMemory, 1, 10_000_000, "history.entries_in_memory");
            range(bytesInMemory, 1_048_576, 1L << 40, "history.bytes_in_memory");
            range(retentionDays, 0, 36_500, "history.retention_days");
        }
    }

    /**
     * What memory holds beside histories.
     *
     * @param stateBytes that accounts, rooms, members and direct conversations may take
     * @param inputBytes that lines may take which are not read to their ends, on all connections together
     */
    public record Memory(long stateBytes, long inputBytes) {
        public Memory {
            range(stateBytes, 1_048_576, 1L << 40, "memory.state_bytes");
            range(inputBytes, 1_048_576, 1L << 40, "memory.input_bytes");
        }
    }

    /** After how many days in which nothing happens a room ends, whoever is in it; 0: never. */
    public record Rooms(int unusedDays) {
        public Rooms {
            range(unusedDays, 0, 36_500, "rooms.unused_days");
        }
    }

    /** Where what happens is stored, after how many events a snapshot is made, and how many bytes all of it may take. */
    public record Storage(JournalKind journal, int snapshotEvery, long maxBytes) {
        public Storage {
            range(snapshotEvery, 1000, 10_000_000, "storage.snapshot_every");
            range(maxBytes, 0, 1L << 50, "storage.max_bytes");
        }
    }

    /** Who may do what. */
    public record Access(Registration registration, Addresses addresses, Broadcast broadcast, List<String> operators) {
        public Access {
            operators = List.copyOf(operators);
            for (String operator : operators) {
                require(Names.user(operator) != null, "access.operators", "a list of user names");
            }
        }
    }

    /** What is logged and how, for how many days it is kept, and how many bytes all of it may have. */
    public record Log(LogFormat format, boolean activity, boolean requests, int keepDays, long maxBytes) {
        public Log {
            range(keepDays, 1, 36_500, "log.keep_days");
            range(maxBytes, 1_000_000, 1L << 50, "log.max_bytes");
        }
    }

    /** For how many days the audit log is kept, and how many bytes all of it may have. */
    public record Audit(int keepDays, long maxBytes) {
        public Audit {
            range(keepDays, 1, 36_500, "audit.keep_days");
            range(maxBytes, 1_000_000, 1L << 50, "audit.max_bytes");
        }
    }

    /** On which port of 127.0.0.1 metrics are served; 0: on none. */
    public record Metrics(int port) {
        public Metrics {
            range(port, 0, 65_535, "metrics.port");
        }
    }

    /** How a line of the log is written. */
    public enum LogFormat {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What keeps the events. */
    public enum JournalKind {
        SQLITE,
        MEMORY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who is told from which address the others come. */
    public enum Addresses {
        AUTO,
        EVERYONE,
        NOBODY;

        /** Whether users are told addresses by a server to which other machines cannot connect, or can. */
        public boolean toldOn(boolean isLocal) {
            return this == EVERYONE || (this == AUTO && isLocal);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who may send a notice to all. */
    public enum Broadcast {
        AUTO,
        EVERYONE,
        OPERATORS;

        /** Whether everybody may, on a server to which other machines cannot connect, or can. */
        public boolean isOpenOn(boolean isLocal) {
            return this == EVERYONE || (this == AUTO && isLocal);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
