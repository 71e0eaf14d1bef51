package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Kinds;
import dev.parley.client.Samples;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name, text, list, number and time of every kind of message is held against a bound: none is forgotten. */
class SoundnessTest {

    private static final RequestId ID = new RequestId.Textual("7");
    private static final Role ROLE = Role.MEMBER;

    /** With everything that may be there. */
    private static final Entry.Message MESSAGE = new Entry.Message(
            "tea",
            9,
            Samples.AT,
            "bob",
            "hello",
            "c1",
            MessageStyle.ACTION,
            3L,
            10L,
            null,
            List.of(new Reaction("ann", "👍", 11)));

    private static final Result.MemberSummary MEMBER =
            new Result.MemberSummary("ann", ROLE, true, "out", "192.0.2.1:5000");

    private static final List<Result> RESULTS = List.of(
            new Result.Done(),
            new Result.SignedIn("ann", "token", List.of(new Result.OwnRoom("tea", 9, 3, 2L, 1, ROLE)), true),
            new Result.RoomList(List.of(new Result.RoomSummary("tea", "Tea", 3, 2, true, 9)), true, "tea"),
            new Result.Created("tea"),
            new Result.Joined(
                    "tea",
                    "Tea",
                    ROLE,
                    List.of(MEMBER),
                    List.of(MESSAGE),
                    9,
                    false,
                    false,
                    1L,
                    1L,
                    1L,
                    1,
                    Map.of("slow_s", "30")),
            new Result.SignedIn(
                    "ann", "token", List.of(), null, 3L, List.of(new Result.Invitation("tea", "bob", Samples.AT))),
            new Result.SignedIn(
                    "ann",
                    "token",
                    List.of(),
                    null,
                    3L,
                    null,
                    true,
                    null,
                    List.of("bob"),
                    Map.of("direct_from", "known")),
            new Result.BlockedList(List.of(new Result.BlockSummary("bob", Samples.AT))),
            new Result.BanList("tea", List.of(new Result.BanSummary("bob", "ann", Samples.AT, "Rude."))),
            new Result.BanList(
                    null,
                    List.of(),
                    List.of(new Result.SourceBan("192.0.2.1", "ann", Samples.AT, "Rude.", Samples.AT))),
            new Result.NewAccount("bob", "k7mq-4tzx-9wpa"),
            new Result.NewCode(3, "k7mq-4tzx-9wpa", 30, Samples.AT, "tea"),
            new Result.CodeList(List.of(new Result.CodeSummary(3, 30, 12, Samples.AT, "tea", "ann", Samples.AT))),
            new Result.MemberList("tea", List.of(MEMBER), 1, "ann"),
            new Result.UserList(List.of(new Result.UserSummary("ann", Samples.AT, "out", "192.0.2.1:5000")), true),
            new Result.SessionList(
                    List.of(new Result.SessionSummary("s1", "laptop", true, 1, "192.0.2.1", Samples.AT, Samples.AT))),
            new Result.Sent("tea", 9, Samples.AT, true),
            new Result.Broadcasted(3),
            new Result.Page("tea", List.of(MESSAGE), true, 9, 1L),
            new Result.Found(List.of(MESSAGE), 8L),
            new Result.Marked("tea", 9),
            new Result.Written("tea", 9));

    private static final List<ServerMessage> OTHERS = List.of(
            MESSAGE,
            new Entry.Message("tea", 9, Samples.AT, "bob", "", null, null, null, null, 12L, null),
            new Entry.Left("tea", 1, Samples.AT, "bob", dev.parley.protocol.LeaveReason.KICKED, "ann", "Enough."),
            new Entry.Reacted("tea", 9, Samples.AT, "bob", 3, "👍", false, 4L),
            new Entry.Role("tea", 9, Samples.AT, "bob", "ann", ROLE),
            new Entry.Setting("tea", 9, Samples.AT, "bob", "slow_s", "30"),
            new ServerEvent.Invited("tea", "bob"),
            new ServerEvent.Notice("hear", "bob", Samples.AT),
            new ServerEvent.Hello(1, "p", "e", Samples.AT, 65_536, 4_096, 30, "open", false, true, 30, 4_096),
            new ServerEvent.Bye("idle", "Silence.", 1_000L),
            new ServerMessage.Failed(ID, new ErrorReply("rate_limited", "Later.", "room", 1_000L, true)));

    static Stream<ServerMessage> messages() {
        Stream<ServerMessage> results = RESULTS.stream().map(result -> new ServerMessage.Ok(ID, result));
        return Stream.of(Samples.all(), results, OTHERS.stream()).flatMap(s -> s);
    }

