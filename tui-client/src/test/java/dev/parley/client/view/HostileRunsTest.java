package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.grid.Grid;
import dev.parley.client.model.Conversations;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.reducer.Reducer;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A server that says anything that is within the bounds of a message, at any time: numbers at the ends of their ranges, pages of what was
 * not asked for, answers to nobody. The client takes all of it, and can draw what came of it.
 */
class HostileRunsTest {

    /** The largest number of an entry that the link lets pass. */
    private static final long MOST_SEQ = 1L << 53;

    private static final List<String> NAMES = List.of(
            "ann",
            "bob",
            "Ann",
            "(forgotten)",
            "名前",
            "e\u0301",
            "-",
            "@",
            "#",
            "@@",
            "x y",
            "a".repeat(256),
            "👩‍👩‍👧‍👦");
    private static final List<String> ROOMS = List.of(
            "lobby",
            "tea",
            "@bob",
            "@ann",
            "@",
            "#",
            "#tea",
            "Tea",
            "@(forgotten)",
            "室",
            "r".repeat(256),
            "@" + "b".repeat(255));
    private static final List<String> TEXTS = List.of(
            "",
            "hello",
            "@ann ann: ann, hello",
            "a\nb\tc\r\u0000\u001b[2J",
            " ",
            "\u202e\u2066\u200b",
            "z\u0300\u0301\u0302".repeat(50),
            "https://example.org/" + "a".repeat(3000),
            "w".repeat(5000),
            "\n".repeat(300),
            "👍");
    private static final List<Instant> TIMES = List.of(
            Instant.parse("0001-01-02T00:00:00Z"),
            Instant.parse("9999-12-30T00:00:00Z"),
            Instant.parse("2026-11-21T10:00:00Z"),
            Instant.EPOCH);
    private static final List<String> KEYS = List.of(
            "PgUp",
            "PgDn",
            "Home",
            "End",
            "Alt-a",
            "Alt-p",
            "Alt-n",
            "Alt-u",
            "Alt-Right",
            "Alt-Left",
            "F3",
            "Esc",
            "Enter",
            "Down",
            "Ctrl-Up",
            "Ctrl-Up",
            "Ctrl-K",
            "F1",
            "F7",
            "F8",
            "Alt-l",
            "Tab",
            "Up");
    private static final List<String> LINES = List.of(
            "/list",
            "/who",
            "/members",
            "/search hello",
            "/topic x",
            "hi",
            "/join tea",
            "/read all",
            "/msg bob hi",
            "/leave",
            "/edit new",
            "/react :+1:",
            "/delete",
            "/set order unread",
            "/away",
            "/history",
            "/reconnect",
            "/sessions");
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("+18:00"), ZoneId.of("-18:00"), ZoneId.of("Europe/Berlin"));

    @Test
    void nothingThatAServerSaysEndsTheClient() {
        Seeds.each(12, random -> {
            Run run = new Run(random);
            for (int i = 0; i < 250; i++) {
                run.anything();
            }
        });
    }

    @Test
    void roomsThatOnlyTheServerSpeaksOfAreBounded() {
        Run run = new Run(new Random(1));
        run.signIn();
        for (int i = 0; i < Conversations.MOST + 500; i++) {
            run.happen(new Event.FromServer(new Entry.Joined("room" + i, 1, Instant.EPOCH, "bob")));
        }
        assertThat(run.model.conversations().all()).hasSize(Conversations.MOST);
        assertThat(run.model.status().text())
                .isEqualTo("The server lists more than 3,000 rooms. The others are not shown.");
    }

    private static final class Run {
        private final Random random;
        private Model model;

        Run(Random random) {
            this.random = random;
            Settings settings = new Settings(one(ZONES), "run", "test", List.of());
            model = Model.start(settings, Instant.parse("2026-11-21T10:00:00Z"), "127.0.0.1:5000", "ann");
            happen(new Event.Started(false));
        }

        private <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private void happen(Event event) {
            model = Reducer.update(model, event).model();
        }

        private ServerEvent.Hello hello() {
            return new ServerEvent.Hello(
                    1,
                    "s",
                    random.nextInt(20) == 0 ? "other" : "e",
                    one(TIMES),
                    1 + random.nextInt(100),
                    random.nextInt(3) == 0 ? 1 : 4096,
                    0,
                    "open",
                    false,
                    null,
                    null,
                    null);
        }

        void signIn() {
            happen(new Event.LinkUp(hello(), false));
            happen(new Event.SignIn(new Credentials("ann", "a password", false)));
            model.pending()
                    .keySet()
                    .forEach(id -> happen(new Event.FromServer(new ServerMessage.Ok(
                            new RequestId.Numeric(id), new Result.SignedIn("ann", "token", List.of(), null)))));
        }

        void anything() {
            switch (random.nextInt(16)) {
                case 0 -> happen(new Event.Pressed(random.nextInt(6) == 0 ? new Key.Text("y") : Key.of(one(KEYS))));
                case 1 -> happen(new Event.Typed(one(LINES)));
                case 2 ->
                    happen(new Event.Tick(
                            model.now().plus(Duration.ofMillis(random.nextInt(5000))),
                            model.wall().plusMillis(1)));
                case 3 -> connectionComesOrGoes();
                case 4 -> draw();
                case 5, 6, 7, 8 -> reply();
                default -> happen(new Event.FromServer(event()));
            }
        }

        private void connectionComesOrGoes() {
            if (random.nextInt(8) == 0) {
                happen(new Event.LinkDown("gone", true, random.nextBoolean() ? null : 172_800_000L, 1));
            }
            if (!model.isOnline()) {
                signIn();
            }
        }

        private void draw() {
            happen(new Event.Pressed(new Key.Resize(20 + random.nextInt(120), 5 + random.nextInt(40))));
            Grid grid = View.render(model);
            assertThat(grid).isNotNull();
            assertThat(Title.of(model)).isNotNull();
        }

        private long seq() {
            return switch (random.nextInt(5)) {
                case 0 -> MOST_SEQ - random.nextInt(3);
                case 1 -> 1 + (long) (random.nextDouble() * (MOST_SEQ - 1));
                default -> 1 + random.nextInt(12);
            };
        }

        private long mark() {
            return random.nextInt(6) == 0 ? 0 : seq();
        }

        private Long orNone(long number) {
            return random.nextBoolean() ? null : (Long) number;
        }

        private Entry entry(String room, long seq) {
            String who = one(NAMES);
            Instant at = one(TIMES);
            return switch (random.nextInt(9)) {
                case 0 -> new Entry.Joined(room, seq, at, who);
                case 1 ->
                    new Entry.Left(
                            room,
                            seq,
                            at,
                            who,
                            one(List.of(LeaveReason.values())),
                            null,
                            random.nextBoolean() ? null : one(TEXTS));
                case 2 -> new Entry.Topic(room, seq, at, who, one(TEXTS));
                case 3 -> new Entry.Edited(room, seq, at, who, seq(), random.nextBoolean() ? null : one(TEXTS));
                case 4 -> new Entry.Deleted(room, seq, at, who, seq());
                case 5 ->
                    new Entry.Reacted(
                            room, seq, at, who, seq(), one(TEXTS.subList(0, 6)), random.nextBoolean(), orNone(seq()));
                default ->
                    new Entry.Message(
                            room,
                            seq,
                            at,
                            who,
                            one(TEXTS),
                            random.nextBoolean() ? null : "run-" + random.nextInt(9),
                            random.nextBoolean() ? null : MessageStyle.ACTION,
                            orNone(seq()),
                            orNone(seq()),
                            random.nextInt(5) == 0 ? (Long) seq() : null,
                            random.nextInt(4) == 0 ? List.of(new Reaction(one(NAMES), "👍", seq())) : null);
            };
        }

        private ServerEvent event() {
            String room = one(ROOMS);
            return switch (random.nextInt(14)) {
                case 0 -> new ServerEvent.Notice(one(TEXTS), random.nextBoolean() ? null : one(NAMES));
                case 1 ->
                    new ServerEvent.Presence(
                            one(NAMES), random.nextBoolean(), random.nextBoolean() ? null : one(TEXTS));
                case 2 -> new ServerEvent.Typing(room, one(NAMES));
                case 3 -> new ServerEvent.Delivered(room, one(NAMES), mark());
                case 4 -> new ServerEvent.Seen(room, one(NAMES), mark());
                case 5 -> new ServerEvent.Read(room, mark(), orNone(mark()));
                case 6 -> new ServerEvent.Behind(room, mark());
                case 7 -> new ServerEvent.Cleared(room, mark());
                case 10 -> new ServerEvent.Forgotten(one(NAMES), mark());
                case 8 -> random.nextInt(4) == 0 ? hello() : new ServerEvent.Ping();
                case 9 ->
                    new ServerEvent.Bye(one(List.of("idle", "kicked", "login_timeout", "?")), one(TEXTS), orNone(1));
                default -> entry(room, seq());
            };
        }

        /** To what was asked, to nobody, or of another kind than was asked: the link makes {@link Result.Done} of such. */
        private void reply() {
            List<Map.Entry<Long, Class<? extends Result>>> asked = new ArrayList<>();
            model.pending()
                    .forEach((id, pending) ->
                            asked.add(Map.entry(id, pending.request().kind().result())));
            if (asked.isEmpty() || random.nextInt(10) == 0) {
                happen(new Event.FromServer(
                        new ServerMessage.Ok(new RequestId.Numeric(random.nextInt(50) + 100_000), new Result.Done())));
                return;
            }
            Map.Entry<Long, Class<? extends Result>> one = one(asked);
            RequestId id = new RequestId.Numeric(one.getKey());
            if (random.nextInt(5) == 0) {
                String code = one(List.of(
                        "rate_limited", "no_such_room", "bad_credentials", "?", "not_a_member", "storage_failed"));
                happen(new Event.FromServer(new ServerMessage.Failed(
                        id, new ErrorReply(code, one(TEXTS), null, orNone(random.nextInt(2) * 172_800_000L), null))));
                return;
            }
            ServerMessage answer = new ServerMessage.Ok(id, result(one.getValue()));
            happen(new Event.FromServer(answer));
            if (random.nextInt(4) == 0) {
                happen(new Event.FromServer(answer));
            }
        }

        private List<Entry> page() {
            String room = one(ROOMS);
            TreeSet<Long> seqs = new TreeSet<>();
            int count = random.nextInt(6);
            for (int i = 0; i < count; i++) {
                seqs.add(seq());
            }
            List<Entry> page = new ArrayList<>();
            seqs.forEach(seq -> page.add(entry(room, seq)));
            return page;
        }

        private List<Result.MemberSummary> members() {
            List<Result.MemberSummary> members = new ArrayList<>();
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                members.add(new Result.MemberSummary(
                        one(NAMES), one(List.of(Role.values())), random.nextBoolean(), orNull(), orNull()));
            }
            return members;
        }

        private String orNull() {
            return random.nextBoolean() ? null : one(TEXTS);
        }

        private Result result(Class<? extends Result> kind) {
            String room = one(ROOMS);
            List<Result> all = List.of(
                    new Result.Done(),
                    new Result.SignedIn(
                            random.nextInt(4) == 0 ? one(NAMES) : "ann",
                            "token",
                            List.of(new Result.OwnRoom(
                                    room, mark(), mark(), orNone(mark()), random.nextInt(1_000_000_001), Role.MEMBER)),
                            random.nextBoolean() ? null : true),
                    new Result.RoomList(
                            List.of(new Result.RoomSummary(
                                    room, one(TEXTS), 1_000_000_000, 0, random.nextBoolean(), mark())),
                            true,
                            one(NAMES)),
                    new Result.Created(room),
                    new Result.Joined(
                            room,
                            one(TEXTS),
                            Role.OWNER,
                            members(),
                            page(),
                            mark(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            orNone(mark()),
                            orNone(mark()),
                            orNone(mark()),
                            1_000_000_000),
                    new Result.MemberList(room, members(), 0, null),
                    new Result.UserList(
                            List.of(new Result.UserSummary(one(NAMES), one(TIMES), orNull(), orNull())), null),
                    new Result.SessionList(List.of(new Result.SessionSummary(
                            one(NAMES), orNull(), true, 1_000_000_000, orNull(), one(TIMES), null))),
                    new Result.Sent(room, seq(), one(TIMES), null),
                    new Result.Broadcasted(1_000_000_000),
                    new Result.Page(room, page(), random.nextBoolean(), mark(), orNone(mark())),
                    new Result.Found(
                            page().stream()
                                    .sorted(Comparator.comparing(Entry::at))
                                    .toList(),
                            orNone(mark())),
                    new Result.Marked(room, mark()),
                    new Result.Written(room, mark()));
            return all.stream().filter(kind::isInstance).findFirst().orElseThrow();
        }
    }
}
