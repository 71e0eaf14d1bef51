package dev.parley.server.core.event;

import dev.parley.name.Name;
import dev.parley.protocol.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot is made of: each says all there is about one account, room or direct conversation, but for its entries.
 * Applied to an empty state, accounts before rooms before direct conversations before all others, they give the state that all the events up
 * to the snapshot gave.
 * Applied to an empty state, accounts before rooms before direct conversations before names that ended and codes, they give the state that all the
 * events up to the snapshot gave.
 */
public sealed interface Restored extends Event {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /**
     * Bytes of memory that this takes, roughly, and rather too many than too few. Names and texts count as well, though the state
     * has them too: it may let go of them first.
     */
    long bytes();

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void upTo(UpTo upTo);

        void ofAccount(OfAccount ofAccount);

        void ofRoom(OfRoom ofRoom);

        void ofDirect(OfDirect ofDirect);

        void ofEndedRoom(OfEndedRoom ofEndedRoom);

        void ofEndedUser(OfEndedUser ofEndedUser);

        void ofSourceBan(OfSourceBan ofSourceBan);

        void ofNotice(OfNotice ofNotice);

        void ofCode(OfCode ofCode);
    }

    @Override
    default void handle(Event.Handler handler) {
        handler.restored(this);
    }

    /**
     * The first event of a snapshot. Among events it stands for moves of cursors that later ones supersede.
     *
     * @param position of the last of the events that it stands for
     * @param forgottenAt position of the last event by which a user was forgotten; 0 where none is known
     */
    record UpTo(long position, long forgottenAt) implements Restored {
        @Override
        public long bytes() {
            return RestoredBytes.RECORD;
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.upTo(this);
        }
    }

    /**
     * @param tokens oldest first
     * @param roomsMade how many rooms this user made
     * @param rooms canonical names, in the order they were joined
     * @param temporaryPassword whether the operator set the password
     * @param disabled whether nobody can sign in
     * @param noticesSeen the number of the last notice that the user was told
     * @param passwordDue whether the user has to choose another password first
     * @param bot whether it is a program's
     * @param blocked oldest first
     * @param preferences what was set otherwise than a new account has it, by the word of each
     */
    record OfAccount(
            Name name,
            String passwordHash,
            List<Token> tokens,
            int roomsMade,
            List<String> rooms,
            boolean temporaryPassword,
            boolean disabled,
            long noticesSeen,
            boolean passwordDue,
            boolean bot,
            List<Block> blocked,
            Map<String, String> preferences)
            implements Restored {

        /** As older servers wrote it. */
        public OfAccount(
                Name name,
                String passwordHash,
                List<Token> tokens,
                int roomsMade,
                List<String> rooms,
                boolean temporaryPassword,
                boolean disabled) {
            this(
                    name,
                    passwordHash,
                    tokens,
                    roomsMade,
                    rooms,
                    temporaryPassword,
                    disabled,
                    0,
                    false,
                    false,
                    List.of(),
                    Map.of());
        }

        /** The same with other tokens and blocks. */
        public OfAccount with(List<Token> otherTokens, List<Block> otherBlocks) {
            return new OfAccount(
                    name,
                    passwordHash,
                    otherTokens,
                    roomsMade,
                    rooms,
                    temporaryPassword,
                    disabled,
                    noticesSeen,
                    passwordDue,
                    bot,
                    otherBlocks,
                    preferences);
        }

        @Override
        public String toString() {
            return "OfAccount[" + name + ", tokens=" + tokens + ", roomsMade=" + roomsMade + ", rooms=" + rooms + "]";
        }

        @Override
        public long bytes() {
            long all = RestoredBytes.ofTexts(name.display(), name.canonical(), passwordHash);
            for (Token token : tokens) {
                all += token.bytes();
            }
            return all + RestoredBytes.ofNames(rooms) + RestoredBytes.ofPairs(blocked.size() + preferences.size());
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofAccount(this);
        }
    }

    /**
     * @param roles by user
     * @param members in the order they came
     * @param retentionDays as {@link Event.RetentionSet} has it
     * @param spokenIn whether there ever was a message; null where that is not known, since an older version did not count
     * @param written bytes that each user has in the store here, of what was counted
     * @param rules who may do what; null in what older servers wrote: as a new room has it
     */
    record OfRoom(
            Name name,
            String topic,
            boolean hidden,
            Map<String, Role> roles,
            List<Member> members,
            LogEnds log,
            @Nullable Integer retentionDays,
            @Nullable Boolean spokenIn,
            Map<String, Long> written,
            @Nullable Rules rules)
            implements Restored {

        /** The same room, read or known otherwise. */
        public OfRoom with(List<Member> people, LogEnds ends, @Nullable Boolean spoken, @Nullable Rules others) {
            return new OfRoom(name, topic, hidden, roles, people, ends, retentionDays, spoken, written, others);
        }

        /** As older servers wrote it. */
        public OfRoom(
                Name name,
                String topic,
                boolean hidden,
                Map<String, Role> roles,
                List<Member> members,
                LogEnds log,
                @Nullable Integer retentionDays,
                @Nullable Boolean spokenIn,
                Map<String, Long> written) {
            this(name, topic, hidden, roles, members, log, retentionDays, spokenIn, written, null);
        }

        @Override
        public long bytes() {
            long all = RestoredBytes.ofTexts(name.display(), name.canonical(), topic)
                    + RestoredBytes.ofPairs(roles.size() + written.size());
            for (Member member : members) {
                all += member.bytes();
            }
            return all + (rules == null ? 0 : rules.bytes());
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofRoom(this);
        }
    }

    /**
     * @param begunBy who wrote first; null where that is not known, since an older version did not remember it
     * @param written as in {@link OfRoom}
     */
    record OfDirect(
            LogId.DirectLog id,
            Member first,
            Member second,
            LogEnds log,
            @Nullable String begunBy,
            Map<String, Long> written)
            implements Restored {
        @Override
        public long bytes() {
            return RestoredBytes.ofTexts(id.first(), id.second())
                    + first.bytes()
                    + second.bytes()
                    + RestoredBytes.ofPairs(written.size());
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofDirect(this);
        }
    }

    /**
     * Where the numbers of a room that has ended go on.
     *
     * @param room null for all that ended and are not named
     * @param lastSeq of its last entry; of several rooms the highest
     */
    record OfEndedRoom(@Nullable String room, long lastSeq) implements Restored {
        @Override
        public long bytes() {
            return RestoredBytes.ofTexts(room);
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofEndedRoom(this);
        }
    }

    /**
     * Where the numbers of direct conversations with a user of this name go on, since an account of that name was deleted.
     *
     * @param user null for all such names that are not kept
     * @param lastSeq the highest of those conversations
     */
    record OfEndedUser(@Nullable String user, long lastSeq) implements Restored {
        @Override
        public long bytes() {
            return RestoredBytes.ofTexts(user);
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofEndedUser(this);
        }
    }

    /** As {@link Event.SourceBanned} has it. */
    record OfSourceBan(
            String source,
            String by,
            String text,
            Instant at,
            @Nullable Instant until) implements Restored {
        @Override
        public long bytes() {
            return RestoredBytes.ofTexts(source, by, text);
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofSourceBan(this);
        }
    }

    /** As {@link Event.NoticeSaid} has it. */
    record OfNotice(long number, String text, @Nullable String from, Instant at) implements Restored {
        @Override
        public long bytes() {
            return RestoredBytes.ofTexts(text, from);
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofNotice(this);
        }
    }

    /**
     * An invitation code, as {@link Event.CodeMade} has it.
     *
     * @param left accounts that it makes still
     */
    record OfCode(
            long number,
            String hash,
            int uses,
            int left,
            int days,
            @Nullable String room,
            String by,
            Instant at) implements Restored {

        /** As it is when it is made: with all of its uses. */
        public static OfCode of(Event.CodeMade made) {
            return new OfCode(
                    made.number(),
                    made.hash(),
                    made.uses(),
                    made.uses(),
                    made.days(),
                    made.room(),
                    made.by(),
                    made.at());
        }

        /** When it expires. */
        public Instant until() {
            return at.plus(days, ChronoUnit.DAYS);
        }

        public boolean isGoodAt(Instant now) {
            return now.isBefore(until());
        }

        /** The same with other uses left. */
        public OfCode left(int fewer) {
            return new OfCode(number, hash, uses, fewer, days, room, by, at);
        }

        /** The same, made by somebody else, or at another time. */
        public OfCode made(String other, Instant otherTime) {
            return new OfCode(number, hash, uses, left, days, room, other, otherTime);
        }

        @Override
        public String toString() {
            return "OfCode[" + number + ", " + left + " of " + uses + ", " + days + " days, room=" + room + ", by=" + by
                    + ", " + at + "]";
        }

        @Override
        public long bytes() {
            return RestoredBytes.ofTexts(hash, room, by);
        }

        @Override
        public void handle(Restored.Handler handler) {
            handler.ofCode(this);
        }
    }

    /**
     * What the people of a room have decided about it.
     *
     * @param creator who made it; null: the server, or a user who is no more
     * @param settings what was set otherwise than a new room has it, by the setting's word
     * @param bans oldest first
     * @param invitations oldest first
     */
    record Rules(@Nullable String creator, Map<String, String> settings, List<Ban> bans, List<Invitation> invitations) {
        long bytes() {
            long all = RestoredBytes.ofTexts(creator) + RestoredBytes.ofPairs(settings.size());
            for (Ban ban : bans) {
                all += RestoredBytes.ofTexts(ban.user(), ban.by(), ban.text());
            }
            for (Invitation invitation : invitations) {
                all += RestoredBytes.ofTexts(invitation.user(), invitation.by());
            }
            return all;
        }
    }

    /**
     * As {@link Event.UserBlocked} has it.
     *
     * @param user who is blocked
     */
    record Block(String user, Instant at) {}

    /** As {@link Event.UserBanned} has it. */
    record Ban(String user, String by, String text, Instant at) {}

    /** As {@link Event.UserInvited} has it. */
    record Invitation(String user, String by, Instant at) {}

    /**
     * @param hash of the token
     * @param device its label, empty where there is none
     * @param address from where it was used last, null where that is not known
     * @param issuedAt null where that is not known, since an older version did not remember it
     * @param usedAt the last use that was written down, null where there is none
     */
    record Token(
            String hash,
            String device,
            @Nullable String address,
            @Nullable Instant issuedAt,
            @Nullable Instant usedAt) {
        long bytes() {
            return RestoredBytes.ofTexts(hash, device, address);
        }

        @Override
        public String toString() {
            return "Token[" + device + "]";
        }
    }

    /**
     * How far somebody has come in a log.
     *
     * @param unread messages of others after {@code read}; null in what older servers wrote
     * @param mentions unread messages that mention the user, oldest first
     * @param since the entry by which the user became a member; 0 where that is not known, and in a direct conversation
     */
    record Member(
            String user, long read, long received, @Nullable Long unread, List<Long> mentions, long since) {

        /** As older servers wrote it. */
        public Member(String user, long read, long received, @Nullable Long unread, List<Long> mentions) {
            this(user, read, received, unread, mentions, 0);
        }

        long bytes() {
            return RestoredBytes.ofNumbers(mentions.size());
        }
    }

    /**
     * What a log has.
     *
     * @param firstSeq the oldest entry that is kept; {@code lastSeq + 1} where none is
     * @param lastAt when the newest was written
     */
    record LogEnds(long firstSeq, long lastSeq, Instant lastAt) {}
}
