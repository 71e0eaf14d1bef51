package dev.parley.server.core.state;

import dev.parley.name.Name;
import dev.parley.protocol.Preference;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Somebody who registered. */
public final class Account extends Recorded {

    /** Bytes that an account without tokens takes, with its names, and what they look like. */
    static final int ACCOUNT_BYTES = 1_300;

    /** Bytes that a token takes: what is known of it, its place in two tables, and its newest use. */
    static final int TOKEN_BYTES = 600;

    /** Bytes that a block takes: a place in two tables, which may be the first in each. */
    static final int BLOCK_BYTES = 600;

    private final Name name;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Set<String> rooms = new LinkedHashSet<>();
    private final Set<String> invitations = new LinkedHashSet<>();
    private final Set<LogId.DirectLog> directs = new LinkedHashSet<>();

    /** Hardly any account has one, so it is made for the first. */
    private Map<String, Instant> blocked = Map.of();

    private Map<Preference, String> preferences = Map.of();
    private int roomsMade;
    private int directsBegun;
    private long stored;
    private String passwordHash;
    private boolean hasTemporaryPassword;
    private boolean isDisabled;
    private long noticesSeen;
    private boolean isPasswordDue;
    private boolean isBot;

    Account(Name name, String passwordHash) {
        this.name = name;
        this.passwordHash = passwordHash;
    }

    /** As it is in a snapshot. */
    static Account restore(Restored.OfAccount from) {
        Account account = new Account(from.name(), from.passwordHash());
        from.tokens().forEach(token -> account.tokens.put(token.hash(), Token.restore(token)));
        account.roomsMade = from.roomsMade();
        account.rooms.addAll(from.rooms());
        account.hasTemporaryPassword = from.temporaryPassword();
        account.isDisabled = from.disabled();
        account.noticesSeen = from.noticesSeen();
        account.isPasswordDue = from.passwordDue();
        account.isBot = from.bot();
        from.blocked().forEach(block -> account.block(block.user(), block.at()));
        from.preferences().forEach(account::prefer);
        return account;
    }

    @Override
    Restored.OfAccount summary() {
        List<Restored.Token> restored = new ArrayList<>(tokens.size());
        tokens.forEach((hash, token) -> restored.add(token.summary(hash)));
        List<Restored.Block> blocks = new ArrayList<>(blocked.size());
        blocked.forEach((user, at) -> blocks.add(new Restored.Block(user, at)));
        return new Restored.OfAccount(
                name,
                passwordHash,
                restored,
                roomsMade,
                List.copyOf(rooms),
                hasTemporaryPassword,
                isDisabled,
                noticesSeen,
                isPasswordDue,
                isBot,
                blocks,
                preferences());
    }

    public Name name() {
        return name;
    }

