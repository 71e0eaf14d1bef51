package dev.parley.server.assembly;

import dev.parley.server.Ending;
import dev.parley.server.Outside;
import dev.parley.server.RunningServer;
import dev.parley.server.ServerVersion;
import dev.parley.server.StartException;
import dev.parley.server.admin.AdminPort;
import dev.parley.server.audit.Acts;
import dev.parley.server.config.ServerConfig;
import dev.parley.server.core.Policy;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.journal.sqlite.DamagedStoreException;
import dev.parley.server.journal.sqlite.StoreVersionException;
import dev.parley.server.log.ServerLog;
import dev.parley.server.metrics.Lookout;
import dev.parley.server.metrics.MetricsPort;
import dev.parley.server.net.NetLimits;
import dev.parley.server.protocol.jsonl.JsonLines;
import dev.parley.server.session.ChatService;
import dev.parley.server.session.Greeting;
import dev.parley.server.session.PasswordPort;
import dev.parley.server.session.SessionLimits;
import dev.parley.server.session.SourceLimits;
import dev.parley.server.session.Store;
import dev.parley.server.worker.NewCode;
import dev.parley.server.worker.NewToken;
import dev.parley.server.worker.PasswordWorker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that the program runs: a {@link ChatService} on a thread of its own, with all that it needs. Any thread. */
public final class ParleyServer implements RunningServer {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final long MEGABYTE = 1_000_000;

    private static final long SECONDS_TO_TAKE = 10;

    private final ChatService service;
    private final PasswordWorker passwords;
    private final InetSocketAddress address;
    private final List<String> forConsole;
    private final List<String> announcements;
    private final @Nullable Identity identity;
    private final @Nullable MetricsPort metrics;
    private final AdminPort admin;
    private final Outside outside;
    private final boolean isLocal;
    private final OperatorCodes codes;
    private final Reloading reloading;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile String stopReason = "";

    private ParleyServer(
            ChatService service,
            PasswordWorker passwords,
            @Nullable Identity identity,
            Lookout lookout,
            @Nullable MetricsPort metrics,
            InetSocketAddress address,
            List<String> announcements,
            List<String> forConsole,
            OperatorCodes codes,
            StoreWork storeWork,
            Outside outside,
            ServerConfig config,
            boolean isLocal) {
        this.outside = outside;
        this.isLocal = isLocal;
        this.codes = codes;
        this.reloading = new Reloading(outside.settings(), config, this::take);
        this.service = service;
        this.passwords = passwords;
        this.identity = identity;
        this.metrics = metrics;
        this.address = address;
        this.announcements = List.copyOf(announcements);
        this.forConsole = forConsole;
        this.admin = new OperatorDesk(
                service,
                passwords,
                new NewCode(),
                codes,
                storeWork,
                lookout,
                done -> reload(codes::words, done),
                this::stop);
    }

    /**
     * Starts a server that accepts connections when this returns.
     *
     * @throws IOException if it cannot listen there, or cannot read or write its store
     * @throws StartException if the store is damaged, or not of this version
     */
    public static ParleyServer start(ServerConfig config, Path data, Outside outside)
            throws IOException, StartException {
        Listening listening = new Listening(config.places());
        warnOfMemory(new HeapBudget(config, listening.needsTls()));
        Identity identity = listening.needsTls() ? Identity.open(config.tls(), data, Clock.systemUTC()) : null;
        PasswordWorker passwords =
                new PasswordWorker(config.passwords(), config.limits().hashQueue());
        OperatorCodes codes = OperatorCodes.of(config.access().operators());
        ChatService service = service(parts(config, data, listening.isLocal(), passwords, codes, outside.acts()));
        Lookout lookout = new Lookout(new Observation(service, passwords));
        MetricsPort metrics = null;
        try {
            metrics = metrics(config.metrics().port(), lookout);
            InetSocketAddress first = listening.begin(service, identity == null ? null : identity.tls());
            List<String> announcements = new ArrayList<>(listening.announcements());
            if (identity != null) {
                announcements.addAll(identity.announcements());
            }
            if (metrics != null) {
                announcements.add(
                        "Metrics are at http://127.0.0.1:" + metrics.address().getPort() + "/metrics");
            }
            List<String> forConsole = codes.words(service.withoutAccount(codes.users()));
            ParleyServer server = new ParleyServer(
                    service,
                    passwords,
                    identity,
                    lookout,
                    metrics,
                    first,
                    announcements,
                    forConsole,
                    codes,
                    new StoreWork(data, isStored(config)),
                    outside,
                    config,
                    listening.isLocal());
            new Thread(server::serve, "parley-loop").start();
            return server;
        } catch (IOException | StartException | RuntimeException cannotListen) {
            if (metrics != null) {
                metrics.close();
            }
            passwords.close();
            if (identity != null) {
                identity.close();
            }
            service.close();
            throw cannotListen;
        }
    }

