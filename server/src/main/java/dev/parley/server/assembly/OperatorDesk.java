package dev.parley.server.assembly;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.server.admin.AccountLine;
import dev.parley.server.admin.AdminPort;
import dev.parley.server.admin.OnlineUser;
import dev.parley.server.admin.RoomLine;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.decide.Endings;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import dev.parley.server.session.ChatService;
import dev.parley.server.worker.NewToken;
import dev.parley.server.worker.PasswordWorker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
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
    private final OperatorCodes codes;
    private final Consumer<String> stop;

    OperatorDesk(ChatService service, PasswordWorker passwords, OperatorCodes codes, Consumer<String> stop) {
        this.service = service;
        this.passwords = passwords;
        this.codes = codes;
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
                Endings.mustStay(room),
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
                true,
                password,
                hash -> service.submit(
                        new Input.OperatorSetPassword(user, hash),
                        (world, outcome) -> answer.accept(new Reset(
                                world.state().accountNamed(user) != null,
                                outcome.events().isEmpty() ? null : password))));
        if (!taken) {
            answer.accept(new Reset(true, null));
        }
    }

    /** What came of a change that would have made an event, of something that is there or is not. */
    private static Change change(Outcome outcome, boolean isThere) {
        return !outcome.events().isEmpty() ? Change.DONE : isThere ? Change.NOT_STORED : Change.UNKNOWN;
    }

    @Override
    public void disabledUsers(Consumer<List<String>> answer) {
        service.look(world -> answer.accept(world.state().users().stream()
                .map(user -> world.state().account(user))
                .filter(account -> account != null && account.isDisabled())
                .map(account -> account.name().display())
                .sorted()
                .toList()));
    }

    @Override
    public void account(String user, Consumer<@Nullable AccountLine> answer) {
        service.look(world -> {
            Account account = world.state().accountNamed(user);
            answer.accept(
                    account == null
                            ? null
                            : new AccountLine(
                                    account.name().display(),
                                    account.rooms().size(),
                                    account.directs().size()));
        });
    }

    @Override
    public void disable(String user, boolean disabled, Consumer<Change> answer) {
        service.submit(new Input.OperatorDisabledAccount(user, disabled), (world, outcome) -> {
            Account account = world.state().accountNamed(user);
            Change change = change(outcome, account != null);
            boolean isSo = account != null && account.isDisabled() == disabled;
            answer.accept(change == Change.NOT_STORED && isSo ? Change.NOTHING_TO_DO : change);
        });
    }

    @Override
    public void deleteAccount(String user, BiConsumer<Change, List<String>> answer) {
        service.submit(new Input.OperatorDeletedAccount(user), (world, outcome) -> {
            Change change = change(outcome, world.state().accountNamed(user) != null);
            Name name = Names.user(user);
            List<String> more =
                    change == Change.DONE && name != null && codes.users().contains(name.canonical())
                            ? codes.words(List.of(name.canonical()))
                            : List.of();
            answer.accept(change, more);
        });
    }

    @Override
    public void deleteRoom(String room, Consumer<Change> answer) {
        service.submit(new Input.OperatorDeletedRoom(room), (world, outcome) -> {
            Name name = Names.room(room);
            boolean isThere = name != null && world.state().room(name.canonical()) != null;
            answer.accept(change(outcome, isThere));
        });
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
