package dev.parley.server.admin;

import dev.parley.order.TimeAndReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A server for tests of the console: it answers at once, on a thread of its own as the loop would, and says what it heard. */
public class FakeAdmin implements AdminPort {

    public final List<String> heard = new CopyOnWriteArrayList<>();
    private boolean clockDoubted = true;
    public volatile boolean good = true;
    public volatile Change change = Change.DONE;
    public volatile RoomChange roomChange = RoomChange.DONE;
    private volatile LogLevel level = LogLevel.INFO;
    public volatile List<String> disabled = List.of();
    public volatile List<AdminLine> admins =
            List.of(new AdminLine("ann", true, true), new AdminLine("bea", false, false));
    public volatile String refusal = "";
    private static final Instant UNTIL = Instant.parse("2026-11-27T14:03:59Z");

    private static void onLoop(Runnable answer) {
        new Thread(answer, "loop").start();
    }

    @Override
    public void users(Consumer<List<OnlineUser>> answer) {
        onLoop(() -> answer.accept(List.of(
                new OnlineUser("ann", "127.0.0.1:40001", Instant.parse("2026-11-20T14:03:59Z"), ""),
                new OnlineUser("Зоя", "127.0.0.1:40002", Instant.parse("2026-11-20T14:04:00Z"), "lunch\033[2J"))));
    }

    @Override
    public void rooms(Consumer<List<RoomLine>> answer) {
        onLoop(() -> answer.accept(List.of(
                new RoomLine("lobby", "", 5, 2, 17, true, null),
                new RoomLine("tea", "leaves only", 1, 0, 1, false, 7))));
    }

    @Override
    public void stats(Consumer<List<StatLine>> answer) {
        onLoop(() -> answer.accept(
                List.of(new StatLine("requests", "12 ok; none refused"), new StatLine("loop", "no turn yet"))));
    }

    @Override
    public void say(String text, Consumer<Integer> recipients) {
        heard.add("say " + text);
        onLoop(() -> recipients.accept(2));
    }

    @Override
    public void kick(String user, String why, Consumer<Reply<Boolean>> answer) {
        heard.add(("kick " + user + " " + why).strip());
        onLoop(() -> answer.accept(refusal.isEmpty() ? Reply.made(user.equals("ann")) : Reply.refused(refusal)));
    }

    @Override
    public void createAccount(String user, Consumer<Reply<NewAccount>> answer) {
        heard.add("create " + user);
        reply(new NewAccount(user, "one-time"), answer);
    }

    @Override
    public void setBot(String user, boolean bot, Consumer<Change> answer) {
        heard.add("bot " + user + " " + bot);
        onLoop(() -> answer.accept(change));
    }

    @Override
    public void codes(Consumer<List<Result.CodeSummary>> answer) {
        onLoop(() -> answer.accept(
                List.of(new Result.CodeSummary(3, 30, 28, UNTIL, "tea\033", "(operator)", UNTIL.minusSeconds(1)))));
    }

    @Override
    public void makeCode(Request.CreateCode request, Consumer<Reply<Result.NewCode>> answer) {
        heard.add("code " + request.uses() + " " + request.days() + " " + request.room());
        reply(new Result.NewCode(3, "abcd-efgh-jkmn", 30, UNTIL, request.room()), answer);
    }

    @Override
    public void revokeCode(String code, Consumer<Reply<Long>> answer) {
        heard.add("revoke " + code);
        reply(3L, answer);
    }

    @Override
    public void bannedSources(Consumer<List<Result.SourceBan>> answer) {
        onLoop(() -> answer.accept(List.of(new Result.SourceBan("192.0.2.1", "ann", UNTIL, "spam\033", null))));
    }

    @Override
    public void banSource(String source, TimeAndReason said, Consumer<Reply<List<String>>> answer) {
        heard.add("banip " + source + " " + said.minutes() + " " + said.reason());
        reply(List.of("192.0.2.1"), answer);
    }

    @Override
    public void unbanSource(String source, Consumer<Reply<String>> answer) {
        heard.add("unbanip " + source);
        reply(source, answer);
    }

    @Override
    public void admins(Consumer<List<AdminLine>> answer) {
        onLoop(() -> answer.accept(admins));
    }

    private <T> void reply(T made, Consumer<Reply<T>> answer) {
        onLoop(() -> answer.accept(refusal.isEmpty() ? Reply.made(made) : Reply.refused(refusal)));
    }

