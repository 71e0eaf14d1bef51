package dev.parley.server.admin;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A server for tests of the console: it answers at once, on a thread of its own as the loop would, and says what it heard. */
public class FakeAdmin implements AdminPort {

    public final List<String> heard = new CopyOnWriteArrayList<>();
    private boolean clockDoubted = true;
    public volatile Change change = Change.DONE;
    public volatile List<String> disabled = List.of();

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
    public void say(String text, Consumer<Integer> recipients) {
        heard.add("say " + text);
        onLoop(() -> recipients.accept(2));
    }

    @Override
    public void kick(String user, Consumer<Boolean> done) {
        heard.add("kick " + user);
        onLoop(() -> done.accept(user.equals("ann")));
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
}
