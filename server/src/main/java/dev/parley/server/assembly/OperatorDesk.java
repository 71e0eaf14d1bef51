package dev.parley.server.assembly;

import dev.parley.name.Name;
import dev.parley.name.Names;
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
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.decide.CodeList;
import dev.parley.server.core.decide.Endings;
import dev.parley.server.core.decide.SignInList;
import dev.parley.server.core.decide.SourceBanList;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import dev.parley.server.log.ServerLog;
import dev.parley.server.metrics.Lookout;
import dev.parley.server.session.ChatService;
import dev.parley.server.worker.NewToken;
import dev.parley.server.worker.PasswordWorker;
import dev.parley.text.SourceText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the operator's questions and carries out the operator's commands, on the loop. */
final class OperatorDesk implements AdminPort {

    /** Its turn among the networks whose passwords are hashed. */
    private static final String CONSOLE = "the console";

    /** As many random bits as nobody guesses, and few enough to read out. */
    private static final int PASSWORD_CHARACTERS = 16;

    /** Of one room, in one answer. */
    private static final int MOST_ROLES = 500;

    private final ChatService service;
    private final PasswordWorker passwords;
    private final Supplier<String> newCode;
    private final OperatorCodes codes;
    private final StoreWork storeWork;
    private final Lookout lookout;
    private final Consumer<Consumer<Work>> reload;
    private final Consumer<String> stop;

