package dev.parley.server;

import dev.parley.order.TimeAndReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.server.admin.AccountLine;
import dev.parley.server.admin.AccountPage;
import dev.parley.server.admin.AdminLine;
import dev.parley.server.admin.AdminPort;
import dev.parley.server.admin.NewAccount;
import dev.parley.server.admin.OnlineUser;
import dev.parley.server.admin.Reply;
import dev.parley.server.admin.RoomLine;
import dev.parley.server.admin.RoomRoles;
import dev.parley.server.admin.SignIn;
import dev.parley.server.admin.StatLine;
import dev.parley.server.config.ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A server that takes its port and nothing else: for tests of what stands round the server, run as a process. */
final class FakeServer implements RunningServer, AdminPort {

    private final ServerSocketChannel socket = ServerSocketChannel.open();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    private FakeServer(ServerConfig.Listen listen) throws IOException {
        socket.bind(new InetSocketAddress(listen.host(), listen.port()));
    }

    /** With the property {@code fake.failure} it does not start, or does not go on. */
    public static void main(String[] args) {
        System.exit(ServerCommand.run(FakeServer::start, args));
    }

    private static RunningServer start(ServerConfig config, Path data, Outside outside)
            throws StartException, IOException {
        String failure = System.getProperty("fake.failure", "");
        switch (failure) {
            case "foreseen" -> throw new StartException("The data folder is another server's.");
            case "unforeseen" -> throw new IllegalStateException("a bug");
            default -> {
                FakeServer server = new FakeServer(config.listen());
                if (failure.equals("later")) {
                    server.ending.complete(new Ending.Failed(new IllegalStateException("a bug")));
                }
                return server;
            }
        }
    }

    @Override
    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) socket.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void reload() {
        System.out.println("reloaded");
    }

    @Override
    public void tellTime(Consumer<Instant> told) {
        told.accept(Instant.now());
    }

    @Override
    public AdminPort admin() {
        return this;
    }

    @Override
    public void stop(String reason) {
        if (!reason.equals(System.getProperty("fake.deaf.to"))) {
            ending.complete(new Ending.Stopped(reason));
        }
    }

    @Override
    public Ending awaitEnd() throws InterruptedException {
        try {
            return ending.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop("closed");
    }

    @Override
    public void users(Consumer<List<OnlineUser>> answer) {
        answer.accept(List.of(new OnlineUser("ann", "127.0.0.1:40001", Instant.EPOCH, "")));
    }

    @Override
    public void stats(Consumer<List<StatLine>> answer) {
        answer.accept(List.of());
    }

    @Override
    public void rooms(Consumer<List<RoomLine>> answer) {
        answer.accept(List.of());
    }

    @Override
    public void say(String text, Consumer<Integer> recipients) {
        recipients.accept(1);
    }

    @Override
    public void resetPassword(String user, Consumer<Reset> answer) {
        answer.accept(new Reset(false, null));
    }

    @Override
    public void clearHistory(String room, Consumer<Boolean> done) {
        done.accept(false);
    }

    @Override
    public void acceptClock(Consumer<Boolean> done) {
        done.accept(false);
    }

    @Override
    public void keepHistory(String room, Integer days, Consumer<Boolean> done) {
        done.accept(false);
    }

    @Override
    public void kick(String user, String why, Consumer<Reply<Boolean>> answer) {
        answer.accept(Reply.made(user.equals("ann")));
    }

    @Override
    public void createAccount(String user, Consumer<Reply<NewAccount>> answer) {
        answer.accept(Reply.refused(""));
    }

    @Override
    public void setBot(String user, boolean bot, Consumer<Change> answer) {
        answer.accept(Change.UNKNOWN);
    }

    @Override
    public void codes(Consumer<List<Result.CodeSummary>> answer) {
        answer.accept(List.of());
    }

    @Override
    public void makeCode(Request.CreateCode request, Consumer<Reply<Result.NewCode>> answer) {
        answer.accept(Reply.refused(""));
    }

    @Override
    public void revokeCode(String code, Consumer<Reply<Long>> answer) {
        answer.accept(Reply.refused(""));
    }

    @Override
    public void bannedSources(Consumer<List<Result.SourceBan>> answer) {
        answer.accept(List.of());
    }

    @Override
    public void banSource(String source, TimeAndReason said, Consumer<Reply<List<String>>> answer) {
        answer.accept(Reply.refused(""));
    }

    @Override
    public void unbanSource(String source, Consumer<Reply<String>> answer) {
        answer.accept(Reply.refused(""));
    }

    @Override
    public void admins(Consumer<List<AdminLine>> answer) {
        answer.accept(List.of());
    }

    @Override
    public void disabledUsers(Consumer<List<String>> answer) {
        answer.accept(List.of());
    }

    @Override
    public void account(String user, Consumer<AccountLine> answer) {
        answer.accept(null);
    }

    @Override
    public void disable(String user, boolean disabled, Consumer<Change> answer) {
        answer.accept(Change.UNKNOWN);
    }

    @Override
    public void deleteAccount(String user, BiConsumer<Change, List<String>> answer) {
        answer.accept(Change.UNKNOWN, List.of());
    }

    @Override
    public void deleteRoom(String room, Consumer<Change> answer) {
        answer.accept(Change.UNKNOWN);
    }

    @Override
    public void accounts(String part, String after, int most, Consumer<AccountPage> answer) {
        answer.accept(new AccountPage(List.of(), 0, false));
    }

    @Override
    public void sessions(String user, Consumer<List<SignIn>> answer) {
        answer.accept(null);
    }

    @Override
    public void endSession(String user, String session, Consumer<Change> answer) {
        answer.accept(Change.UNKNOWN);
    }

    @Override
    public void roles(String room, Consumer<RoomRoles> answer) {
        answer.accept(null);
    }

    @Override
    public void ban(String room, String user, String why, Consumer<RoomChange> answer) {
        answer.accept(RoomChange.NO_ROOM);
    }

    @Override
    public void unban(String room, String user, Consumer<RoomChange> answer) {
        answer.accept(RoomChange.NO_ROOM);
    }

    @Override
    public void giveRole(String room, String user, Role role, Consumer<RoomChange> answer) {
        answer.accept(RoomChange.NO_ROOM);
    }

    @Override
    public void backup(Path file, Consumer<Work> done) {
        done.accept(new Work(false, List.of("There is no store.")));
    }

    @Override
    public void verify(Consumer<Work> done) {
        done.accept(new Work(false, List.of("There is no store.")));
    }

    @Override
    public void reload(Consumer<Work> done) {
        done.accept(new Work(true, List.of("No setting was changed.")));
    }

    @Override
    public LogLevel logLevel() {
        return LogLevel.WARN;
    }

    @Override
    public void setLogLevel(LogLevel level) {}
}
