package dev.parley.server.core.state;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Sent;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that outlives the server's process: accounts, rooms, direct conversations. {@link #apply} is the only way to change
 * it, so that replaying a journal gives it again, to the letter ({@link #describe}).
 */
public final class State {

    /** Where the logs are too large, this part of the bound is made free at once. */
    private static final int SPARE_PART = 16;

    private final Keeping keeping;
    private final Applying applying = new Applying();
    private final Restoring restoring = new Restoring();
    private final Known known = new Known();
    private final Begun begun = new Begun();
    private long weight;
    private long bytes;
    private long position;
    private final SentKeys sentKeys;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> usersByToken = new HashMap<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final NavigableMap<String, Room> roomsByName = new TreeMap<>();
    private final Blockers blockers = new Blockers();
    private final Lookalikes userLooks = new Lookalikes();
    private final Lookalikes roomLooks = new Lookalikes();
    private final EndedLogs endedRooms = new EndedLogs(Restored.OfEndedRoom::new);
    private final EndedLogs endedUsers = new EndedLogs(Restored.OfEndedUser::new);
    private final SourceBans sourceBans = new SourceBans();
    private final Notices notices = new Notices();
    private final InviteCodes codes = new InviteCodes();
    private long forgottenAt;
    private final Map<LogId.DirectLog, Direct> directs = new LinkedHashMap<>();
    private final Walk<Account> accountsInOrder = new Walk<>();
    private final Walk<Room> roomsInOrder = new Walk<>();
    private final Walk<Direct> directsInOrder = new Walk<>();
    private long objects;
    private long handovers;
    private @Nullable Handover handover;

    public State(Keeping keeping) {
        this(keeping, new SentKeys(false));
    }

    private State(Keeping keeping, SentKeys sentKeys) {
        this.keeping = keeping;
        this.sentKeys = sentKeys;
    }

    /** One that knows no keys, and takes no memory for them, before it inherits them ({@link #inheritKeys}), if it does. */
    public static State withoutKeys(Keeping keeping) {
        return new State(keeping, new SentKeys(true));
    }

    /** Nothing, but for what this knows of keys, for one that inherits them. */
    State nothingButKeys() {
        return new State(keeping, sentKeys);
    }

    public @Nullable Account account(String user) {
        return accounts.get(user);
    }

    /** The account of a name as somebody has written it; null where there is none. */
    public @Nullable Account accountNamed(String written) {
        Name name = Names.user(written);
        return name == null ? null : account(name.canonical());
    }

    /** The room of a name as somebody has written it; null where there is none. */
    public @Nullable Room roomNamed(String written) {
        Name name = Names.room(written);
        return name == null ? null : room(name.canonical());
    }

    /** The users' names by what they look like. */
    public Lookalikes userLooks() {
        return userLooks;
    }

    /** The rooms' names by what they look like. */
    public Lookalikes roomLooks() {
        return roomLooks;
    }

    /** Where the numbers of rooms that have ended go on. */
    public EndedLogs endedRooms() {
        return endedRooms;
    }

    /** From where nobody may connect. */
    public SourceBans sourceBans() {
        return sourceBans;
    }

    /** What was said to all users lately. */
    public Notices notices() {
        return notices;
    }

    /** The codes by which strangers may register. */
    public InviteCodes codes() {
        return codes;
    }

    /** The number that the first entry of a direct conversation follows: not 0 where an account of one of the two names was deleted. */
    public long lastSeqBefore(LogId.DirectLog id) {
        return Math.max(endedUsers.lastSeq(id.first()), endedUsers.lastSeq(id.second()));
    }

    /**
     * Position of the last event by which a user was forgotten; 0 where none is known. What was read of the store before it may
     * have what that user wrote.
     */
    public long forgottenAt() {
        return forgottenAt;
    }

    /** Who has blocked a user, by canonical name. */
    public Set<String> blockersOf(String user) {
        return blockers.of(user);
    }

    /** The canonical names of all accounts. */
    public Collection<String> users() {
        return Collections.unmodifiableCollection(accounts.keySet());
    }

    public int accountCount() {
        return accounts.size();
    }

    public @Nullable Account accountOfToken(String tokenHash) {
        String user = usersByToken.get(tokenHash);
        return user == null ? null : accounts.get(user);
    }

    public @Nullable Room room(String name) {
        return rooms.get(name);
    }

    /** In the order they were made. */
    public Collection<Room> rooms() {
        return Collections.unmodifiableCollection(rooms.values());
    }

    /**
     * In order of their canonical names.
     *
     * @param after only those behind this name; null: all
     */
    public Collection<Room> roomsAfter(@Nullable String after) {
        return Collections.unmodifiableCollection(
                after == null
                        ? roomsByName.values()
                        : roomsByName.tailMap(after, false).values());
    }

    public Collection<Direct> directs() {
        return Collections.unmodifiableCollection(directs.values());
    }

    /** Rooms, then direct conversations. */
    public Stream<Conversation> conversations() {
        return Stream.concat(rooms.values().stream(), directs.values().stream());
    }

    /** The log's conversation; null where there is none. */
    public @Nullable Conversation find(LogId log) {
        return log.accept(known).orElse(null);
    }

    public @Nullable Direct direct(LogId.DirectLog id) {
        return directs.get(id);
    }

    /**
     * Bytes of memory that everything but the entries and the keys takes, roughly, and rather too many than too few: accounts, rooms,
     * who is in them and how far each has come, direct conversations, invitation codes.
     */
    public long bytes() {
        return bytes + endedRooms.bytes() + endedUsers.bytes() + sourceBans.bytes() + codes.bytes();
    }

    /** How many events led here, over the journal's whole life. */
    public long position() {
        return position;
    }

    /** Which messages were sent with which keys. */
    public SentKeys sentKeys() {
        return sentKeys;
    }

    /** Knows what an earlier state knew of the keys that led to this one; that one is not used any more. */
    public void inheritKeys(State earlier) {
        sentKeys.inherit(earlier.sentKeys, position);
    }

    /** The first account that came after those up to a number; null if there is none. */
    @Nullable
    Account accountAfter(long number) {
        return accountsInOrder.after(number);
    }

    /** Likewise of rooms. */
    @Nullable
    Room roomAfter(long number) {
        return roomsInOrder.after(number);
    }

    /** Likewise of direct conversations. */
    @Nullable
    Direct directAfter(long number) {
        return directsInOrder.after(number);
    }

    /** Begins to hand all of this over as it is now, for a snapshot. One at a time: an earlier one is over. */
    public Handover handOver(Handover.Taker taker) {
        if (handover != null) {
            handover.stop();
        }
        handover = new Handover(this, taker, ++handovers, objects, upTo(), others());
        return handover;
    }

    /** What is small, and no object of its own. */
    private Stream<Restored> others() {
        return Stream.of(
                        endedRooms.summary(),
                        endedUsers.summary(),
                        sourceBans.summary(),
                        notices.summary(),
                        codes.summary())
                .flatMap(part -> part);
    }

    private Restored.UpTo upTo() {
        return new Restored.UpTo(position, forgottenAt);
    }

    public void apply(Event event) {
        if (handover != null && handover.isOver()) {
            handover = null;
        }
        if (handover != null) {
            handover.before(event);
        }
        if (!(event instanceof Restored)) {
            count();
        }
        event.handle(applying);
    }

    private void count() {
        if (position == 0) {
            sentKeys.filter().knowsAll();
        }
        position++;
    }

    private final class Applying implements Event.Handler {
        @Override
        public void entryWritten(Event.EntryWritten written) {
            append(written);
        }

        @Override
        public void cursorMoved(Event.CursorMoved moved) {
            move(moved);
        }

        @Override
        public void roomCreated(Event.RoomCreated created) {
            create(created);
        }

        @Override
        public void roomEnded(Event.RoomEnded ended) {
            end(room(new LogId.RoomLog(ended.room())));
        }

        @Override
        public void historyCleared(Event.HistoryCleared cleared) {
            clear(begun(cleared.log()), cleared.upTo());
        }

        @Override
        public void retentionSet(Event.RetentionSet set) {
            room(new LogId.RoomLog(set.room())).setRetention(set.days());
        }

        @Override
        public void accountCreated(Event.AccountCreated created) {
            add(new Account(created.name(), created.passwordHash()));
        }

        @Override
        public void passwordChanged(Event.PasswordChanged changed) {
            change(changed.user(), account -> account.changePassword(
                            changed.passwordHash(), changed.keptToken(), changed.byOperator())
                    .forEach(usersByToken::remove));
        }

        @Override
        public void tokenIssued(Event.TokenIssued issued) {
            change(issued.user(), account -> account.addToken(issued));
            usersByToken.put(issued.tokenHash(), issued.user());
        }

        @Override
        public void tokenUsed(Event.TokenUsed used) {
            existing(used.user()).useToken(used);
        }

        @Override
        public void tokenRevoked(Event.TokenRevoked revoked) {
            change(revoked.user(), account -> account.removeToken(revoked.tokenHash()));
            usersByToken.remove(revoked.tokenHash());
        }

        @Override
        public void accountDisabled(Event.AccountDisabled set) {
            existing(set.user()).disable(set.disabled());
        }

        @Override
        public void userForgotten(Event.UserForgotten forgotten) {
            forget(existing(forgotten.user()));
        }

        @Override
        public void roleGiven(Event.RoleGiven given) {
            changeRules(given.room(), room -> room.rules()
                    .give(existing(given.user()).key(), given.role()));
        }

        @Override
        public void userBanned(Event.UserBanned banned) {
            Account account = existing(banned.user());
            account.notInvited(banned.room());
            changeRules(banned.room(), room -> room.rules().ban(banned));
        }

        @Override
        public void userUnbanned(Event.UserUnbanned unbanned) {
            changeRules(unbanned.room(), room -> room.rules().unban(unbanned.user()));
        }

        @Override
        public void userInvited(Event.UserInvited invited) {
            Account account = existing(invited.user());
            account.invited(invited.room());
            changeRules(invited.room(), room -> room.rules().invite(invited));
        }

        @Override
        public void invitationEnded(Event.InvitationEnded ended) {
            Account account = existing(ended.user());
            account.notInvited(ended.room());
            changeRules(ended.room(), room -> room.rules().endInvitation(ended.user()));
        }

        @Override
        public void sourceBanned(Event.SourceBanned banned) {
            sourceBans.ban(banned);
        }

        @Override
        public void sourceUnbanned(Event.SourceUnbanned unbanned) {
            sourceBans.unban(unbanned.source());
        }

        @Override
        public void noticeSaid(Event.NoticeSaid said) {
            notices.add(said);
            said.told().forEach(user -> existing(user).seeNotices(said.number()));
        }

        @Override
        public void noticesSeen(Event.NoticesSeen seen) {
            existing(seen.user()).seeNotices(seen.upTo());
        }

        @Override
        public void codeMade(Event.CodeMade made) {
            codes.made(made);
        }

        @Override
        public void codeUsed(Event.CodeUsed used) {
            codes.used(used.number());
        }

        @Override
        public void codeEnded(Event.CodeEnded ended) {
            codes.ended(ended.number());
        }

        @Override
        public void passwordDue(Event.PasswordDue due) {
            existing(due.user()).passwordIsDue();
        }

        @Override
        public void botSet(Event.BotSet set) {
            existing(set.user()).setBot(set.bot());
        }

        @Override
        public void userBlocked(Event.UserBlocked one) {
            String blocked = existing(one.blocked()).key();
            change(one.user(), account -> account.block(blocked, one.at()));
            blockers.add(existing(one.user()).key(), blocked);
            Direct direct = directs.get(LogId.DirectLog.between(one.user(), one.blocked()));
            if (direct != null) {
                direct.nothingLeftToRead(one.user());
            }
        }

        @Override
        public void userUnblocked(Event.UserUnblocked one) {
            unblock(one.user(), one.blocked());
        }

        @Override
        public void preferenceSet(Event.PreferenceSet set) {
            existing(set.user()).prefer(set.name(), set.value());
        }

        @Override
        public void restored(Restored restored) {
            restored.handle(restoring);
        }
    }

    private final class Restoring implements Restored.Handler {
        @Override
        public void upTo(Restored.UpTo upTo) {
            position = upTo.position();
            forgottenAt = Math.max(forgottenAt, upTo.forgottenAt());
        }

        @Override
        public void ofAccount(Restored.OfAccount one) {
            Account account = Account.restore(one);
            add(account);
            account.tokens().forEach(token -> usersByToken.put(token, account.key()));
            account.blocked().keySet().forEach(blocked -> blockers.add(account.key(), blocked));
        }

        @Override
        public void ofRoom(Restored.OfRoom one) {
            Room room = Room.restore(one, keeping, position);
            add(room);
            room.rules().invited().forEach(user -> existing(user)
                    .invited(room.name().canonical()));
            storeAll(one.written(), 1);
        }

        @Override
        public void ofDirect(Restored.OfDirect one) {
            directs.put(one.id(), takenIn(new Direct(one, keeping, position)));
            storeAll(one.written(), 1);
            if (one.begunBy() != null) {
                existing(one.begunBy()).beganADirect();
            }
        }

        @Override
        public void ofEndedRoom(Restored.OfEndedRoom one) {
            endedRooms.restore(one.room(), one.lastSeq());
        }

        @Override
        public void ofEndedUser(Restored.OfEndedUser one) {
            endedUsers.restore(one.user(), one.lastSeq());
        }

        @Override
        public void ofSourceBan(Restored.OfSourceBan one) {
            sourceBans.ban(one);
        }

        @Override
        public void ofNotice(Restored.OfNotice one) {
            notices.add(one);
        }

        @Override
        public void ofCode(Restored.OfCode one) {
            codes.restore(one);
        }
    }

    private void create(Event.RoomCreated c) {
        Room room = new Room(c.name(), c.topic(), c.hidden(), c.owner(), keeping);
        room.log.beginAfter(endedRooms.lastSeq(c.name().canonical()));
        endedRooms.madeAgain(c.name().canonical());
        add(room);
        if (c.owner() != null) {
            existing(c.owner()).madeARoom();
        }
    }

    private <T extends Recorded> void number(T one, Walk<T> order) {
        one.setNumber(++objects);
        order.add(one);
    }

    private void add(Account account) {
        accounts.put(account.key(), account);
        number(account, accountsInOrder);
        userLooks.add(account.name());
        bytes += account.bytes();
    }

    /** Has an account changed in what it takes. */
    private void change(String user, Consumer<Account> change) {
        Account account = existing(user);
        bytes -= account.bytes();
        change.accept(account);
        bytes += account.bytes();
    }

    private void unblock(String user, String blocked) {
        change(user, account -> account.unblock(blocked));
        blockers.remove(user, blocked);
    }

    /** Has a room changed in who may do what. */
    private void changeRules(String name, Consumer<Room> change) {
        Room room = room(new LogId.RoomLog(name));
        countOut(room);
        change.accept(room);
        countIn(room);
    }

    /** What a conversation takes, its entries included, is part of the whole. */
    private void countIn(Conversation conversation) {
        weight += conversation.weight();
        bytes += conversation.bytes();
    }

    /** It is gone, or about to change and counted in again. */
    private void countOut(Conversation conversation) {
        weight -= conversation.weight();
        bytes -= conversation.bytes();
    }

    private void add(Room room) {
        countIn(room);
        roomLooks.add(room.name());
        rooms.put(room.name().canonical(), room);
        roomsByName.put(room.name().canonical(), room);
        number(room, roomsInOrder);
    }

    private void end(Room room) {
        String name = room.name().canonical();
        // Members are told of the end by an entry, which is the last.
        long last = room.entries().lastSeq() + (room.members().isEmpty() ? 0 : 1);
        room.members().forEach(user -> existing(user).exit(name));
        room.rules().invited().forEach(user -> existing(user).notInvited(name));
        if (!Boolean.FALSE.equals(room.spokenIn())) {
            sentKeys.forget(room.id());
        }
        countOut(room);
        rooms.remove(name);
        roomsInOrder.remove(room);
        roomsByName.remove(name);
        roomLooks.remove(room.name());
        endedRooms.ended(name, last);
        codes.roomEnded(name);
        storeAll(room.written.all(), -1);
        String creator = room.rules().creator();
        if (creator != null) {
            existing(creator).hasARoomLess();
        }
    }

    private void clear(Conversation conversation, long upTo) {
        long first = conversation.entries().firstKept();
        long entries = conversation.entries().lastSeq() - first + 1;
        countOut(conversation);
        conversation.clear(upTo);
        storeAll(conversation.written.delete(conversation.entries().firstKept() - first, entries), -1);
        countIn(conversation);
    }

    /** Users have more, or less, in the store. */
    private void storeAll(Map<String, Long> bytes, int sign) {
        bytes.forEach((user, more) -> {
            Account account = accounts.get(user);
            if (account != null) {
                account.stores(sign * more);
            }
        });
    }

    private void forget(Account account) {
        String user = account.key();
        accounts.remove(user);
        accountsInOrder.remove(account);
        bytes -= account.bytes();
        userLooks.remove(account.name());
        account.tokens().forEach(usersByToken::remove);
        account.blocked().keySet().forEach(blocked -> blockers.remove(user, blocked));
        for (String each : List.copyOf(blockers.of(user))) {
            if (!each.equals(user)) {
                unblock(each, user);
            }
        }
        sentKeys.forget(user);
        sourceBans.forget(account);
        notices.forget(account);
        codes.forget(account);
        forgottenAt = position;
        for (Room room : rooms.values()) {
            countOut(room);
            room.forget(account);
            // What memory holds has the user's texts; the store gives none of them any more.
            room.log.dropUpToLastOf(account.name().display(), position);
            countIn(room);
        }
        long last = 0;
        for (LogId.DirectLog id : account.directs()) {
            Direct direct = directs.remove(id);
            if (direct != null) {
                directsInOrder.remove(direct);
                // The other side is told of the end by an entry, which is the last.
                last = Math.max(last, direct.entries().lastSeq() + 1);
                countOut(direct);
                storeAll(direct.written.all(), -1);
            }
            Account other = accounts.get(id.other(user));
            if (other != null) {
                other.forget(id);
                if (direct != null && other.key().equals(direct.begunBy())) {
                    other.hasADirectLess();
                }
            }
        }
        if (last > 0) {
            endedUsers.ended(user, last);
        }
    }

    /** All but the entries and the keys, as events that lead here. What is made of them shares nothing with this. */
    public Stream<Restored> summary() {
        return Stream.of(
                        Stream.of(upTo()),
                        accounts.values().stream().map(Account::summary),
                        rooms.values().stream().map(Room::summary),
                        directs.values().stream().map(Direct::summary),
                        others())
                .flatMap(part -> part);
    }

    private void append(Event.EntryWritten written) {
        Conversation conversation = begun(written.log());
        Account actor = existing(written.actor());
        Entry entry = written.entry();
        countOut(conversation);
        long stored = Written.bytesOf(entry);
        conversation.written.add(actor.key(), stored);
        actor.stores(stored);
        if (conversation instanceof Room room) {
            room.append(entry, actor.key(), blockers.of(actor.key()));
            noteMembership(room, entry, actor);
        } else if (conversation instanceof Direct direct) {
            if (direct.isUnwritten()) {
                checkBeginning(direct.id(), entry.seq());
                direct.begin(actor.key(), entry.seq());
                actor.beganADirect();
            }
            direct.append(entry, actor.key(), blockers.of(actor.key()));
        }
        if (entry instanceof Entry.Amendment amendment) {
            conversation.log.amend(amendment, position);
        }
        written.mentioned().forEach(user -> conversation.mention(user, entry.seq()));
        countIn(conversation);
        if (weight > keeping.bytes()) {
            letGo(keeping.bytes() - keeping.bytes() / SPARE_PART);
        }
        if (entry instanceof Entry.Message message && message.cid() != null) {
            Sent sent = new Sent(written.log(), entry.seq(), entry.at(), Fingerprint.ofStored(message));
            sentKeys.put(actor.key(), message.cid(), sent, position);
        }
    }

    /** Older versions began each conversation with 1. */
    private void checkBeginning(LogId.DirectLog id, long seq) {
        long before = lastSeqBefore(id);
        if (seq != before + 1 && seq != 1) {
            throw new IllegalStateException("The first entry of " + id + " is " + seq + " and not " + (before + 1));
        }
    }

    /** The largest logs let go of some until what is left fits. Looking through all of them is rare: it makes room for many entries. */
    private void letGo(long enough) {
        while (weight > enough) {
            List<Conversation> largestFirst = conversations()
                    .filter(each -> each.weight() > 0)
                    .sorted(Comparator.comparingLong(Conversation::weight).reversed())
                    .toList();
            if (largestFirst.isEmpty()) {
                return;
            }
            for (Conversation each : largestFirst) {
                if (weight <= enough) {
                    return;
                }
                weight -= each.weight();
                each.log.dropSome();
                weight += each.weight();
            }
        }
    }

    private static void noteMembership(Room room, Entry entry, Account actor) {
        if (entry instanceof Entry.Joined) {
            actor.enter(room.name().canonical());
            actor.notInvited(room.name().canonical());
        } else if (entry instanceof Entry.Left) {
            actor.exit(room.name().canonical());
        }
    }

    private void move(Event.CursorMoved moved) {
        Conversation conversation = begun(moved.log());
        countOut(conversation);
        conversation.move(moved);
        countIn(conversation);
    }

    /** The log's conversation. A room must be there; a direct conversation begins with its first entry. */
    private Conversation begun(LogId log) {
        return log.accept(begun);
    }

    private final class Known implements LogId.Visitor<Optional<Conversation>> {
        @Override
        public Optional<Conversation> room(LogId.RoomLog log) {
            return Optional.ofNullable(rooms.get(log.name()));
        }

        @Override
        public Optional<Conversation> direct(LogId.DirectLog log) {
            return Optional.ofNullable(directs.get(log));
        }
    }

    private final class Begun implements LogId.Visitor<Conversation> {
        @Override
        public Conversation room(LogId.RoomLog log) {
            return State.this.room(log);
        }

        @Override
        public Conversation direct(LogId.DirectLog log) {
            return directs.computeIfAbsent(log, id -> takenIn(new Direct(id, keeping)));
        }
    }

    private Room room(LogId.RoomLog log) {
        Room room = rooms.get(log.name());
        if (room == null) {
            throw new IllegalStateException("An event speaks of the room " + log.name() + ", which was never created");
        }
        return room;
    }

    private Direct takenIn(Direct direct) {
        LogId.DirectLog id = direct.id();
        existing(id.first()).talkIn(id);
        existing(id.second()).talkIn(id);
        number(direct, directsInOrder);
        countIn(direct);
        return direct;
    }

    private Account existing(String user) {
        Account account = accounts.get(user);
        if (account == null) {
            throw new IllegalStateException("An event speaks of the user " + user + ", who never registered");
        }
        return account;
    }

    /**
     * Everything but the entries and the keys, in words and in a fixed order: two states are equal when their descriptions are.
     *
     * @param parts is given a line after the other, its end included
     */
    public void describe(Consumer<String> parts) {
        parts.accept(position + "\n");
        accounts.forEach((user, account) -> parts.accept(user + " " + account.describe() + "\n"));
        rooms.forEach((name, room) -> parts.accept(name + " " + room + "\n"));
        directs.values().stream()
                .sorted(Comparator.comparing(direct -> direct.id().toString()))
                .forEach(direct -> parts.accept(direct + "\n"));
        parts.accept("ended " + endedRooms + " " + endedUsers + "\n");
        parts.accept("codes " + codes.describe() + "\n");
        parts.accept("forgotten " + forgottenAt + "\n");
        parts.accept("banned " + sourceBans + "\n");
        parts.accept("notices " + notices + "\n");
        new TreeMap<>(usersByToken).forEach((token, user) -> parts.accept(token + user + "\n"));
    }

    /** The description as a whole. */
    public String describe() {
        StringBuilder all = new StringBuilder();
        describe(all::append);
        return all.toString();
    }
}