    @Override
    public void resetPassword(String user, Consumer<Reset> answer) {
        answer.accept(new Reset(!user.equals("bob"), user.equals("ann") ? "new-secret" : null));
    }

    @Override
    public void clearHistory(String room, Consumer<Boolean> done) {
        heard.add("clear " + room);
        onLoop(() -> done.accept(true));
    }

    @Override
    public void acceptClock(Consumer<Boolean> done) {
        done.accept(clockDoubted);
        clockDoubted = false;
    }

    @Override
    public void keepHistory(String room, Integer days, Consumer<Boolean> done) {
        heard.add("keep " + room + " " + days);
        onLoop(() -> done.accept(!room.equals("none")));
    }

    @Override
    public void disabledUsers(Consumer<List<String>> answer) {
        onLoop(() -> answer.accept(disabled));
    }

    @Override
    public void account(String user, Consumer<AccountLine> answer) {
        onLoop(() -> answer.accept(user.equalsIgnoreCase("ann") ? new AccountLine("Ann", 1, 2) : null));
    }

    @Override
    public void disable(String user, boolean now, Consumer<Change> answer) {
        heard.add((now ? "disable " : "enable ") + user);
        onLoop(() -> answer.accept(change));
    }

    @Override
    public void deleteAccount(String user, BiConsumer<Change, List<String>> answer) {
        heard.add("delete " + user);
        onLoop(() -> answer.accept(change, List.of("The code is xyz.")));
    }

    @Override
    public void deleteRoom(String room, Consumer<Change> answer) {
        heard.add("delete room " + room);
        onLoop(() -> answer.accept(change));
    }

    @Override
    public void stop(String reason) {
        heard.add("stop " + reason);
    }

    @Override
    public void accounts(String part, String after, int most, Consumer<AccountPage> answer) {
        onLoop(() -> answer.accept(new AccountPage(
                List.of(new AccountPage.One("ann" + part + after, true, true, true, false, 2, 3, 45_000)), 7, true)));
    }

    @Override
    public void sessions(String user, Consumer<List<SignIn>> answer) {
        onLoop(() -> answer.accept(
                user.equals("bob")
                        ? null
                        : List.of(new SignIn(
                                "abc123", "laptop\033", 1, "127.0.0.1", Instant.parse("2026-11-20T14:03:59Z"), null))));
    }

    @Override
    public void endSession(String user, String session, Consumer<Change> answer) {
        heard.add("end " + user + " " + session);
        onLoop(() -> answer.accept(change));
    }

    @Override
    public void roles(String room, Consumer<RoomRoles> answer) {
        onLoop(() -> answer.accept(
                room.equals("none")
                        ? null
                        : new RoomRoles(
                                "tea",
                                List.of(new RoomRoles.Holder("ann", "owner", true)),
                                4,
                                List.of(new RoomRoles.Ban(
                                        "carl", "(operator)", Instant.parse("2026-11-20T14:03:59Z"), "spam\033")))));
    }

    @Override
    public void ban(String room, String user, String why, Consumer<RoomChange> answer) {
        heard.add("ban " + room + " " + user + " " + why);
        onLoop(() -> answer.accept(roomChange));
    }

    @Override
    public void unban(String room, String user, Consumer<RoomChange> answer) {
        heard.add("unban " + room + " " + user);
        onLoop(() -> answer.accept(roomChange));
    }

    @Override
    public void giveRole(String room, String user, Role role, Consumer<RoomChange> answer) {
        heard.add("role " + room + " " + user + " " + role);
        onLoop(() -> answer.accept(roomChange));
    }

    @Override
    public void backup(Path file, Consumer<Work> done) {
        heard.add("backup " + file);
        onLoop(() -> done.accept(new Work(true, List.of("Copied 5 events."))));
    }

    @Override
    public void verify(Consumer<Work> done) {
        onLoop(() -> done.accept(new Work(false, List.of("event 3 is empty", "The store is damaged."))));
    }

    @Override
    public void reload(Consumer<Work> done) {
        heard.add("reload");
        onLoop(() -> done.accept(new Work(good, List.of("limits.max_lien is no setting", "No setting was changed."))));
    }

    @Override
    public LogLevel logLevel() {
        return level;
    }

    @Override
    public void setLogLevel(LogLevel level) {
        this.level = level;
    }
}
