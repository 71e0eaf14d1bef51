package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.net.LinkEvent.Down;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.client.net.LinkEvent.Received;
import dev.parley.client.net.LinkEvent.Up;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ServerLinkTest {

    /** Members of the largest rooms that old servers list in one line. */
    private static final int MANY = 20_000;

    private static final int FLOOD = 12;

    private static final String LONG_NUMBER =
            "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";

    private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ServerLink link = new ServerLink(
            events::add,
            this::hear,
            new Guard(new ServerAddress("127.0.0.1", 5000), Protection.USUAL, KnownServers.NONE));
    private FakeServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void closeAll() throws IOException {
        // The server first: the link gives it a moment to close its side.
        server.close();
        link.close();
    }

    private void hear(LinkEvent.Heard heard) {
        lines.add(heard.line());
        link.take(heard);
    }

    private LinkEvent next() throws InterruptedException {
        LinkEvent event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event from the link").isNotNull();
        return event;
    }

    private ServerMessage received() throws InterruptedException {
        return ((Received) next()).message();
    }

    private Down down() throws InterruptedException {
        return (Down) next();
    }

    private FakeServer.Client connect() throws IOException, InterruptedException {
        link.connect(server.address());
        FakeServer.Client client = server.acceptAndGreet();
        assertThat(next()).isInstanceOf(Up.class);
        return client;
    }

    private static String notice(String text) {
        return "{\"type\":\"notice\",\"text\":\"" + text + "\"}";
    }

    @Test
    void theGreetingIsToldAsUp() throws Exception {
        link.connect(server.address());
        server.acceptAndGreet();
        Up up = (Up) next();
        assertThat(up.hello().maxText()).isEqualTo(4096);
        assertThat(link.take(up)).isTrue();
        assertThat(lines.poll(60, TimeUnit.SECONDS)).isEqualTo(FakeServer.HELLO);
    }

    @Test
    void theFirstConnectionCanBeOpenedOnTheSpot() throws Exception {
        link.connectNow(server.address());
        server.acceptAndGreet();
        assertThat(next()).isInstanceOf(Up.class);
    }

    @Test
    void openingOnTheSpotSaysThatNobodyAnswers() throws Exception {
        server.close();
        assertThatThrownBy(() -> link.connectNow(server.address()))
                .isInstanceOf(LinkFailure.class)
                .hasMessage("No Parley server answers at 127.0.0.1:" + server.port() + ".");
        assertThat(events).isEmpty();
    }

    @Test
    void nobodyThereIsToldAsDown() throws Exception {
        server.close();
        link.connect(server.address());
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(down.wasEverUp()).isFalse();
    }

    @Test
    void aHostThatDoesNotExistIsNamed() throws Exception {
        // Too long for a name in DNS: no resolver needs to be asked.
        String host = "x".repeat(70);
        link.connect(new ServerAddress(host, 5000));
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.UNKNOWN_HOST);
        assertThat(down.text()).isEqualTo("There is no host named " + host + ".");
    }

    @Test
    void anAnswerIsReadAsWhatItsRequestAskedFor() throws Exception {
        FakeServer.Client client = connect();
        link.send(new RequestId.Numeric(7), new Request.Send("tea", "héllo", "c1", null, null));
        assertThat(client.hear()).contains("\"type\":\"send\"", "\"id\":7", "héllo", "\"cid\":\"c1\"");
        client.say("{\"type\":\"ok\",\"re\":7,\"room\":\"tea\",\"seq\":3,\"at\":\"2026-11-02T12:30:00.000Z\"}");
        ServerMessage.Ok ok = (ServerMessage.Ok) received();
        assertThat(ok.re()).isEqualTo(new RequestId.Numeric(7));
        assertThat(((Result.Sent) ok.result()).seq()).isEqualTo(3);
    }

    @Test
    void anErrorIsTold() throws Exception {
        FakeServer.Client client = connect();
        link.send(new RequestId.Textual("x"), new Request.Who());
        client.hear();
        client.say("{\"type\":\"error\",\"re\":\"x\",\"code\":\"not_logged_in\",\"text\":\"Log in first.\"}");
        assertThat(((ServerMessage.Failed) received()).error().code()).isEqualTo("not_logged_in");
    }

    @Test
    void linesAreWholeHoweverTheBytesCome() throws Exception {
        FakeServer.Client client = connect();
        for (byte b : (notice("größe 👩‍👩‍👧") + "\r\n\n" + notice("two") + "\n").getBytes(StandardCharsets.UTF_8)) {
            client.bytes(new byte[] {b});
        }
        assertThat(received()).isEqualTo(new ServerEvent.Notice("größe 👩‍👩‍👧", null));
        assertThat(received()).isEqualTo(new ServerEvent.Notice("two", null));
    }

    @Test
    void aLineOfHalfAMebibyteIsTaken() throws Exception {
        FakeServer.Client client = connect();
        client.say(notice("x".repeat(512 * 1024)));
        assertThat(((ServerEvent.Notice) received()).text()).hasSize(512 * 1024);
    }

    @Test
    void aLineOfManyMembersIsTaken() throws Exception {
        FakeServer.Client client = connect();
        link.send(new RequestId.Numeric(1), new Request.Members("tea"));
        client.hear();
        StringBuilder members = new StringBuilder("{\"type\":\"ok\",\"re\":1,\"room\":\"tea\",\"members\":[");
        for (int i = 0; i < MANY; i++) {
            members.append(i == 0 ? "" : ",")
                    .append("{\"user\":\"")
                    .append("名".repeat(27))
                    .append(10_000 + i)
                    .append("\",\"role\":\"member\",\"online\":true,\"away\":\"at tea\",")
                    .append("\"address\":\"203.0.113.7:54321\"}");
        }
        client.say(members.append("]}").toString());
        Result.MemberList list = (Result.MemberList) ((ServerMessage.Ok) received()).result();
        assertThat(list.members()).hasSize(MANY);
    }

    @Test
    void theLongestMessageIsTaken() throws Exception {
        FakeServer.Client client = connect();
        client.say(notice("🍵".repeat(Bounds.TEXT)));
        assertThat(((ServerEvent.Notice) received()).text()).hasSize(2 * Bounds.TEXT);
    }

    @Test
    void aLineWithoutAnEndIsNotWaitedFor() throws Exception {
        FakeServer.Client client = connect();
        byte[] endless = new byte[Bounds.LINE + 2];
        java.util.Arrays.fill(endless, (byte) 'x');
        try {
            client.bytes(endless);
        } catch (IOException hungUp) {
            // It hangs up before the last byte.
        }
        assertThat(down().reason()).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void whatCannotBeRightEndsTheConnectionWithWordsAndIsNotSeen() throws Exception {
        FakeServer.Client client = connect();
        client.say("{\"type\":\"presence\",\"user\":\"" + "a".repeat(20_000) + "\",\"online\":true}");
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.UNSOUND);
        assertThat(down.text())
                .isEqualTo("The server at 127.0.0.1:" + server.port() + " sent something that cannot be right: "
                        + "a user name has 20,000 characters; the limit is 256.");
        assertThat(lines).as("lines for programs").containsExactly(FakeServer.HELLO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"max_text\":0", "\"max_text\":-1", "\"max_text\":2147483647", "\"heartbeat_s\":-5"})
    void aGreetingWithNumbersThatCannotBeRightIsRefused(String number) throws Exception {
        link.connect(server.address());
        String field = number.substring(0, number.indexOf(':') + 1);
        server.accept().say(FakeServer.HELLO.replaceFirst(field + "\\d+", number));
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.UNSOUND);
        assertThat(down.wasEverUp()).isFalse();
    }

    @Test
    void aListOfVeryMuchIsNotParsed() throws Exception {
        FakeServer.Client client = connect();
        client.say("{\"type\":\"applauded\",\"by\":[" + "[],".repeat(1_000_000) + "[]]}");
        assertThat(down().reason()).isEqualTo(Reason.UNSOUND);
    }

    /** While the loop takes nothing, no more is read than one line beyond the bound. */
    @Test
    void aFloodWaitsInTheSocket() throws Exception {
        try (ServerLink slow = new ServerLink(
                events::add, new Guard(new ServerAddress("127.0.0.1", 5000), Protection.USUAL, KnownServers.NONE))) {
            slow.connect(server.address());
            FakeServer.Client client = server.acceptAndGreet();
            assertThat(next()).isInstanceOf(Up.class);
            Thread flood = new Thread(() -> sayManyTimes(client, notice("x".repeat(InFlight.MOST / 4))));
            flood.start();
            List<LinkEvent> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(next());
            }
            assertThat(events.poll(300, TimeUnit.MILLISECONDS))
                    .as("beyond the bound")
                    .isNull();
            for (int i = 0; i < FLOOD; i++) {
                assertThat(slow.take(all.get(i))).isTrue();
                if (all.size() < FLOOD) {
                    all.add(next());
                }
            }
            flood.join();
        }
    }

    private static void sayManyTimes(FakeServer.Client client, String line) {
        try {
            for (int i = 0; i < FLOOD; i++) {
                client.say(line);
            }
        } catch (IOException over) {
            // The test has ended.
        }
    }

    @Test
    void aLineBeyondTheBoundEndsTheConnectionWithWords() throws Exception {
        FakeServer.Client client = connect();
        byte[] endless = new byte[Bounds.LINE + 3];
        java.util.Arrays.fill(endless, (byte) 'x');
        endless[endless.length - 1] = '\n';
        try {
            client.bytes(endless);
        } catch (IOException hungUp) {
            // Nothing says that it listens to the last byte of it.
        }
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(down.text()).contains("6291456 bytes");
        assertThat(down.wasEverUp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "{\"type\":\"notice\"}",
                "{\"type\":\"notice\",\"text\":null}",
                "{\"type\":\"message\",\"room\":\"tea\",\"seq\":1,\"from\":\"ann\",\"text\":\"hi\"}",
                "{\"type\":\"message\",\"room\":\"tea\",\"seq\":1,\"at\":\"yesterday\",\"from\":\"ann\",\"text\":\"hi\"}",
                "{\"type\":\"presence\",\"user\":[\"ann\"],\"online\":true}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "{\"type\":\"notice\",\"text\":\"a\"} {}",
                "{\"type\":\"ping\",\"n\":1" + LONG_NUMBER + "}",
                "\uFEFF{\"type\":\"ping\"}",
                "{\"type\":\"not",
            })
    void whatIsNotOfTheProtocolEndsTheConnection(String line) throws Exception {
        FakeServer.Client client = connect();
        client.say(line);
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(down.text()).isEqualTo("The server at 127.0.0.1:" + server.port() + " sent an invalid line.");
        assertThat(client.hear()).as("the other end sees it closed").isNull();
    }

    @Test
    void anAnswerWithoutWhatItMustHaveEndsTheConnection() throws Exception {
        FakeServer.Client client = connect();
        link.send(new RequestId.Numeric(1), new Request.Join("tea", false, null, 50));
        client.hear();
        client.say("{\"type\":\"ok\",\"re\":1,\"room\":\"tea\",\"topic\":\"\",\"role\":\"member\",\"members\":[null],"
                + "\"entries\":[],\"last_seq\":0,\"more\":false,\"created\":false}");
        assertThat(down().reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void eventsOfAnUnknownTypeAreSkippedButSeenByWhoWantsLines() throws Exception {
        FakeServer.Client client = connect();
        client.say("{\"type\":\"applauded\",\"room\":\"tea\",\"seq\":4}");
        client.say(notice("after"));
        assertThat(received()).isEqualTo(new ServerEvent.Notice("after", null));
        assertThat(new ArrayList<>(lines))
                .containsExactly(
                        FakeServer.HELLO, "{\"type\":\"applauded\",\"room\":\"tea\",\"seq\":4}", notice("after"));
    }

    @Test
    void aPingIsAnsweredAndNotTold() throws Exception {
        FakeServer.Client client = connect();
        client.say("{\"type\":\"ping\"}");
        assertThat(client.hear()).isEqualTo("{\"type\":\"pong\"}");
        client.say(notice("next"));
        assertThat(received()).isInstanceOf(ServerEvent.Notice.class);
    }

    @Test
    void aByeIsReceivedAndThenTheReason() throws Exception {
        FakeServer.Client client = connect();
        client.say("{\"type\":\"bye\",\"code\":\"shutting_down\",\"text\":\"Back soon.\",\"reconnect_ms\":1500}");
        assertThat(received()).isInstanceOf(ServerEvent.Bye.class);
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.BYE);
        assertThat(down.text()).isEqualTo("Back soon.");
        assertThat(down.reconnectMs()).isEqualTo(1500);
    }

    @Test
    void aByeInsteadOfAGreetingIsTheReason() throws Exception {
        link.connect(server.address());
        server.accept().say("{\"type\":\"bye\",\"code\":\"too_many_connections\",\"text\":\"Full.\"}");
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.BYE);
        assertThat(down.text()).isEqualTo("Full.");
        assertThat(down.wasEverUp()).isFalse();
    }

    @Test
    void aServerThatClosesIsToldSo() throws Exception {
        connect().close();
        assertThat(down().reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void closingInTheMiddleOfALineIsNoLine() throws Exception {
        FakeServer.Client client = connect();
        client.bytes(notice("half").getBytes(StandardCharsets.UTF_8));
        client.close();
        assertThat(down().reason()).isEqualTo(Reason.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.9", "{\"type\":\"notice\",\"text\":\"hi\"}", "{\"type\":\"welcome\"}"})
    void whatIsNoParleyServerIsCalledSo(String firstLine) throws Exception {
        link.connect(server.address());
        server.accept().say(firstLine);
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.NOT_PARLEY);
        assertThat(down.text()).isEqualTo("The program at 127.0.0.1:" + server.port() + " is not a Parley server.");
    }

    @Test
    void anotherVersionOfTheProtocolIsNamed() throws Exception {
        link.connect(server.address());
        server.accept().say(FakeServer.HELLO.replace("\"protocol\":1", "\"protocol\":2"));
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.NOT_PARLEY);
        assertThat(down.text()).contains("version 2", "version 1");
    }

    @Test
    void aServerThatIsNoLongerHeardOfIsDown() throws Exception {
        link.connect(server.address());
        server.accept().say(FakeServer.HELLO.replace("\"heartbeat_s\":30", "\"heartbeat_s\":0"));
        assertThat(next()).isInstanceOf(Up.class);
        assertThat(down().reason()).isEqualTo(Reason.SILENT);
    }

    @Test
    void afterDisconnectNothingIsToldAndNothingIsCurrent() throws Exception {
        link.connect(server.address());
        FakeServer.Client client = server.acceptAndGreet();
        LinkEvent up = next();
        link.disconnect();
        assertThat(link.take(up)).isFalse();
        assertThat(client.hear()).isNull();
        client.close();
        link.close();
        assertThat(events).isEmpty();
    }

    @Test
    void lateEventsOfAnOldConnectionAreNotTheNewOnes() throws Exception {
        FakeServer.Client old = connect();
        old.say(notice("old"));
        LinkEvent late = next();
        FakeServer.Client young = connect();
        assertThat(link.take(late)).isFalse();
        young.say(notice("new"));
        LinkEvent fresh = next();
        assertThat(link.take(fresh)).isTrue();
        assertThat(((Received) fresh).message()).isEqualTo(new ServerEvent.Notice("new", null));
        assertThat(old.hear()).as("the old connection is closed").isNull();
    }

    @Test
    void theSameIdOnANewConnectionWaitsForItsOwnAnswer() throws Exception {
        connect();
        link.send(new RequestId.Numeric(1), new Request.Who());
        FakeServer.Client young = connect();
        link.send(new RequestId.Numeric(1), new Request.Broadcast("hi"));
        young.hear();
        young.say("{\"type\":\"ok\",\"re\":1,\"recipients\":4}");
        assertThat(((ServerMessage.Ok) received()).result()).isEqualTo(new Result.Broadcasted(4));
    }

    @Test
    void whatWasSentBeforeDisconnectStillLeaves() throws Exception {
        FakeServer.Client client = connect();
        for (int i = 0; i < 200; i++) {
            link.send(new RequestId.Numeric(i), new Request.Typing("tea"));
        }
        link.close();
        List<String> heard = new ArrayList<>();
        for (String line = client.hear(); line != null; line = client.hear()) {
            heard.add(line);
        }
        assertThat(heard).hasSize(200);
    }

    @Test
    void aServerThatTakesNothingIsDeclaredDownAndNobodyWaits() throws Exception {
        connect();
        String text = "x".repeat(16_000);
        for (int i = 0; i < 5_000 && events.isEmpty(); i++) {
            link.send(new RequestId.Numeric(i), new Request.Broadcast(text));
        }
        Down down = down();
        assertThat(down.reason()).isEqualTo(Reason.STUCK);
        assertThat(down.text()).contains("accepts no more data");
    }

    @Test
    void sendingWithoutAConnectionDoesNothing() throws Exception {
        link.send(new RequestId.Numeric(1), new Request.Who());
        FakeServer.Client client = connect();
        link.send(new RequestId.Numeric(2), new Request.Ping());
        assertThat(client.hear()).contains("ping");
    }

    @Test
    void entriesKeepTheirOrder() throws Exception {
        FakeServer.Client client = connect();
        StringBuilder all = new StringBuilder();
        for (int seq = 1; seq <= 2_000; seq++) {
            all.append("{\"type\":\"message\",\"room\":\"tea\",\"seq\":")
                    .append(seq)
                    .append(",\"at\":\"2026-11-02T12:30:00.000Z\",\"from\":\"ann\",\"text\":\"hi\"}\n");
        }
        client.bytes(all.toString().getBytes(StandardCharsets.UTF_8));
        for (int seq = 1; seq <= 2_000; seq++) {
            assertThat(((Entry) received()).seq()).isEqualTo(seq);
        }
    }
}