    @Test
    void thereIsAMessageOfEveryKind() {
        Set<Class<?>> have = messages()
                .map(message -> message instanceof ServerMessage.Ok ok ? ok.result() : message)
                .map(Object::getClass)
                .collect(Collectors.toSet());
        Set<Class<?>> wanted = Stream.concat(Kinds.of(ServerMessage.class), Kinds.of(Result.class))
                .filter(kind -> kind != ServerMessage.Ok.class)
                .collect(Collectors.toSet());
        assertThat(have).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatAServerSendsIsSound(ServerMessage message) {
        assertThat(Soundness.fault(message)).isNull();
    }

    /** A message in which one thing is wrong. */
    private record Spoilt(String where, Object value) {}

    @ParameterizedTest
    @MethodSource("messages")
    void whateverInItIsOutOfBoundsIsFound(ServerMessage message) throws Exception {
        for (Spoilt spoilt : spoilt(message)) {
            assertThat(Soundness.fault((ServerMessage) spoilt.value()))
                    .as(spoilt.where())
                    .isNotNull()
                    .hasSizeLessThan(200);
        }
    }

    /** The same record with one component at a time, however deep, as no server sends it. */
    private static List<Spoilt> spoilt(Object holder) throws ReflectiveOperationException {
        RecordComponent[] components = holder.getClass().getRecordComponents();
        List<Spoilt> all = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Object value = components[i].getAccessor().invoke(holder);
            boolean checkedElsewhere = holder instanceof ServerEvent.Hello
                    && components[i].getName().equals("protocol");
            for (Spoilt wrong : checkedElsewhere ? List.<Spoilt>of() : wrong(value)) {
                String where = holder.getClass().getSimpleName() + "." + components[i].getName() + " " + wrong.where();
                all.add(new Spoilt(where, with(holder, components, i, wrong.value())));
            }
        }
        return all;
    }

    private static List<Spoilt> wrong(Object value) throws ReflectiveOperationException {
        if (value instanceof String) {
            return List.of(
                    new Spoilt("very long", "x".repeat(Bounds.TEXT + 1)),
                    new Spoilt("with half a character", "a\uD800b"),
                    new Spoilt("with another half", "\uDC00"));
        }
        if (value instanceof Long) {
            return List.of(
                    new Spoilt("least", Long.MIN_VALUE),
                    new Spoilt("negative", -1L),
                    new Spoilt("most", Long.MAX_VALUE));
        }
        if (value instanceof Integer) {
            return List.of(new Spoilt("least", Integer.MIN_VALUE), new Spoilt("negative", -1));
        }
        if (value instanceof Instant) {
            return List.of(new Spoilt("first", Instant.MIN), new Spoilt("last", Instant.MAX));
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            List<Spoilt> all = new ArrayList<>();
            all.add(new Spoilt("very long", Collections.nCopies(Bounds.LISTED + 1, list.get(0))));
            for (Spoilt wrong : wrong(list.get(0))) {
                all.add(new Spoilt("[0]: " + wrong.where(), List.of(wrong.value())));
            }
            return all;
        }
        return value instanceof Record ? spoilt(value) : List.of();
    }

    private static Object with(Object holder, RecordComponent[] components, int which, Object value)
            throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = i == which ? value : components[i].getAccessor().invoke(holder);
        }
        Constructor<?> constructor = holder.getClass().getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    @Test
    void namesAreLinesThatCanBeSentBack() {
        for (String name : List.of("", "a\nb", "a\u001b[2Jb", "a\u0000", "x".repeat(257))) {
            assertThat(Soundness.fault(new ServerEvent.Presence(name, true, null)))
                    .as(name)
                    .isNotNull();
            assertThat(Soundness.fault(
                            new ServerMessage.Ok(ID, new Result.SignedIn("ann", name.repeat(5), List.of(), null))))
                    .as("token " + name)
                    .isNotNull();
        }
    }

    @Test
    void aMemberHasARoleAndALeaveAReason() {
        Result.MemberSummary without = new Result.MemberSummary("ann", null, true, null, null);
        assertThat(Soundness.fault(
                        new ServerMessage.Ok(ID, new Result.MemberList("tea", List.of(without), null, null))))
                .isEqualTo("a member has no role");
        assertThat(Soundness.fault(new Entry.Left("tea", 1, Samples.AT, "bob", null, null, null)))
                .isNotNull();
    }

    @Test
    void theEntriesOfAPageStandInOrder() {
        List<Entry> twice = List.of(new Entry.Joined("tea", 4, Samples.AT, "bob"), MESSAGE, MESSAGE);
        assertThat(Soundness.fault(new ServerMessage.Ok(ID, new Result.Page("tea", twice, true, 9, null))))
                .isEqualTo("the entries of a page are out of order");
        assertThat(Soundness.fault(new ServerMessage.Ok(ID, new Result.Found(List.of(MESSAGE, MESSAGE), null))))
                .as("a search may find them in any order")
                .isNull();
    }

    /** Of servers with every setting as high as it goes, and of those that know no pages. */
    @Test
    void theMostThatAServerMaySendIsSound() {
        String text = "🍵".repeat(1_000_000);
        assertThat(Soundness.fault(new Entry.Message("tea", 1, Samples.AT, "b".repeat(32), text, null, null, null)))
                .isNull();
        List<Result.MemberSummary> members = Collections.nCopies(
                20_000,
                new Result.MemberSummary("名".repeat(32), Role.OWNER, true, "🍵".repeat(300), "[2001:db8::1]:65535"));
        assertThat(Soundness.fault(new ServerMessage.Ok(
                        ID,
                        new Result.Joined(
                                "室".repeat(64),
                                "🍵".repeat(300),
                                ROLE,
                                members,
                                List.of(),
                                0,
                                false,
                                true,
                                null,
                                null,
                                null,
                                20_000))))
                .isNull();
        List<Reaction> reactions = Collections.nCopies(500, new Reaction("ann", "👍", 4));
        assertThat(Soundness.fault(new Entry.Message(
                        "tea", 1, Samples.AT, "(forgotten)", "", null, null, null, null, null, reactions)))
                .isNull();
        assertThat(Soundness.fault(new ServerEvent.Hello(
                        1,
                        "p",
                        "e",
                        Samples.AT,
                        16_777_216,
                        1_000_000,
                        3_600,
                        "closed",
                        true,
                        null,
                        3_600,
                        16_777_216)))
                .isNull();
    }
}