    /**
     * @param newCode makes an invitation code, or a password for one sign-in; any thread
     * @param codes of the admins' names
     */
    OperatorDesk(
            ChatService service,
            PasswordWorker passwords,
            Supplier<String> newCode,
            OperatorCodes codes,
            StoreWork storeWork,
            Lookout lookout,
            Consumer<Consumer<Work>> reload,
            Consumer<String> stop) {
        this.reload = reload;
        this.storeWork = storeWork;
        this.service = service;
        this.passwords = passwords;
        this.newCode = newCode;
        this.codes = codes;
        this.lookout = lookout;
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
    public void stats(Consumer<List<StatLine>> answer) {
        lookout.tell(words -> answer.accept(words.stream()
                .map(one -> new StatLine(one.subject(), one.words()))
                .toList()));
    }

    @Override
    public void say(String text, Consumer<Integer> recipients) {
        // First: who signs in between the two may be told twice, but does not miss it.
        service.submit(new Input.OperatorNoticeKept(text), (world, outcome) -> {});
        service.submit(
                new Input.OperatorSaid(text),
                (world, outcome) ->
                        recipients.accept(world.presence().everyone().size()));
    }

    @Override
    public void kick(String user, String why, Consumer<Reply<Boolean>> answer) {
        service.submit(
                new Input.OperatorKicked(user, why),
                (world, outcome) -> answer.accept(OperatorAnswers.reply(
                        outcome, outcome.effects().stream().anyMatch(Effect.Close.class::isInstance))));
    }

    @Override
    public void createAccount(String user, Consumer<Reply<NewAccount>> answer) {
        String password = newCode.get();
        boolean taken = passwords.hash(
                CONSOLE,
                true,
                password,
                hash -> service.submit(
                        new Input.OperatorCreatedAccount(user, hash),
                        (world, outcome) -> answer.accept(OperatorAnswers.ofEvent(
                                outcome,
                                Event.AccountCreated.class,
                                made -> new NewAccount(made.name().display(), password)))));
        if (!taken) {
            answer.accept(Reply.refused("The server has too many passwords to check. Try again."));
        }
    }

    @Override
    public void setBot(String user, boolean bot, Consumer<Change> answer) {
        service.submit(new Input.OperatorSetBot(user, bot), (world, outcome) -> {
            Account account = world.state().accountNamed(user);
            boolean isSo = outcome.events().isEmpty() && account != null && account.isBot() == bot;
            answer.accept(isSo ? Change.NOTHING_TO_DO : change(outcome, account != null));
        });
    }

    @Override
    public void codes(Consumer<List<Result.CodeSummary>> answer) {
        service.look(world -> answer.accept(CodeList.of(world.state(), Instant.now(), room -> true)));
    }

    @Override
    public void makeCode(Request.CreateCode request, Consumer<Reply<Result.NewCode>> answer) {
        service.submit(
                new Input.OperatorMadeCode(request, newCode.get()),
                (world, outcome) -> answer.accept(OperatorAnswers.ofResult(outcome, Result.NewCode.class)));
    }

    @Override
    public void revokeCode(String code, Consumer<Reply<Long>> answer) {
        service.submit(
                new Input.OperatorRevokedCode(code),
                (world, outcome) -> answer.accept(
                        OperatorAnswers.ofEvent(outcome, Event.CodeEnded.class, Event.CodeEnded::number)));
    }

    @Override
    public void bannedSources(Consumer<List<Result.SourceBan>> answer) {
        service.look(world -> answer.accept(SourceBanList.of(world.state(), Instant.now())));
    }

    @Override
    public void banSource(String source, TimeAndReason said, Consumer<Reply<List<String>>> answer) {
        service.submit(
                new Input.OperatorBannedSource(source, said.reason(), said.minutes()),
                (world, outcome) -> answer.accept(OperatorAnswers.ofEvents(
                        outcome, Event.SourceBanned.class, banned -> SourceText.of(banned.source()))));
    }

    @Override
    public void unbanSource(String source, Consumer<Reply<String>> answer) {
        service.submit(
                new Input.OperatorUnbannedSource(source),
                (world, outcome) -> answer.accept(OperatorAnswers.ofEvent(
                        outcome, Event.SourceUnbanned.class, unbanned -> SourceText.of(unbanned.source()))));
    }

    @Override
    public void admins(Consumer<List<AdminLine>> answer) {
        service.look(world -> answer.accept(codes.users().stream()
                .sorted()
                .map(user -> new AdminLine(
                        display(world, user),
                        world.state().account(user) != null,
                        !world.sessionsOf(user).isEmpty()))
                .toList()));
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
            boolean isThere = world.state().roomNamed(room) != null;
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
    public void accounts(String part, String after, int most, Consumer<AccountPage> answer) {
        service.look(world -> answer.accept(page(world, part.toLowerCase(Locale.ROOT), after, most)));
    }

    private AccountPage page(World world, String part, String after, int most) {
        Name from = Names.user(after);
        String behind = from == null ? after : from.canonical();
        // No more than a page of them at a time, however many there are.
        TreeSet<String> first = new TreeSet<>();
        int found = 0;
        boolean more = false;
        for (String user : world.state().users()) {
            if (!user.contains(part)) {
                continue;
            }
            found++;
            if (user.compareTo(behind) > 0) {
                first.add(user);
                if (first.size() > most) {
                    first.pollLast();
                    more = true;
                }
            }
        }
        List<AccountPage.One> accounts = new ArrayList<>();
        for (String user : first) {
            Account account = world.state().account(user);
            if (account != null) {
                accounts.add(new AccountPage.One(
                        account.name().display(),
                        !world.sessionsOf(user).isEmpty(),
                        codes.users().contains(user),
                        account.isBot(),
                        account.isDisabled(),
                        account.rooms().size(),
                        account.tokens().size(),
                        account.stored()));
            }
        }
        return new AccountPage(accounts, found, more);
    }

    @Override
    public void sessions(String user, Consumer<@Nullable List<SignIn>> answer) {
        service.look(world -> {
            Account account = world.state().accountNamed(user);
            answer.accept(account == null ? null : signIns(world, account));
        });
    }

    private static List<SignIn> signIns(World world, Account account) {
        return SignInList.of(world, account, Instant.now(), null).stream()
                .map(one -> new SignIn(
                        one.session(),
                        one.device() == null ? "" : one.device(),
                        one.connections(),
                        one.address(),
                        one.signedIn(),
                        one.lastUsed()))
                .toList();
    }

    @Override
    public void endSession(String user, String session, Consumer<Change> answer) {
        service.submit(new Input.OperatorEndedSession(user, session), (world, outcome) -> {
            boolean isDone = !outcome.events().isEmpty() || !outcome.changes().isEmpty();
            Account account = world.state().accountNamed(user);
            boolean isThere = account != null
                    && signIns(world, account).stream()
                            .anyMatch(one -> one.session().equals(session));
            answer.accept(
                    isDone
                            ? Change.DONE
                            : account == null ? Change.UNKNOWN : isThere ? Change.NOT_STORED : Change.NOTHING_TO_DO);
        });
    }

    @Override
    public void roles(String room, Consumer<@Nullable RoomRoles> answer) {
        service.look(world -> {
            Room found = world.state().roomNamed(room);
            answer.accept(found == null ? null : roles(world, found));
        });
    }

    private static RoomRoles roles(World world, Room room) {
        List<RoomRoles.Holder> holders = new ArrayList<>();
        room.rules().roles().entrySet().stream()
                .sorted(Map.Entry.<String, Role>comparingByValue().reversed())
                .limit(MOST_ROLES)
                .forEach(one -> holders.add(new RoomRoles.Holder(
                        display(world, one.getKey()), one.getValue().toString(), room.has(one.getKey()))));
        List<RoomRoles.Ban> bans = room.rules().bans().stream()
                .map(ban -> new RoomRoles.Ban(display(world, ban.user()), ban.by(), ban.at(), ban.text()))
                .toList();
        return new RoomRoles(room.name().display(), holders, room.members().size(), bans);
    }

    private static String display(World world, String user) {
        Account account = world.state().account(user);
        return account == null ? user : account.name().display();
    }

    @Override
    public void ban(String room, String user, String why, Consumer<RoomChange> answer) {
        submit(
                new Input.OperatorBanned(room, user, why),
                room,
                user,
                (there, account) -> there.rules().hasBanned(account.key())
                        ? RoomChange.NOTHING_TO_DO
                        : there.rules().isFullOfBans() ? RoomChange.FULL : null,
                answer);
    }

    @Override
    public void unban(String room, String user, Consumer<RoomChange> answer) {
        submit(
                new Input.OperatorUnbanned(room, user),
                room,
                user,
                (there, account) -> there.rules().hasBanned(account.key()) ? null : RoomChange.NOTHING_TO_DO,
                answer);
    }

    @Override
    public void giveRole(String room, String user, Role role, Consumer<RoomChange> answer) {
        submit(
                new Input.OperatorGaveRole(room, user, role),
                room,
                user,
                (there, account) -> !there.has(account.key())
                        ? RoomChange.NOT_A_MEMBER
                        : there.role(account.key()) == role ? RoomChange.NOTHING_TO_DO : null,
                answer);
    }

    /** Why a change came to nothing, in a room and for a user who are there; null if it could not be stored. */
    private interface Reason {
        @Nullable
        RoomChange of(Room room, Account account);
    }

    /** Has something done to a user in a room, and answers what came of it. */
    private void submit(Input input, String room, String user, Reason reason, Consumer<RoomChange> answer) {
        service.submit(input, (world, outcome) -> answer.accept(change(world, outcome, room, user, reason)));
    }

    private static RoomChange change(World world, Outcome outcome, String room, String user, Reason reason) {
        if (!outcome.events().isEmpty()) {
            return RoomChange.DONE;
        }
        Room there = world.state().roomNamed(room);
        Account account = world.state().accountNamed(user);
        if (there == null) {
            return RoomChange.NO_ROOM;
        }
        if (account == null) {
            return RoomChange.NO_USER;
        }
        if (OperatorAnswers.refusal(outcome) != null) {
            return RoomChange.BAD_REASON;
        }
        RoomChange why = reason.of(there, account);
        return why == null ? RoomChange.NOT_STORED : why;
    }

    @Override
    public void backup(Path file, Consumer<Work> done) {
        storeWork.backup(file, done);
    }

    @Override
    public void verify(Consumer<Work> done) {
        storeWork.verify(done);
    }

    @Override
    public void reload(Consumer<Work> done) {
        reload.accept(done);
    }

    @Override
    public LogLevel logLevel() {
        return ServerLog.hasRequests() ? LogLevel.DEBUG : ServerLog.hasActivity() ? LogLevel.INFO : LogLevel.WARN;
    }

    @Override
    public void setLogLevel(LogLevel level) {
        switch (level) {
            case WARN -> ServerLog.show(false, false);
            case INFO -> ServerLog.show(true, false);
            case DEBUG -> ServerLog.show(true, true);
        }
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