    private static @Nullable MetricsPort metrics(int port, Lookout lookout) throws StartException {
        if (port == 0) {
            return null;
        }
        try {
            return MetricsPort.open(port, lookout::look);
        } catch (IOException cannot) {
            throw new StartException(
                    "Cannot serve metrics on 127.0.0.1:" + port + ": " + cannot.getMessage()
                            + ". Choose another port in [metrics], or 0 for none.",
                    cannot);
        }
    }

    private static void warnOfMemory(HeapBudget budget) {
        long heap = Runtime.getRuntime().maxMemory();
        if (budget.bytes() > heap) {
            LOG.warn(
                    "The settings allow the server {} MB of memory, and the JVM has {} MB. Give it more"
                            + " (PARLEY_SERVER_JAVA_OPTS, see server/README.md), or lower the largest of these: {}.",
                    budget.bytes() / MEGABYTE,
                    heap / MEGABYTE,
                    budget.inWords());
        }
    }

    private static ChatService service(ChatService.Parts parts) throws IOException, StartException {
        try {
            return new ChatService(parts);
        } catch (DamagedStoreException | StoreVersionException unfit) {
            throw new StartException(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private static ChatService.Parts parts(
            ServerConfig config, Path data, boolean isLocal, PasswordWorker passwords, OperatorCodes codes, Acts acts) {
        ServerConfig.Limits limits = config.limits();
        ChatService.Settings settings = settings(config, isLocal, codes);
        return new ChatService.Parts(
                settings.policy(),
                settings.sessionLimits(),
                settings.netLimits(),
                new Keeping(config.history().entriesInMemory(), config.history().bytesInMemory(), isStored(config)),
                store(config, data),
                new Worker(passwords),
                new NewToken(),
                new NewCode(),
                new JsonLines(limits.maxLine()),
                settings.greeting(),
                Clock.systemUTC(),
                settings.maxStored(),
                settings.retentionDays(),
                settings.unusedRoomDays(),
                settings.tokenDays(),
                ServerLog::hasActivity,
                ServerLog::hasRequests,
                acts);
    }

    private static ChatService.Settings settings(ServerConfig config, boolean isLocal, OperatorCodes codes) {
        ServerConfig.Limits limits = config.limits();
        return new ChatService.Settings(
                policy(config, isLocal, codes),
                new SessionLimits(
                        limits.outboxSoft(),
                        limits.outboxHard(),
                        limits.outboxesTotal(),
                        config.memory().inputBytes(),
                        limits.requestsPerSecond(),
                        limits.requestsBurst(),
                        limits.botRequestsPerSecond(),
                        Duration.ofSeconds(limits.loginS()),
                        Duration.ofSeconds(config.session().heartbeatS()),
                        new SourceLimits(
                                limits.requestsPerMinutePerAddress(),
                                limits.bytesPerMinutePerAddress(),
                                limits.times())),
                new NetLimits(
                        limits.maxLine(),
                        limits.connections(),
                        limits.connectionsPerAddress(),
                        limits.connectionsPerMinutePerAddress(),
                        limits.lineBeforeLogin(),
                        limits.guests(),
                        limits.guestsPerAddress(),
                        limits.times()),
                journal -> new Greeting(
                        "parley/" + ServerVersion.NUMBER,
                        journal.epoch(),
                        limits.maxLine(),
                        limits.maxText(),
                        config.session().heartbeatS(),
                        config.access().registration().toString(),
                        limits.loginS() == 0 ? null : limits.loginS(),
                        limits.lineBeforeLogin()),
                config.storage().maxBytes(),
                config.history().retentionDays(),
                config.rooms().unusedDays(),
                config.session().tokenDays());
    }

    private static boolean isStored(ServerConfig config) {
        return config.storage().journal() == ServerConfig.JournalKind.SQLITE;
    }

    private static Store.Opening store(ServerConfig config, Path data) {
        return isStored(config)
                ? (listener, live) -> DurableStore.open(data, config.storage().snapshotEvery(), listener, live)
                : (listener, live) -> new ForgetfulStore(listener);
    }

    private static Policy policy(ServerConfig config, boolean isLocal, OperatorCodes codes) {
        ServerConfig.Limits limits = config.limits();
        return new Policy(
                limits.maxText(),
                config.access().registration(),
                config.access().addresses().toldOn(isLocal),
                config.access().broadcast().isOpenOn(isLocal),
                codes.hashes(),
                limits.rooms(),
                limits.users(),
                config.session().tokensPerUser(),
                new Policy.SignIn(
                        limits.loginAttemptsPerMinute(),
                        limits.tokenLoginsPerMinute(),
                        limits.registrationsPerHour(),
                        limits.loginFailures(),
                        Duration.ofSeconds(limits.lockoutS()),
                        limits.times()),
                new Policy.PerUser(
                        limits.roomsCreatedPerUser(),
                        limits.roomsJoinedPerUser(),
                        limits.directBegunPerHour(),
                        limits.directBegunPerUser(),
                        limits.storedPerUserPerDay(),
                        limits.storedPerUser()),
                config.memory().stateBytes());
    }

    /** The password worker as the sessions know it. */
    private record Worker(PasswordWorker worker) implements PasswordPort {
        @Override
        public boolean hash(String network, boolean isKnown, String password, Consumer<String> done) {
            return worker.hash(network, isKnown, password, done);
        }

        @Override
        public boolean verify(String network, boolean isKnown, String password, String hash, Consumer<Boolean> done) {
            return worker.verify(network, isKnown, password, hash, done);
        }

        @Override
        public String decoy() {
            return worker.decoy();
        }
    }

    /** Says how it ended only when it holds nothing any more, and with what went wrong on the way out. */
    private void serve() {
        Ending end;
        try (service;
                passwords;
                identity;
                metrics) {
            service.run();
            end = new Ending.Stopped(stopReason);
        } catch (IOException | RuntimeException | Error failure) {
            end = new Ending.Failed(failure);
        }
        ending.complete(end);
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public List<String> forConsole() {
        return forConsole;
    }

    @Override
    public List<String> announcements() {
        return announcements;
    }

    @Override
    public void reload() {
        // No code belongs into a log.
        reload(codes::namesOf, work -> work.lines().forEach(line -> {
            if (work.good()) {
                LOG.info("{}", line);
            } else {
                LOG.warn("{}", line);
            }
        }));
    }

    /** Waits for the loop, so it has a thread of its own. */
    private void reload(Function<List<String>, List<String>> free, Consumer<AdminPort.Work> done) {
        if (identity != null) {
            identity.reload();
        }
        Thread thread = new Thread(() -> done.accept(reloaded(free)), "parley-reload");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whoever waits for it is answered, whatever happens. */
    private AdminPort.Work reloaded(Function<List<String>, List<String>> free) {
        try {
            return reloading.reload(free);
        } catch (RuntimeException bug) {
            LOG.error("The settings could not be read again", bug);
            return new AdminPort.Work(false, List.of("It failed: the log says why."));
        }
    }

    private List<String> take(ServerConfig merged) throws InterruptedException {
        codes.take(merged.access().operators());
        CompletableFuture<List<String>> free = new CompletableFuture<>();
        service.take(
                settings(merged, isLocal, codes),
                world -> free.complete(codes.users().stream()
                        .filter(user -> world.state().account(user) == null)
                        .toList()));
        outside.changed().accept(merged);
        try {
            return free.get(SECONDS_TO_TAKE, TimeUnit.SECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (TimeoutException busy) {
            LOG.warn("The server is busy. It takes the settings a little later.");
            return List.of();
        }
    }

    @Override
    public AdminPort admin() {
        return admin;
    }

    @Override
    public void tellTime(Consumer<Instant> told) {
        service.tellTime(told);
    }

    @Override
    public void stop(String reason) {
        if (!stopping.getAndSet(true)) {
            stopReason = reason;
            service.requestStop("The server is shutting down.");
        }
    }

    @Override
    public Ending awaitEnd() throws InterruptedException {
        try {
            return ending.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        stop("closed");
        try {
            awaitEnd();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