    /** The name that everything about this user is found by. */
    public String key() {
        return name.canonical();
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Whether the operator set the password, and the user has not chosen another since. */
    public boolean hasTemporaryPassword() {
        return hasTemporaryPassword;
    }

    /** Whether the operator lets nobody sign in to it. */
    public boolean isDisabled() {
        return isDisabled;
    }

    void disable(boolean now) {
        isDisabled = now;
    }

    /** The number of the last notice to all that the user was told. */
    public long noticesSeen() {
        return noticesSeen;
    }

    void seeNotices(long upTo) {
        noticesSeen = Math.max(noticesSeen, upTo);
    }

    /** Whether the user has to choose another password before anything else. */
    public boolean isPasswordDue() {
        return isPasswordDue;
    }

    void passwordIsDue() {
        isPasswordDue = true;
    }

    /** Whether it is a program's. */
    public boolean isBot() {
        return isBot;
    }

    void setBot(boolean now) {
        isBot = now;
    }

    /** The hashes of the tokens that are good, oldest first. */
    public Collection<String> tokens() {
        return Collections.unmodifiableSet(tokens.keySet());
    }

    /** What is known of each, by its hash, oldest first. */
    public Map<String, Token> tokensByHash() {
        return Collections.unmodifiableMap(tokens);
    }

    /** Canonical names, in the order they were joined. */
    public Set<String> rooms() {
        return Collections.unmodifiableSet(rooms);
    }

    /** Canonical names of the rooms that the user is invited to, oldest first. */
    public Set<String> invitations() {
        return Collections.unmodifiableSet(invitations);
    }

    void invited(String room) {
        invitations.add(room);
    }

    void notInvited(String room) {
        invitations.remove(room);
    }

    /** Whom the user wants to hear nothing from, by canonical name, and since when, oldest first. */
    public Map<String, Instant> blocked() {
        return Collections.unmodifiableMap(blocked);
    }

    public boolean hasBlocked(String user) {
        return blocked.containsKey(user);
    }

    void block(String user, Instant at) {
        if (blocked.isEmpty()) {
            blocked = new LinkedHashMap<>();
        }
        blocked.put(user, at);
    }

    void unblock(String user) {
        if (hasBlocked(user)) {
            blocked.remove(user);
        }
    }

    /** As it was set, or as a new account has it. */
    public String preference(Preference one) {
        return preferences.getOrDefault(one, one.usual());
    }

    /** What was set otherwise than a new account has it, by the words on the wire. */
    public Map<String, String> preferences() {
        Map<String, String> set = new TreeMap<>();
        preferences.forEach((one, value) -> set.put(one.toString(), value));
        return set;
    }

    /** Nothing for one that is not known, of a newer version. */
    void prefer(String word, String value) {
        Preference one = Preference.of(word);
        if (one == null) {
            return;
        }
        Map<Preference, String> set = new TreeMap<>(preferences);
        if (value.equals(one.usual())) {
            set.remove(one);
        } else {
            set.put(one, value);
        }
        preferences = Map.copyOf(set);
    }

    public Set<LogId.DirectLog> directs() {
        return Collections.unmodifiableSet(directs);
    }

    /** How many rooms this user made, of those that are still there. */
    public int roomsMade() {
        return roomsMade;
    }

    void madeARoom() {
        roomsMade++;
    }

    /** A room that this user made is gone. */
    void hasARoomLess() {
        roomsMade--;
    }

    /** How many direct conversations this user began, of those that are still there and that are known to be. */
    public int directsBegun() {
        return directsBegun;
    }

    void beganADirect() {
        directsBegun++;
    }

    /** A direct conversation that this user began is gone. */
    void hasADirectLess() {
        directsBegun--;
    }

    /** Bytes of the store that what this user has written takes, as far as it is counted: older versions did not. */
    public long stored() {
        return stored;
    }

    void stores(long more) {
        stored += more;
    }

    /** Bytes of memory that it takes, roughly; memberships and direct conversations are counted where they are. */
    long bytes() {
        return ACCOUNT_BYTES + (long) TOKEN_BYTES * tokens.size() + (long) BLOCK_BYTES * blocked.size();
    }

    void addToken(Event.TokenIssued issued) {
        String device = issued.device() == null ? "" : issued.device();
        tokens.put(issued.tokenHash(), new Token(device, issued.address(), issued.at(), null));
    }

    void useToken(Event.TokenUsed used) {
        tokens.computeIfPresent(used.tokenHash(), (hash, token) -> token.used(used.address(), used.at()));
    }

    void removeToken(String tokenHash) {
        tokens.remove(tokenHash);
    }

    /** Sets the password; the tokens that are void by it are returned. */
    List<String> changePassword(String newHash, @Nullable String keptToken, boolean isTemporary) {
        passwordHash = newHash;
        hasTemporaryPassword = isTemporary;
        isPasswordDue = false;
        List<String> gone = new ArrayList<>(tokens.keySet());
        gone.remove(keptToken);
        tokens.keySet().removeAll(gone);
        return gone;
    }

    void enter(String room) {
        rooms.add(room);
    }

    void exit(String room) {
        rooms.remove(room);
    }

    void talkIn(LogId.DirectLog direct) {
        directs.add(direct);
    }

    void forget(LogId.DirectLog direct) {
        directs.remove(direct);
    }

    /** All there is, for comparing two states; it has hashes in it and is not for a log. */
    String describe() {
        return name + " " + passwordHash + " tokens=" + tokens + " rooms=" + rooms + " invitations="
                + new TreeSet<>(invitations) + " directs=" + directs + " made="
                + roomsMade + " begun=" + directsBegun + " temporary=" + hasTemporaryPassword
                + " disabled=" + isDisabled + " notices=" + noticesSeen + " due=" + isPasswordDue + " bot=" + isBot
                + " blocked=" + blocked + " preferences=" + preferences();
    }

    @Override
    public String toString() {
        return name + " rooms=" + rooms + " directs=" + directs + " made=" + roomsMade;
    }
}
