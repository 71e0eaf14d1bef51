package dev.parley.server.journal.sqlite;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Events of every kind, that need not make sense together. */
final class RandomEvents {

    private static final int[] ALPHABET = {'a', 'b', ' ', '"', '\\', '\n', '\t', 0, 0x1f, 0x7f, 0x439, 0x2028, 0x1f600};

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    Event next() {
        return switch (random.nextInt(41)) {
            case 0 -> new Event.AccountCreated(name(), text(), time());
            case 1 -> new Event.PasswordChanged(text(), text(), maybe(this::text), random.nextBoolean());
            case 2 -> new Event.TokenIssued(text(), text(), maybe(this::text), maybe(this::text), time());
            case 3 -> new Event.TokenRevoked(text(), text());
            case 4 -> new Event.RoomCreated(name(), text(), random.nextBoolean(), maybe(this::text), time());
            case 5 ->
                new Event.CursorMoved(
                        log(), text(), cursor(), random.nextLong(), random.nextBoolean() ? random.nextLong() : null);
            case 6 -> new Event.HistoryCleared(log(), random.nextLong());
            case 7 -> new Event.RetentionSet(text(), maybe(random::nextInt));
            case 8 -> new Event.UserForgotten(text());
            case 9 -> new Restored.UpTo(random.nextLong(), random.nextBoolean() ? 0 : random.nextLong());
            case 10 ->
                new Restored.OfAccount(
                        name(),
                        text(),
                        some(() -> new Restored.Token(
                                text(), text(), maybe(this::text), maybe(this::time), maybe(this::time))),
                        random.nextInt(),
                        some(this::text),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean() ? 0 : random.nextLong(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        some(() -> new Restored.Block(text(), time())),
                        random.nextBoolean() ? Map.of() : Map.of(text(), text()));
            case 11 -> room();
            case 12 ->
                new Restored.OfDirect(
                        LogId.DirectLog.between(text(), text()),
                        member(),
                        member(),
                        ends(),
                        maybe(this::text),
                        written());
            case 13 -> new Event.RoomEnded(text());
            case 14 -> new Restored.OfEndedRoom(maybe(this::text), random.nextLong());
            case 15 -> new Event.TokenUsed(text(), text(), maybe(this::text), time());
            case 16 -> new Event.AccountDisabled(text(), random.nextBoolean());
            case 17 -> new Restored.OfEndedUser(maybe(this::text), random.nextLong());
            case 18 -> new Event.RoleGiven(text(), text(), role());
            case 19 -> new Event.UserBanned(text(), text(), person(), text(), time());
            case 20 -> new Event.UserUnbanned(text(), text());
            case 21 -> new Event.UserInvited(text(), text(), person(), time());
            case 22 -> new Event.InvitationEnded(text(), text());
            case 23 ->
                new Event.SourceBanned(
                        text(), person(), text(), time(), maybe(() -> time().truncatedTo(ChronoUnit.MILLIS)));
            case 24 -> new Event.SourceUnbanned(text());
            case 25 -> new Event.NoticeSaid(random.nextLong(), text(), maybe(this::text), some(this::text), time());
            case 26 -> new Event.NoticesSeen(text(), random.nextLong());
            case 27 ->
                new Restored.OfSourceBan(
                        text(), person(), text(), time(), maybe(() -> time().truncatedTo(ChronoUnit.MILLIS)));
            case 28 -> new Restored.OfNotice(random.nextLong(), text(), maybe(this::text), time());
            case 29 ->
                new Event.CodeMade(
                        random.nextLong(),
                        text(),
                        random.nextInt(),
                        random.nextInt(),
                        maybe(this::text),
                        person(),
                        time());
            case 30 -> new Event.CodeUsed(random.nextLong());
            case 31 -> new Event.CodeEnded(random.nextLong());
            case 32 ->
                new Restored.OfCode(
                        random.nextLong(),
                        text(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        maybe(this::text),
                        person(),
                        time());
            case 33 -> new Event.PasswordDue(text());
            case 34 -> new Event.BotSet(text(), random.nextBoolean());
            case 35 -> new Event.UserBlocked(text(), text(), time());
            case 36 -> new Event.UserUnblocked(text(), text());
            case 37 -> new Event.PreferenceSet(text(), text(), text());
            default -> new Event.EntryWritten(log(), person(), entry(), some(this::text));
        };
    }

    private Entry entry() {
        long seq = random.nextLong();
        return switch (random.nextInt(10)) {
            case 0 -> new Entry.Joined(text(), seq, time(), person());
            case 1 ->
                new Entry.Left(
                        text(),
                        seq,
                        time(),
                        person(),
                        List.of(LeaveReason.values()).get(random.nextInt(4)),
                        maybe(this::person),
                        maybe(this::text));
            case 2 -> new Entry.Topic(text(), seq, time(), person(), text());
            case 3 -> new Entry.Edited(text(), seq, time(), person(), random.nextLong(), maybe(this::text));
            case 4 -> new Entry.Deleted(text(), seq, time(), person(), random.nextLong());
            case 5 ->
                new Entry.Reacted(
                        text(),
                        seq,
                        time(),
                        person(),
                        random.nextLong(),
                        text(),
                        random.nextBoolean(),
                        maybe(random::nextLong));
            case 6 -> new Entry.Role(text(), seq, time(), person(), person(), role());
            case 7 -> new Entry.Setting(text(), seq, time(), person(), text(), text());
            default ->
                new Entry.Message(
                        text(),
                        seq,
                        time(),
                        person(),
                        text(),
                        maybe(this::text),
                        maybe(() -> MessageStyle.ACTION),
                        maybe(random::nextLong));
        };
    }

    private String person() {
        return random.nextInt(5) == 0 ? EventCodec.NOBODY : "p" + text();
    }

    private Restored.OfRoom room() {
        Map<String, Role> roles = new TreeMap<>();
        some(() -> roles.put(text(), role()) == null);
        return new Restored.OfRoom(
                name(),
                text(),
                random.nextBoolean(),
                roles,
                some(this::member),
                ends(),
                maybe(random::nextInt),
                maybe(random::nextBoolean),
                written(),
                maybe(this::rules));
    }

    private Restored.Rules rules() {
        Map<String, String> settings = new TreeMap<>();
        some(() -> settings.put(text(), text()) == null);
        return new Restored.Rules(
                maybe(this::text),
                settings,
                some(() -> new Restored.Ban(text(), person(), text(), time())),
                some(() -> new Restored.Invitation(text(), person(), time())));
    }

    private Role role() {
        return List.of(Role.values()).get(random.nextInt(Role.values().length));
    }

    private Map<String, Long> written() {
        Map<String, Long> bytes = new TreeMap<>();
        some(() -> bytes.put(text(), random.nextLong()) == null);
        return bytes;
    }

    private Restored.Member member() {
        return new Restored.Member(
                text(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                some(random::nextLong),
                random.nextBoolean() ? 0 : random.nextLong());
    }

    private Restored.LogEnds ends() {
        return new Restored.LogEnds(random.nextLong(), random.nextLong(), time());
    }

    private Name name() {
        return new Name(text(), text());
    }

    private LogId log() {
        return random.nextBoolean() ? new LogId.RoomLog(text()) : LogId.DirectLog.between(text(), text());
    }

    private Event.Cursor cursor() {
        return random.nextBoolean() ? Event.Cursor.READ : Event.Cursor.RECEIVED;
    }

    private Instant time() {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 2 -> Instant.ofEpochSecond(random.nextLong() % 300_000_000_000L);
            default -> Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> some(Supplier<T> value) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(value.get());
        }
        return List.copyOf(all);
    }
}
