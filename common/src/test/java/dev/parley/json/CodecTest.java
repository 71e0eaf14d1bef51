package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Kinds;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    private static final Instant AT = Instant.parse("2026-11-21T01:02:03.040Z");

    private final ServerCodec server = new ServerCodec();
    private final ClientCodec client = new ClientCodec();
    private final RequestReader reader = new RequestReader(65_536);

    private String line(ServerMessage message) {
        return new String(server.encode(message), StandardCharsets.UTF_8);
    }

    private RequestLine read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    @Test
    void aMessageIsOneLineWithoutFieldsThatAreAbsent() {
        assertThat(line(new Entry.Message("tea", 7, AT, "ann", "héllo", null, MessageStyle.ACTION, null)))
                .isEqualTo("{\"type\":\"message\",\"room\":\"tea\",\"seq\":7,\"at\":\"2026-11-21T01:02:03.040Z\","
                        + "\"from\":\"ann\",\"text\":\"héllo\",\"style\":\"action\"}\n");
    }

    @Test
    void aReplyRepeatsTheIdAsItWasGiven() {
        assertThat(line(new ServerMessage.Ok(new RequestId.Numeric(7), new Result.Done())))
                .isEqualTo("{\"type\":\"ok\",\"re\":7}\n");
        assertThat(line(new ServerMessage.Ok(new RequestId.Textual("a\"\n"), new Result.Created("tea"))))
                .isEqualTo("{\"type\":\"ok\",\"re\":\"a\\\"\\n\",\"room\":\"tea\"}\n");
        assertThat(line(new ServerMessage.Failed(null, ErrorReply.of(ErrorCode.NO_SUCH_ROOM, "x"))))
                .isEqualTo("{\"type\":\"error\",\"code\":\"no_such_room\",\"text\":\"x\"}\n");
    }

    static Stream<ServerMessage> messages() {
        RequestId id = new RequestId.Textual("x1");
        Entry.Message message = new Entry.Message("@bob", 3, AT, "ann", "a\nb \"q\" 😀", "c-1", null, 2L);
        return Stream.of(
                message,
                new Entry.Joined("tea", 1, AT, "ann"),
                new Entry.Left("tea", 2, AT, "ann", dev.parley.protocol.LeaveReason.LOGOUT, null, null),
                new Entry.Left("tea", 2, AT, "ann", dev.parley.protocol.LeaveReason.KICKED, "bob", "Flooding."),
                new Entry.Topic("tea", 4, AT, "ann", "Leaves"),
                new Entry.Edited("tea", 5, AT, "ann", 3, "b"),
                new Entry.Edited("tea", 5, AT, "ann", 3, null),
                new Entry.Deleted("tea", 6, AT, "ann", 3),
                new Entry.Reacted("tea", 7, AT, "ann", 3, "👍", true, null),
                new Entry.Reacted("tea", 8, AT, "ann", 3, "👍", false, 7L),
                new Entry.Role("tea", 9, AT, "ann", "bob", Role.READER),
                new Entry.Setting("tea", 10, AT, "ann", "access", "private"),
                message.amended(new Entry.Edited("@bob", 5, AT, "ann", 3, "b")),
                message.amended(new Entry.Deleted("@bob", 6, AT, "ann", 3)),
                message.amended(new Entry.Reacted("@bob", 7, AT, "ann", 3, "👍", true, null)),
                new ServerEvent.Hello(1, "parley/0.1.0", "e", AT, 65536, 4096, 30, "open", false, null, null, null),
                new ServerEvent.Ping(),
                new ServerEvent.Notice("hear", "ann"),
                new ServerEvent.Notice("hear", null, AT),
                new ServerEvent.Presence("ann", true, "tea"),
                new ServerEvent.Presence("robot", true, null, true),
                new ServerEvent.Typing("tea", "ann"),
                new ServerEvent.Delivered("@bob", "bob", 3),
                new ServerEvent.Seen("@bob", "bob", 3),
                new ServerEvent.Read("tea", 3, 1L),
                new ServerEvent.Behind("tea", 9),
                new ServerEvent.Cleared("tea", 10),
                new ServerEvent.Forgotten("bob", 12),
                new ServerEvent.Invited("tea", "ann"),
                message.hide(),
                new ServerEvent.Blocked("bob", true),
                new ServerEvent.Preference("direct_from", "known"),
                new ServerEvent.Bye("idle", "Silence.", 1000L),
                new ServerMessage.Ok(id, new Result.Page("tea", List.of(message), true, 9, null)),
                new ServerMessage.Ok(id, new Result.Found(List.of(message), 7L)),
                new ServerMessage.Ok(id, new Result.Found(List.of(), null)),
                new ServerMessage.Ok(
                        id,
                        new Result.Joined(
                                "tea",
                                "",
                                Role.OWNER,
                                List.of(new Result.MemberSummary("ann", Role.OWNER, true, null, "127.0.0.1:9")),
                                List.of(message),
                                3,
                                false,
                                true,
                                null,
                                null,
                                null,
                                null,
                                Map.of("slow_s", "30"))),
                new ServerMessage.Ok(
                        id,
                        new Result.BanList(
                                "tea",
                                List.of(
                                        new Result.BanSummary("bob", "ann", AT, "Flooding."),
                                        new Result.BanSummary("carl", "ann", AT, null)))),
                new ServerMessage.Ok(
                        id,
                        new Result.BanList(
                                null,
                                List.of(),
                                List.of(
                                        new Result.SourceBan("192.0.2.1", "ann", AT, "Spam.", AT),
                                        new Result.SourceBan("2001:db8::/64", "ann", AT, null, null)))),
                new ServerMessage.Ok(
                        id,
                        new Result.SignedIn(
                                "ann",
                                "token",
                                List.of(),
                                null,
                                null,
                                List.of(new Result.Invitation("tea", "bob", AT)),
                                true)),
                new ServerMessage.Ok(
                        id,
                        new Result.SignedIn(
                                "ann",
                                "token",
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of("bob"),
                                Map.of("direct_from", "known"))),
                new ServerMessage.Ok(id, new Result.BlockedList(List.of(new Result.BlockSummary("bob", AT)))),
                new ServerMessage.Ok(id, new Result.Done()),
                new ServerMessage.Ok(
                        id,
                        new Result.SignedIn(
                                "ann", "token", List.of(new Result.OwnRoom("tea", 9, 7, 1L, 2, Role.MEMBER)), true)),
                new ServerMessage.Ok(id, new Result.SignedIn("ann", "token", List.of(), null, 12L)),
                new ServerMessage.Ok(
                        id,
                        new Result.RoomList(
                                List.of(new Result.RoomSummary("tea", "Leaves", 3, 1, true, 9)), true, "tea")),
                new ServerMessage.Ok(id, new Result.Created("tea")),
                new ServerMessage.Ok(
                        id,
                        new Result.MemberList(
                                "tea",
                                List.of(new Result.MemberSummary("ann", Role.OWNER, false, "tea", null)),
                                7,
                                "ann")),
                new ServerMessage.Ok(
                        id, new Result.UserList(List.of(new Result.UserSummary("ann", AT, null, null)), null)),
                new ServerMessage.Ok(
                        id,
                        new Result.SessionList(List.of(
                                new Result.SessionSummary("3q2-7w", "laptop", true, 2, "192.0.2.7", AT, AT),
                                new Result.SessionSummary("9f", null, false, 0, null, null, null)))),
                new ServerMessage.Ok(id, new Result.Sent("tea", 7, AT, true)),
                new ServerMessage.Ok(null, new Result.Sent("tea", 7, AT, null)),
                new ServerMessage.Ok(id, new Result.Broadcasted(3)),
                new ServerMessage.Ok(id, new Result.Marked("tea", 7)),
                new ServerMessage.Ok(id, new Result.Written("tea", 7)),
                new ServerMessage.Ok(id, new Result.NewCode(3, "k7mq-4tzx-9wpa", 30, AT, "tea")),
                new ServerMessage.Ok(id, new Result.NewCode(3, "k7mq-4tzx-9wpa", 1, AT, null)),
                new ServerMessage.Ok(id, new Result.NewAccount("bob", "k7mq-4tzx-9wpa")),
                new ServerMessage.Ok(id, new Result.SignedIn("ann", "token", List.of(), true, null, null, true)),
                new ServerMessage.Ok(
                        id, new Result.UserList(List.of(new Result.UserSummary("ann", AT, null, null, true)), null)),
                new ServerMessage.Ok(
                        id,
                        new Result.CodeList(List.of(
                                new Result.CodeSummary(1, 30, 12, AT, "tea", "ann", AT),
                                new Result.CodeSummary(2, 1, 1, AT, null, "ann", AT)))),
                new ServerMessage.Failed(id, ErrorReply.field("room", "room is missing.")));
    }

    @Test
    void everyKindOfWhatTheServerSaysHasASample() {
        assertThat(messages().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Kinds.of(ServerMessage.class).toList());
        assertThat(messages()
                        .filter(ServerMessage.Ok.class::isInstance)
                        .<Class<?>>map(
                                message -> ((ServerMessage.Ok) message).result().getClass())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Result.class).toList());
    }

    @Test
    void everyKindOfRequestHasASample() {
        assertThat(requests().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Kinds.of(Request.class).toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatTheServerWritesTheClientReads(ServerMessage message) throws Exception {
        byte[] line = server.encode(message);
        assertThat(client.decode(line, 0, line.length, re -> kind(message))).contains(message);
    }

    private static Class<? extends Result> kind(ServerMessage message) {
        return message instanceof ServerMessage.Ok ok ? ok.result().getClass() : Result.Done.class;
    }

    static Stream<Request> requests() {
        return Stream.of(
                new Request.Register("ann", "secret-secret"),
                new Request.Login("ann", "secret-secret", null, "laptop", null),
                new Request.Login(null, null, "token", null, null),
                new Request.Register("ann", "secret-secret", null, null, Feature.ALL),
                new Request.Login(null, null, "token", null, null, Feature.ALL),
                new Request.Kick("tea", "bob", "Flooding."),
                new Request.Kick("tea", "bob", null),
                new Request.Ban("tea", "bob", null),
                new Request.Ban(null, null, "Spam.", "192.0.2.1", 60L),
                new Request.Ban(null, null, null, "@bob", null),
                new Request.Unban("tea", "bob"),
                new Request.Unban(null, null, "192.0.2.1"),
                new Request.Bans("tea"),
                new Request.Bans(null),
                new Request.Invite("tea", "bob"),
                new Request.Role("tea", "bob", Role.READER),
                new Request.Set("tea", "slow_s", "30"),
                new Request.DeleteRoom("tea"),
                new Request.CreateCode(30, 7, "tea"),
                new Request.CreateCode(null, null, null),
                new Request.Codes(),
                new Request.CreateAccount("bob"),
                new Request.Bot("bob", true),
                new Request.Bot("bob", false),
                new Request.RevokeCode("k7mq-4tzx-9wpa"),
                new Request.Block("bob"),
                new Request.Unblock("bob"),
                new Request.Blocked(),
                new Request.Preference("direct_from", "known"),
                new Request.Logout(),
                new Request.Password("old", "new"),
                new Request.Rooms(null),
                new Request.Rooms("te"),
                new Request.Rooms("te", "tea", 20),
                new Request.Create("tea", "Leaves", true),
                new Request.Join("tea", true, 4L, 0),
                new Request.Leave("tea"),
                new Request.Members("tea"),
                new Request.Members("tea", "ann", 500),
                new Request.Who(),
                new Request.Sessions(),
                new Request.EndSession("3q2-7w"),
                new Request.Send("@bob", "hi", "c1", MessageStyle.ACTION, 3L),
                new Request.Broadcast("hear"),
                new Request.History("tea", null, 9L, null, 20),
                new Request.Search("oolong", null, null, null, 50),
                new Request.Search("\"green tea\" -milk", "@bob", "Ann", 9L, 0),
                new Request.Read("tea", 3),
                new Request.Received("tea", 3),
                new Request.Typing("tea"),
                new Request.Away(null),
                new Request.Topic("tea", ""),
                new Request.Edit("tea", 3, "b"),
                new Request.Delete("tea", 3),
                new Request.React("tea", 3, "👍", true),
                new Request.React("tea", 3, "👍", false),
                new Request.Ping());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatTheClientWritesTheServerReads(Request request) {
        byte[] line = client.encode(new RequestId.Numeric(5), request);
        assertThat(line[line.length - 1]).isEqualTo((byte) '\n');
        assertThat(reader.read(line, 0, line.length - 1))
                .isEqualTo(new RequestLine.Asked(new RequestId.Numeric(5), request));
    }

    @Test
    void fieldsMayStandInAnyOrderAndUnknownOnesAreIgnored() {
        assertThat(
                        read(
                                "{\"text\":\"hi\",\"x\":{\"type\":\"no\"},\"room\":\"tea\",\"y\":[1,2],\"id\":3,\"type\":\"send\"}"))
                .isEqualTo(new RequestLine.Asked(
                        new RequestId.Numeric(3), new Request.Send("tea", "hi", null, null, null)));
    }

    @Test
    void whatANewerClientUnderstandsBesidesDoesNotMatter() {
        String login = "{\"type\":\"login\",\"token\":\"t\",\"features\":";
        assertThat(read(login + "[\"cats\",\"roles\"]}"))
                .isEqualTo(new RequestLine.Asked(
                        null, new Request.Login(null, null, "t", null, null, Set.of(Feature.ROLES))));
        assertThat(read(login + "[]}"))
                .isEqualTo(new RequestLine.Asked(null, new Request.Login(null, null, "t", null, null)));
        String many = "\"x\",".repeat(32) + "\"x\"";
        for (String wrong : List.of("[1]", "\"roles\"", "[[\"roles\"]]", "[\"roles\",{}]", "[" + many + "]")) {
            assertThat(read(login + wrong + "}"))
                    .isInstanceOfSatisfying(RequestLine.Refused.class, refused -> assertThat(refused.error())
                            .hasToString(ErrorReply.field("features", "features must be a list of at most 32 strings.")
                                    .toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[]",
                "5",
                "{\"type\":\"ping\"} {}",
                "{\"type\":\"ping\",}",
                "{'type':'ping'}",
                "{\"type\":\"ping\"",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]}",
                "{\"type\":\"send\",\"text\":\"a\tb\"}",
                "\u0000{\u0000}",
            })
    void whatIsNotJsonIsBadJson(String line) {
        assertThat(read(line)).isInstanceOfSatisfying(RequestLine.Refused.class, refused -> {
            assertThat(refused.error().is(ErrorCode.BAD_JSON)).isTrue();
            assertThat(refused.garbage()).isTrue();
        });
    }

    @Test
    void invalidUtf8IsBadJson() {
        for (int[] hostile :
                new int[][] {{0xff}, {0xc0, 0x80}, {0xed, 0xa0, 0x80}, {0xe2, 0x82}, {0xf5, 0x80, 0x80, 0x80}}) {
            byte[] head = "{\"type\":\"away\",\"text\":\"".getBytes(StandardCharsets.UTF_8);
            byte[] line = java.util.Arrays.copyOf(head, head.length + hostile.length + 2);
            for (int i = 0; i < hostile.length; i++) {
                line[head.length + i] = (byte) hostile[i];
            }
            line[line.length - 2] = '"';
            line[line.length - 1] = '}';
            assertThat(reader.read(line, 0, line.length)).isInstanceOf(RequestLine.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room|{\"type\":\"send\",\"id\":1,\"text\":\"x\"}",
                "room|{\"type\":\"send\",\"id\":1,\"room\":5,\"text\":\"x\"}",
                "text|{\"type\":\"send\",\"room\":\"tea\",\"text\":{\"a\":1},\"id\":1}",
                "seq|{\"type\":\"read\",\"room\":\"tea\",\"seq\":-1,\"id\":1}",
                "seq|{\"type\":\"read\",\"room\":\"tea\",\"seq\":1.5,\"id\":1}",
                "seq|{\"type\":\"read\",\"room\":\"tea\",\"seq\":99999999999999999999,\"id\":1}",
                "seq|{\"type\":\"read\",\"room\":\"tea\",\"seq\":\"1\",\"id\":1}",
                "limit|{\"type\":\"join\",\"room\":\"tea\",\"limit\":501,\"id\":1}",
                "create|{\"type\":\"join\",\"room\":\"tea\",\"create\":1,\"id\":1}",
                "before|{\"type\":\"history\",\"room\":\"tea\",\"before\":1,\"after\":1,\"id\":1}",
                "style|{\"type\":\"send\",\"room\":\"tea\",\"text\":\"x\",\"style\":\"loud\",\"id\":1}",
                "type|{\"id\":1}",
                "type|{\"id\":1,\"type\":null}",
            })
    void aFieldThatIsMissingOrOfTheWrongKindIsNamed(String fieldAndLine) {
        String[] parts = fieldAndLine.split("\\|", 2);
        assertThat(read(parts[1])).isInstanceOfSatisfying(RequestLine.Refused.class, refused -> {
            assertThat(refused.error().code()).isEqualTo("bad_request");
            assertThat(refused.error().field()).isEqualTo(parts[0]);
            assertThat(refused.id()).isEqualTo(new RequestId.Numeric(1));
            assertThat(refused.garbage()).isFalse();
        });
    }

    @Test
    void anIdOfTheWrongKindIsRefused() {
        for (String id : List.of("1.5", "{}", "\"" + "x".repeat(65) + "\"", "true")) {
            assertThat(read("{\"type\":\"ping\",\"id\":" + id + "}")).isInstanceOf(RequestLine.Refused.class);
        }
    }

    @Test
    void anEventOfAnUnknownTypeIsSkippedAndSoIsAnEntryOfOne() throws Exception {
        byte[] event = "{\"type\":\"sparkle\",\"x\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.decode(event, 0, event.length, re -> null)).isEmpty();
        byte[] page = ("{\"type\":\"ok\",\"re\":1,\"room\":\"tea\",\"entries\":[{\"type\":\"sparkle\",\"seq\":1},"
                        + "{\"type\":\"joined\",\"room\":\"tea\",\"seq\":2,\"at\":\"2026-11-21T01:02:03.040Z\",\"user\":\"ann\","
                        + "\"new\":1}],\"more\":false,\"last_seq\":2}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(client.decode(page, 0, page.length, re -> Result.Page.class))
                .contains(new ServerMessage.Ok(
                        new RequestId.Numeric(1),
                        new Result.Page("tea", List.of(new Entry.Joined("tea", 2, AT, "ann")), false, 2, null)));
    }

    @Test
    void aWordOfANewerServerIsTakenForThePlainestOfOurs() throws Exception {
        byte[] line = ("{\"type\":\"left\",\"room\":\"tea\",\"seq\":2,\"at\":\"2026-11-21T01:02:03.040Z\","
                        + "\"user\":\"ann\",\"reason\":\"evaporated\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(client.decode(line, 0, line.length, re -> null))
                .contains(new Entry.Left("tea", 2, AT, "ann", dev.parley.protocol.LeaveReason.LEAVE, null, null));
    }

    @Test
    void timesHaveThreeDigitsAndUtc() {
        assertThat(WireTime.format(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(WireTime.format(Instant.parse("1969-12-31T23:59:59.999Z"))).isEqualTo("1969-12-31T23:59:59.999Z");
    }

    @Test
    void anEmojiIsFourBytesAndHalfOfOneBreaksNothing() {
        assertThat(line(new ServerEvent.Notice("😀", null))).isEqualTo("{\"type\":\"notice\",\"text\":\"😀\"}\n");
        for (String half : List.of("\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d")) {
            assertThat(line(new ServerEvent.Notice(half, null))).endsWith("\"}\n");
        }
    }
}
