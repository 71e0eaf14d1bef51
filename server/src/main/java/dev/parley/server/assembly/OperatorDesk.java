package dev.parley.server.assembly;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.server.admin.AdminPort;
import dev.parley.server.admin.OnlineUser;
import dev.parley.server.admin.RoomLine;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import dev.parley.server.session.ChatService;
import dev.parley.server.worker.NewToken;
import dev.parley.server.worker.PasswordWorker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers the operator's questions and carries out the operator's commands, on the loop. */
final class OperatorDesk implements AdminPort {

    /** Its turn among the networks whose passwords are hashed. */
    private static final String CONSOLE = "the console";

    /** As many random bits as nobody guesses, and few enough to read out. */
    private static final int PASSWORD_CHARACTERS = 16;

    private final ChatService service;
    private final PasswordWorker passwords;
    private final Consumer<String> stop;

    OperatorDesk(ChatService service, PasswordWorker passwords, Consumer<String> stop) {
        this.service = service;
        this.passwords = passwords;
        this.stop = stop;
    }

    @Override
    public void users(Consumer<List<OnlineUser>> answer) {
        service.look(world -> answer.accept(onlineUsers(world)));
    }

    private static List<OnlineUser> onlineUsers(World world) {
        List<OnlineUser> users = new ArrayList<>();
        world.presence().everyone().forEach((user, online) -> {
            Account account = world.state().account(user);
            String name = account == null ? user : account.name().display();
            String away = online.away();
            users.add(new OnlineUser(name, online.address(), online.since(), away == null ? "" : away));
        });
        users.sort(Comparator.comparing(OnlineUser::user));
        return users;
    }

    @Override
    public void rooms(Consumer<List<RoomLine>> answer) {
        service.look(world -> answer.accept(world.state().rooms().stream()
                .map(room -> line(world, room))
                .sorted(Comparator.comparing(RoomLine::room))
                .toList()));
    }

    private static RoomLine line(World world, Room room) {
        return new RoomLine(
                room.name().display(),
                room.topic(),
                room.members().size(),
                world.online(room).size(),
                room.entries().lastSeq() - room.entries().firstKept() + 1,
                room.retentionDays());
    }

    @Override
    public void say(String text, Consumer<Integer> recipients) {
        service.submit(
                new Input.OperatorSaid(text),
                (world, outcome) ->
                        recipients.accept(world.presence().everyone().size()));
    }

    @Override
    public void kick(String user, Consumer<Boolean> done) {
        service.submit(
                new Input.OperatorKicked(user),
                (world, outcome) -> done.accept(outcome.effects().stream().anyMatch(Effect.Close.class::isInstance)));
    }

    @Override
    public void resetPassword(String user, Consumer<Reset> answer) {
        String password = new NewToken().get().substring(0, PASSWORD_CHARACTERS);
        boolean taken = passwords.hash(
                CONSOLE,
                password,
                hash -> service.submit(
                        new Input.OperatorSetPassword(user, hash),
                        (world, outcome) -> answer.accept(
                                new Reset(isKnown(world, user), outcome.events().isEmpty() ? null : password))));
        if (!taken) {
            answer.accept(new Reset(true, null));
        }
    }

    private static boolean isKnown(World world, String user) {
        Name name = Names.user(user);
        return name != null && world.state().account(name.canonical()) != null;
    }

    @Override
    public void clearHistory(String room, Consumer<Boolean> done) {
        service.submit(
                new Input.OperatorClearedHistory(room),
                (world, outcome) -> done.accept(!outcome.events().isEmpty()));
    }

    @Override
    public void keepHistory(String room, @Nullable Integer days, Consumer<Boolean> done) {
        service.submit(new Input.OperatorSetRetention(room, days), (world, outcome) -> {
            done.accept(!outcome.events().isEmpty());
            service.applyRetention();
        });
    }

    @Override
    public void acceptClock(Consumer<Boolean> done) {
        service.acceptClock(done);
    }

    @Override
    public void stop(String reason) {
        stop.accept(reason);
    }
}
