package dev.parley.server.session;

import static dev.parley.server.session.ServiceFixture.json;
import static dev.parley.server.session.ServiceFixture.last;
import static dev.parley.server.session.ServiceFixture.limits;
import static dev.parley.server.session.ServiceFixture.replied;
import static dev.parley.server.session.ServiceFixture.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Audience;
import dev.parley.server.journal.JournalEndedException;
import dev.parley.server.net.Peer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatHandlerTest {

    private ServiceFixture chat;

    @BeforeEach
    void open() throws IOException {
        chat = ServiceFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        chat.close();
    }

    private void openWith(SessionLimits limits) throws IOException {
        chat.close();
        chat = new ServiceFixture(limits);
    }

    private static String ping(int id) {
        return "{\"type\":\"ping\",\"id\":" + id + "}\n";
    }

    private static String send(int id, String text) {
        return "{\"type\":\"send\",\"id\":" + id + ",\"room\":\"lobby\",\"text\":\"" + text + "\"}\n";
    }

    private static String requests(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{\"type\":\"" + type + "\",\"id\":" + id + "}\n")
                .collect(Collectors.joining());
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void neitherTheSenderNorTheOthersHearOfAMessageBeforeItIsCommitted() throws IOException {
        Peer ann = chat.register("ann");
        Peer bob = chat.register("bob");
        chat.until(() -> types(ann).size() == 2);
        ann.forget();
        chat.journal.prompt(false);
        ann.write(send(1, "hi") + ping(2));
        chat.until(() -> chat.journal.waiting() == 1);
        bob.write("{\"type\":\"history\",\"id\":3,\"room\":\"lobby\"}\n");
        chat.turns(20);
        assertThat(ann.receivedBytes() + bob.receivedBytes()).isZero();
        chat.journal.commitAll();
        chat.until(() -> replied(ann).equals(List.of(1, 2)) && replied(bob).equals(List.of(3)));
        assertThat(types(bob)).containsExactlyInAnyOrder("message", "ok");
    }

    @Test
    void aJournalThatFailsIsToldToWhoAskedAndNobodyHearsOfWhatWasNotWritten() throws IOException {
        Peer ann = chat.register("ann");
        Peer bob = chat.register("bob");
        chat.until(() -> types(ann).size() == 2);
        ann.forget();
        chat.journal.prompt(false);
        ann.write(send(1, "lost") + ping(2));
        chat.until(() -> chat.journal.waiting() == 1);
        chat.journal.holdReplay(true);
        chat.journal.fail();
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
        assertThat(ann.lines()).allMatch(line -> line.contains("storage_failed"));
        ann.forget();
        ann.write(ping(3));
        bob.write(send(1, "too early"));
        Peer late = chat.connect();
        late.write(ping(1));
        chat.turns(20);
        assertThat(ann.receivedBytes() + bob.receivedBytes() + late.receivedBytes())
                .as("while memory is restored nothing is read")
                .isZero();
        chat.journal.resumes(false);
        chat.journal.holdReplay(false);
        chat.until(() -> replied(ann).equals(List.of(3)) && replied(bob).equals(List.of(1)));
        chat.until(() -> replied(late).equals(List.of(1)));
        assertThat(bob.lines()).allMatch(line -> line.contains("storage_failed"));
        bob.forget();
        chat.journal.prompt(true);
        chat.journal.resumes(true);
        chat.turns(2);
        bob.write(send(2, "written again"));
        chat.until(() -> replied(bob).equals(List.of(2)));
        assertThat(bob.lines()).allMatch(line -> line.contains("\"seq\":3"));
        chat.until(() -> types(ann).contains("message"));
    }

    @Test
    void aStoreWhoseThreadHasEndedEndsTheServer() throws IOException {
        Peer ann = chat.register("ann");
        chat.journal.prompt(false);
        ann.write(send(1, "lost"));
        chat.until(() -> chat.journal.waiting() == 1);
        chat.journal.fail(new JournalEndedException(new LinkageError("injected")));
        assertThatThrownBy(() -> chat.turn()).isInstanceOf(FailStop.class);
        assertThat(ann.receivedBytes()).as("nobody is told what nobody knows").isZero();
    }

    @Test
    void memoryThatCannotBeRestoredEndsTheServer() throws IOException {
        Peer ann = chat.register("ann");
        chat.journal.prompt(false);
        ann.write(send(1, "lost"));
        chat.until(() -> chat.journal.waiting() == 1);
        chat.journal.failReplay();
        chat.journal.fail();
        assertThatThrownBy(() -> chat.until(() -> false)).isInstanceOf(FailStop.class);
    }

    @Test
    void whatIsLookedUpHoldsUpItsOwnConnectionAlone() throws IOException {
        Peer ann = chat.register("ann");
        for (int i = 0; i < 1001; i++) {
            ann.write(send(i, "word"));
        }
        chat.until(() -> ann.lines().size() == 1001);
        ann.forget();
        Peer bob = chat.register("bob");
        chat.until(() -> types(ann).contains("presence"));
        ann.forget();
        ann.write("{\"type\":\"history\",\"id\":1,\"room\":\"lobby\",\"after\":0}\n" + ping(2));
        chat.until(() -> chat.queries.size() == 1);
        bob.write(ping(1));
        chat.until(() -> replied(bob).equals(List.of(1)));
        chat.turns(20);
        assertThat(replied(ann)).isEmpty();
        chat.queries
                .remove()
                .accept(new Answer.OldEntries(
                        List.of(chat.world
                                .state()
                                .room("lobby")
                                .entries()
                                .at(chat.world.state().room("lobby").entries().lastSeq())
                                .inRoom("lobby")),
                        1));
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
        ann.forget();
        chat.workerFull = true;
        ann.write("{\"type\":\"search\",\"id\":3,\"query\":\"word\"}\n" + ping(4));
        chat.until(() -> replied(ann).equals(List.of(3, 4)));
        assertThat(ann.lines().get(0)).contains("rate_limited", "retry_after_ms");
    }

    /** More than a read buffer of requests that are carried out one at a time. */
    @Test
    void everyOneOfThousandsInOneWriteIsAnsweredOnceAndInOrder() throws IOException {
        Peer ann = chat.register("ann");
        for (String type : List.of("rooms", "who", "ping")) {
            ann.write(requests(type, 4000));
            chat.until(() -> ann.lines().size() == 4000);
            assertThat(replied(ann)).isEqualTo(upTo(4000));
            ann.forget();
        }
    }

    @Test
    void whileTheWorkerIsOutNothingMoreOfThatConnectionIsLookedAtAndOthersGoOn() throws IOException {
        Peer bob = chat.register("bob");
        chat.holdPasswords = true;
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n" + send(2, "hi")
                + ping(3));
        chat.until(() -> chat.passwordWork.size() == 1);
        bob.write(ping(1));
        chat.until(() -> replied(bob).equals(List.of(1)));
        chat.turns(20);
        assertThat(ann.receivedBytes()).isZero();
        chat.passwordWork.remove().run();
        chat.until(() -> ann.lines().size() == 3);
        assertThat(replied(ann)).containsExactly(1, 2, 3);
        assertThat(types(ann)).containsOnly("ok");
    }

    @Test
    void aWorkerThatHasTooMuchToDoIsAnAnswerToo() throws IOException {
        chat.workerFull = true;
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n" + ping(2));
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
        assertThat(json(ann).get(0).path("code").asText()).isEqualTo("rate_limited");
    }

    /** Where everybody waits for passwords, a client that comes back does not. */
    @Test
    void aTokenIsNoWorkForTheWorker() throws IOException {
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n");
        chat.until(() -> replied(ann).equals(List.of(1)));
        String token = json(ann).get(0).path("token").asText();
        chat.workerFull = true;
        Peer back = chat.connect();
        back.write("{\"type\":\"login\",\"id\":2,\"token\":\"" + token + "\"}\n");
        chat.until(() -> replied(back).equals(List.of(2)));
        assertThat(types(back)).contains("ok").doesNotContain("error");
    }

    /** Or the time of an answer would tell who has an account. */
    @Test
    void whetherANetworkIsKnownDoesNotDependOnTheName() throws IOException {
        tryToSignIn("ann", "nobody");
        assertThat(chat.verified).containsExactly(false, false);
        chat.register("ann");
        chat.register("bob");
        chat.verified.clear();
        tryToSignIn("ann", "bob", "nobody");
        assertThat(chat.verified).containsExactly(true, true, true);
        tryToSignIn("nobody", "nobody");
        chat.verified.clear();
        tryToSignIn("nobody", "ann", "bob");
        assertThat(chat.verified).as("after so many wrong ones").containsExactly(false, false, false);
    }

    private void tryToSignIn(String... users) throws IOException {
        for (String user : users) {
            Peer peer = chat.connect();
            peer.write("{\"type\":\"login\",\"id\":1,\"user\":\"" + user + "\",\"password\":\"wrong horse\"}\n");
            chat.until(() -> replied(peer).equals(List.of(1)));
        }
    }

    @Test
    void whoEndsItsInputGetsTheRepliesThatAreOwedHoweverLate() throws IOException {
        chat.holdPasswords = true;
        chat.journal.prompt(false);
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n" + send(2, "hi")
                        + ping(3) + "{\"type\":\"ping\"")
                .endInput();
        chat.until(() -> {
            chat.journal.commit(1);
            return chat.passwordWork.size() == 1;
        });
        chat.turns(10);
        assertThat(ann.isAtEnd()).isFalse();
        chat.passwordWork.remove().run();
        chat.until(() -> {
            chat.journal.commit(1);
            return ann.isAtEnd();
        });
        assertThat(replied(ann)).containsExactly(1, 2, 3);
        assertThat(types(ann)).containsOnly("ok");
        chat.until(() -> chat.loop.connections().isEmpty());
    }

    @Test
    void noMoreThanSoManyRequestsAreTakenWhileTheirRepliesWait() throws IOException {
        Peer ann = chat.register("ann");
        chat.journal.prompt(false);
        ann.write(IntStream.range(0, 1000).mapToObj(id -> send(id, "x")).collect(Collectors.joining()));
        chat.until(() -> chat.journal.waiting() >= 200);
        chat.turns(50);
        assertThat(chat.journal.waiting()).isEqualTo(256);
        chat.journal.prompt(true);
        chat.until(() -> ann.lines().size() == 1000);
        assertThat(replied(ann)).isEqualTo(upTo(1000));
    }

    @Test
    void whoSendsALotIsNotReadWhileMuchWaitsForTheJournalAndOthersAre() throws IOException {
        List<Peer> peers = registered(20);
        Peer other = chat.register("other");
        chat.journal.prompt(false);
        // To one person each: an entry, a reply and one delivery.
        sendToEachOther(peers, 0, 300);
        chat.until(() -> peers.stream().allMatch(Peer::hasWritten) && chat.journal.waiting() > Waiting.SHORT / 2);
        chat.turns(300);
        int waiting = chat.journal.waiting();
        assertThat(waiting).as("two effects for each").isLessThan(Waiting.SHORT / 2 + 300);
        other.write(send(1, "x"));
        chat.until(() -> chat.journal.waiting() == waiting + 1);
        chat.journal.commit(20);
        chat.until(() -> chat.journal.waiting() > waiting + 1);
        chat.journal.prompt(true);
        allAreAnswered(peers, 300);
    }

    @Test
    void whenTooMuchWaitsForTheJournalNothingMoreIsReadAndThenAllOfItIs() throws IOException {
        List<Peer> peers = registered(150);
        chat.journal.prompt(false);
        int last = 230;
        for (int i = 0; i < last; i++) {
            int least = Math.min((i + 1) * peers.size(), 32_700);
            sendToEachOther(peers, i, i + 1);
            chat.until(() -> peers.stream().allMatch(Peer::hasWritten) && chat.journal.waiting() >= least);
        }
        chat.turns(300);
        assertThat(chat.journal.waiting()).as("two effects for each").isBetween(32_700, 33_100);
        chat.journal.prompt(true);
        allAreAnswered(peers, last);
    }

    private List<Peer> registered(int count) throws IOException {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            peers.add(chat.register("user" + i));
        }
        peers.forEach(Peer::forget);
        return peers;
    }

    private static void sendToEachOther(List<Peer> peers, int first, int behind) {
        for (int i = 0; i < peers.size(); i++) {
            String to = "@user" + (i ^ 1);
            peers.get(i)
                    .write(IntStream.range(first, behind)
                            .mapToObj(id -> send(id, "x").replace("lobby", to))
                            .collect(Collectors.joining()));
        }
    }

    private void allAreAnswered(List<Peer> peers, int count) throws IOException {
        for (Peer peer : peers) {
            chat.until(() -> replied(peer).size() == count);
            assertThat(replied(peer)).isEqualTo(upTo(count));
        }
    }

    private static SessionLimits fiveAtOnceAndTenASecond() {
        return new SessionLimits(
                1_000_000,
                4_000_000,
                Long.MAX_VALUE,
                10,
                5,
                Duration.ZERO,
                Duration.ofSeconds(30),
                SourceLimits.UNBOUNDED);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndInItsTurn() throws IOException {
        openWith(fiveAtOnceAndTenASecond());
        Peer peer = chat.connect();
        peer.write(IntStream.range(0, 8).mapToObj(ChatHandlerTest::ping).collect(Collectors.joining()));
        chat.until(() -> peer.lines().size() == 8);
        assertThat(replied(peer)).isEqualTo(upTo(8));
        assertThat(types(peer).subList(0, 5)).containsOnly("ok");
        assertThat(types(peer).subList(5, 8)).containsOnly("error");
        assertThat(json(peer).get(7).path("code").asText()).isEqualTo("rate_limited");
        assertThat(json(peer).get(7).path("retry_after_ms").asLong()).isBetween(1L, 100L);
        chat.pass(Duration.ofMillis(200));
        peer.forget();
        peer.write(ping(9) + ping(10) + ping(11));
        chat.until(() -> peer.lines().size() == 3);
        assertThat(types(peer)).containsExactly("ok", "ok", "error");
    }

    /** A refusal costs nearly as much as an answer: a flood must not turn into ever so many of them. */
    @Test
    void whoGoesOnPastTheRateIsReadAtTheRateAndNotRefusedAHundredTimesAgainForEachToken() throws IOException {
        openWith(fiveAtOnceAndTenASecond());
        Peer peer = chat.connect();
        peer.write(IntStream.range(0, 2000).mapToObj(ChatHandlerTest::ping).collect(Collectors.joining()));
        // A burst of 5, a hundred refusals, and the one that is too much.
        chat.until(() -> peer.lines().size() == 5 + 100 + 1);
        chat.turns(50);
        assertThat(peer.lines()).hasSize(5 + 100 + 1);
        peer.forget();
        chat.pass(Duration.ofSeconds(10));
        chat.turns(50);
        long served = types(peer).stream().filter("ok"::equals).count();
        assertThat(served).as("at the rate").isBetween(80L, 100L);
        assertThat(peer.lines().size() - served).as("refused").isBetween(30L, 70L);
    }

    @Test
    void whoHoldsMostOfTheLinesThatDoNotEndGoesFirst() throws IOException {
        openWith(new SessionLimits(
                1_000_000,
                4_000_000,
                Long.MAX_VALUE,
                4_000,
                0,
                1,
                0,
                Duration.ZERO,
                Duration.ofSeconds(30),
                SourceLimits.UNBOUNDED));
        Peer ann = chat.register("ann");
        Peer bob = chat.register("bob");
        Peer cy = chat.register("cy");
        ann.write("{\"type\":\"send\",\"id\":7,\"room\":\"lobby\",\"text\":\"" + "a".repeat(900));
        bob.write("{" + " ".repeat(1_900));
        chat.until(() -> chat.held() > 2_700);
        assertThat(bob.isAtEnd()).isFalse();
        cy.write("{" + " ".repeat(1_500));
        chat.until(bob::isAtEnd);
        assertThat(last(bob, "code")).isEqualTo("slow_consumer");
        assertThat(chat.held()).isLessThanOrEqualTo(4_000);
        ann.write("\"}\n");
        chat.until(() -> replied(ann).contains(7));
        cy.write("\"type\":\"ping\",\"id\":8}\n");
        chat.until(() -> replied(cy).contains(8));
        assertThat(chat.held()).as("bytes held between lines").isZero();
    }

    @Test
    void aPongIsNoRequestAndGetsNoReply() throws IOException {
        Peer peer = chat.connect();
        peer.write("{\"type\":\"pong\"}\n{\"type\":\"pong\",\"id\":1}\n" + ping(2));
        chat.until(() -> peer.lines().size() == 1);
        assertThat(replied(peer)).containsExactly(2);
    }

    @Test
    void garbageIsAnsweredAndTooMuchOfItEndsTheConnectionAtThatLine() throws IOException {
        Peer ann = chat.register("ann");
        ann.write("not json\n".repeat(10) + "x".repeat(3000) + "\n" + "{]\n".repeat(9) + send(1, "after the end"));
        chat.until(ann::isAtEnd);
        assertThat(types(ann)).hasSize(21).last().isEqualTo("bye");
        assertThat(last(ann, "code")).isEqualTo("bad_input");
        assertThat(json(ann).get(10).path("code").asText()).isEqualTo("line_too_long");
        assertThat(json(ann).get(18).has("fatal")).isFalse();
        assertThat(json(ann).get(19).path("fatal").asBoolean()).isTrue();
        assertThat(chat.world.state().room("lobby").entries().lastSeq())
                .as("what follows the fatal line is not carried out")
                .isEqualTo(1);
    }

    @Test
    void goodRequestsForgiveGarbage() throws IOException {
        Peer peer = chat.connect();
        for (int i = 0; i < 40; i++) {
            peer.write(ping(i) + "garbage\n");
        }
        chat.until(() -> peer.lines().size() == 80);
        assertThat(peer.isAtEnd()).isFalse();
        assertThat(replied(peer)).isEqualTo(upTo(40));
    }

    @Test
    void silenceIsAskedAboutAndThenEnds() throws IOException {
        Peer silent = chat.connect();
        Peer alive = chat.connect();
        chat.pass(Duration.ofMillis(29_900));
        assertThat(silent.lines()).isEmpty();
        chat.pass(Duration.ofMillis(300));
        chat.until(() -> types(silent).equals(List.of("ping")));
        alive.write("{\"type\":\"pong\"}\n");
        chat.turns(20);
        chat.pass(Duration.ofSeconds(59));
        assertThat(types(silent)).containsExactly("ping", "ping");
        assertThat(silent.isAtEnd()).isFalse();
        chat.pass(Duration.ofSeconds(1));
        chat.until(silent::isAtEnd);
        assertThat(types(silent)).containsExactly("ping", "ping", "bye");
        assertThat(last(silent, "code")).isEqualTo("idle");
        assertThat(alive.isAtEnd()).isFalse();
    }

    private void openWithLogin(Duration login) throws IOException {
        openWith(new SessionLimits(
                1_000_000, 4_000_000, Long.MAX_VALUE, 0, 1, login, Duration.ofSeconds(30), SourceLimits.UNBOUNDED));
    }

    @Test
    void whoDoesNotSignInInTimeIsLetGoHoweverOftenTheyPing() throws IOException {
        openWithLogin(Duration.ofSeconds(20));
        Peer ann = chat.register("ann");
        Peer pinging = chat.connect();
        for (int i = 0; i < 19; i++) {
            chat.pass(Duration.ofSeconds(1));
            pinging.write(ping(i));
            chat.turns(5);
        }
        assertThat(pinging.isAtEnd()).isFalse();
        chat.pass(Duration.ofSeconds(1));
        chat.until(pinging::isAtEnd);
        assertThat(last(pinging, "code")).isEqualTo("login_timeout");
        assertThat(last(pinging, "text"))
                .isEqualTo("Nobody signed in on this connection within 20 s. Connect again to sign in.");
        assertThat(ann.isAtEnd()).isFalse();
    }

    @Test
    void theTimeToSignInBeginsAnewWithALogout() throws IOException {
        openWithLogin(Duration.ofSeconds(10));
        Peer ann = chat.register("ann");
        chat.pass(Duration.ofSeconds(25));
        ann.write("{\"type\":\"logout\",\"id\":1}\n");
        chat.until(() -> replied(ann).equals(List.of(1)));
        chat.pass(Duration.ofSeconds(9));
        ann.write(ping(2));
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
        assertThat(ann.isAtEnd()).isFalse();
        chat.pass(Duration.ofSeconds(1));
        chat.until(ann::isAtEnd);
        assertThat(last(ann, "code")).isEqualTo("login_timeout");
    }

    @Test
    void whoSignsInAgainInTimeStays() throws IOException {
        openWithLogin(Duration.ofSeconds(10));
        Peer ann = chat.register("ann");
        ann.write("{\"type\":\"logout\",\"id\":1}\n");
        chat.until(() -> replied(ann).equals(List.of(1)));
        chat.pass(Duration.ofSeconds(9));
        ann.write("{\"type\":\"login\",\"id\":2,\"user\":\"ann\",\"password\":\"correct horse\"}\n");
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
        chat.pass(Duration.ofSeconds(20));
        ann.write(ping(3));
        chat.until(() -> replied(ann).equals(List.of(1, 2, 3)));
    }

    @Test
    void whoWaitsForAHashIsNotLetGoMeanwhile() throws IOException {
        openWithLogin(Duration.ofSeconds(10));
        chat.holdPasswords = true;
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n");
        chat.until(() -> chat.passwordWork.size() == 1);
        chat.pass(Duration.ofSeconds(15));
        chat.passwordWork.remove().run();
        chat.until(() -> replied(ann).equals(List.of(1)));
        chat.pass(Duration.ofSeconds(15));
        ann.write(ping(2));
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
    }

    @Test
    void linesAreShortUntilSomebodyIsSignedIn() throws IOException {
        Peer ann = chat.connect();
        String tooLong = "x".repeat(ServiceFixture.MAX_LINE / 2);
        ann.write(ping(1));
        ann.write("{\"type\":\"ping\",\"id\":2,\"more\":\"" + tooLong + "\"}\n");
        chat.until(() -> ann.lines().size() == 2);
        assertThat(last(ann, "text")).startsWith("The line is longer than 1000 bytes.");
        ann.write("{\"type\":\"register\",\"id\":3,\"user\":\"ann\",\"password\":\"correct horse\"}\n"
                + "{\"type\":\"ping\",\"id\":4,\"more\":\"" + tooLong + "\"}\n"
                + "{\"type\":\"logout\",\"id\":5}\n"
                + "{\"type\":\"ping\",\"id\":6,\"more\":\"" + tooLong + "\"}\n"
                + ping(7));
        chat.until(() -> replied(ann).contains(7));
        assertThat(replied(ann)).containsExactly(1, 3, 4, 5, 7);
    }

    @Test
    void nothingIsLoggedForEachLineOfSomebodyWhoIsNotSignedIn() throws IOException {
        chat.close();
        chat = new ServiceFixture(limits(1_000_000, 4_000_000), true);
        List<String> logged = new ArrayList<>();
        LogLines requests = LogLines.of("parley.requests", logged::add);
        LogLines readable = LogLines.of("parley", logged::add);
        try {
            Peer ann = chat.connect();
            ann.write(ping(1) + "{\"id\":2,\"type\":\"nonsense\"}\n{\n" + send(3, "hello")
                    + "{\"id\":4,\"type\":\"login\",\"token\":\"none\"}\n");
            chat.until(() -> replied(ann).contains(4));
            assertThat(logged).isEmpty();
            ann.write("{\"type\":\"register\",\"id\":5,\"user\":\"ann\",\"password\":\"correct horse\"}\n" + ping(6));
            chat.until(() -> replied(ann).contains(6));
        } finally {
            requests.close();
            readable.close();
        }
        assertThat(logged)
                .anyMatch(line -> line.startsWith("register by ann"))
                .anyMatch(line -> line.startsWith("ping by ann"))
                .noneMatch(line -> line.contains("nobody"));
    }

    @Test
    void aBugInAHeartbeatIsNotTheLastHeartbeat() throws IOException {
        Peer ann = chat.connect();
        chat.writingBroken = true;
        chat.pass(Duration.ofSeconds(31));
        chat.writingBroken = false;
        assertThat(ann.lines()).isEmpty();
        chat.pass(Duration.ofSeconds(30));
        chat.until(() -> types(ann).equals(List.of("ping")));
    }

    @Test
    void timeInWhichTheLoopStoodStillIsNobodysSilence() throws IOException {
        Peer ann = chat.register("ann");
        Peer silent = chat.connect();
        ann.write(send(1, "said while the server was stopped"));
        chat.standStill(Duration.ofSeconds(110));
        chat.until(() -> replied(ann).equals(List.of(1)));
        chat.standStill(Duration.ofHours(10));
        chat.turns(20);
        assertThat(types(silent)).as("nobody is even asked").isEmpty();
        chat.pass(Duration.ofSeconds(89));
        assertThat(silent.isAtEnd()).isFalse();
        chat.pass(Duration.ofSeconds(3));
        chat.until(silent::isAtEnd);
        assertThat(last(silent, "code"))
                .as("silence while the loop turns counts")
                .isEqualTo("idle");
    }

    @Test
    void whatCanBeReadIsReadBeforeAnybodyIsCalledIdle() throws IOException {
        Peer late = chat.connect();
        chat.pass(Duration.ofMillis(89_900));
        assertThat(late.isAtEnd()).isFalse();
        late.write(ping(1));
        // It lies in the socket when the turn begins in which the silence would be too long.
        late.move();
        chat.pass(Duration.ofMillis(200));
        chat.until(() -> replied(late).equals(List.of(1)));
        assertThat(types(late)).doesNotContain("bye");
    }

    @Test
    void aStrangersGarbageEndsTheConnectionAndWhatCameInTheSamePacketIsNotObeyed() throws IOException {
        for (String first : List.of("GET / HTTP/1.1\r\n", "garbage\n", "[]\n", "x".repeat(3000) + "\n")) {
            Peer page = chat.connect();
            page.write(first + "Host: here\r\n\r\n"
                    + "{\"type\":\"register\",\"id\":1,\"user\":\"page\",\"password\":\"correct horse\"}\n");
            chat.until(page::isAtEnd);
            assertThat(types(page)).containsExactly("error", "bye");
            assertThat(last(page, "code")).isEqualTo("bad_input");
            assertThat(chat.world.state().account("page")).isNull();
        }
    }

    @Test
    void bytesThatBeginNoRequestEndTheConnectionBeforeTheirLineDoes() throws IOException {
        Peer tls = chat.connect();
        tls.write("\u0016\u0003\u0001");
        chat.until(tls::isAtEnd);
        assertThat(types(tls)).containsExactly("error", "bye");
        Peer slow = chat.connect();
        for (String piece : List.of("{\"type\"", ":\"ping\",", "\"id\":1}", "\n")) {
            slow.write(piece);
            chat.turns(3);
        }
        chat.until(() -> replied(slow).equals(List.of(1)));
    }

    @Test
    void whoWaitsForUsIsNotSilent() throws IOException {
        chat.holdPasswords = true;
        Peer ann = chat.connect();
        ann.write("{\"type\":\"register\",\"id\":1,\"user\":\"ann\",\"password\":\"correct horse\"}\n");
        chat.until(() -> chat.passwordWork.size() == 1);
        chat.pass(Duration.ofSeconds(200));
        assertThat(ann.isAtEnd()).isFalse();
        chat.passwordWork.remove().run();
        chat.until(() -> replied(ann).equals(List.of(1)));
    }

    @Test
    void pastTheSoftBoundARoomIsSaidToBeBehindOnceUntilItsHistoryIsAsked() throws IOException {
        openWith(limits(200_000, 100_000_000));
        Peer slow = chat.register("slow");
        Peer ann = chat.register("ann");
        chat.until(() -> slow.lines().size() == 2);
        slow.forget();
        slow.deaf(true);
        int sent = 0;
        String text = "y".repeat(1500);
        while (behindOf() == 0 && sent < 20_000) {
            ann.write(send(sent++, text));
            chat.turn();
        }
        int more = sent + 500;
        for (; sent < more; sent++) {
            ann.write(send(sent, text));
        }
        chat.until(() -> ann.lines().size() == more);
        slow.deaf(false);
        chat.until(() -> types(slow).contains("behind"));
        chat.turns(50);
        List<String> types = types(slow);
        assertThat(types.stream().filter("behind"::equals)).hasSize(1);
        assertThat(types).last().isEqualTo("behind");
        long behind = json(slow).get(types.size() - 1).path("last_seq").asLong();
        assertThat(behind).as("the first that was not sent").isEqualTo(2 + types.size());
        slow.forget();
        // A page that ends before the log does changes nothing; one that holds the newest entry does.
        slow.write("{\"type\":\"history\",\"id\":1,\"room\":\"#LOBBY\",\"after\":" + (behind - 1) + ",\"limit\":1}\n");
        chat.until(() -> replied(slow).equals(List.of(1)));
        slow.forget();
        ann.write(send(sent++, "unheard"));
        chat.turns(50);
        assertThat(types(slow)).isEmpty();
        slow.write("{\"type\":\"history\",\"id\":2,\"room\":\"#LOBBY\",\"limit\":1}\n");
        chat.until(() -> replied(slow).equals(List.of(2)));
        slow.forget();
        ann.write(send(sent, "again"));
        chat.until(() -> types(slow).equals(List.of("message")));
    }

    @Test
    void theEndOfARoomIsToldAlsoToWhoIsBehind() throws IOException {
        openWith(limits(200_000, 100_000_000));
        Peer slow = chat.register("slow");
        Peer ann = chat.register("ann");
        slow.write("{\"type\":\"create\",\"id\":1,\"room\":\"tea\"}\n");
        chat.until(() -> replied(slow).contains(1));
        ann.write("{\"type\":\"join\",\"id\":1,\"room\":\"tea\"}\n");
        chat.until(() -> replied(ann).contains(1));
        ann.forget();
        slow.deaf(true);
        int sent = 0;
        while (behindOf() == 0 && sent < 20_000) {
            ann.write(send(sent++, "y".repeat(1500)).replace("lobby", "tea"));
            chat.turn();
        }
        ann.write(send(sent++, "one more").replace("lobby", "tea"));
        int all = sent;
        chat.until(() -> ann.lines().size() >= all);
        chat.handler.submit(new Input.OperatorDeletedRoom("tea"));
        slow.deaf(false);
        chat.until(() -> types(slow).contains("left"));
        assertThat(types(slow)).contains("behind").last().isEqualTo("left");
        assertThat(last(slow, "user")).isEqualTo("slow");
        assertThat(last(slow, "reason")).isEqualTo("kicked");
        slow.forget();
        // A room that is made under the name is not behind.
        ann.forget();
        ann.write("{\"type\":\"create\",\"id\":2,\"room\":\"tea\"}\n");
        chat.until(() -> replied(ann).equals(List.of(2)));
        slow.write("{\"type\":\"join\",\"id\":2,\"room\":\"tea\",\"limit\":0}\n");
        chat.until(() -> replied(slow).equals(List.of(2)));
        slow.forget();
        ann.write(send(sent, "fresh").replace("lobby", "tea"));
        chat.until(() -> types(slow).contains("message"));
    }

    /** Whoever is kicked out of a room that goes on can ask for what happened there. */
    @Test
    void onlyTheLastEntryOfAConversationIsSentToWhoIsBehindWhateverItsReasonIs() throws IOException {
        openWith(limits(200_000, 100_000_000));
        Peer slow = chat.register("slow");
        Peer ann = chat.register("ann");
        slow.deaf(true);
        for (int sent = 0; behindOf() == 0 && sent < 20_000; sent++) {
            ann.write(send(sent, "y".repeat(1500)));
            chat.turn();
        }
        ClientSession session = chat.loop.connections().stream()
                .filter(connection -> connection.pending() > 200_000)
                .map(connection -> (ClientSession) connection.attachment())
                .findFirst()
                .orElseThrow();
        deliver(session, LeaveReason.KICKED, false);
        long before = session.connection().pending();
        deliver(session, LeaveReason.KICKED, false);
        assertThat(session.connection().pending())
                .as("it was told that it is behind")
                .isEqualTo(before);
        deliver(session, LeaveReason.LEAVE, true);
        assertThat(session.connection().pending()).isGreaterThan(before);
    }

    private static void deliver(ClientSession session, LeaveReason reason, boolean isLast) {
        Entry left = new Entry.Left("lobby", 1_000_000, Instant.EPOCH, "slow", reason, null, null);
        Effect.Deliver deliver = new Effect.Deliver(Audience.of(List.of(session.id())), 0, left, isLast);
        session.deliver(deliver, new EncodedOnce(left));
    }

    @Test
    void theEndOfALargeRoomIsToldInPartsAndToEachBeforeAnythingElse() throws IOException {
        List<Peer> members = new ArrayList<>();
        for (int i = 0; i < 2 * LastWords.SESSIONS_A_TURN + 10; i++) {
            members.add(chat.register("user" + i));
        }
        Peer ann = chat.register("ann");
        ann.write("{\"type\":\"create\",\"id\":1,\"room\":\"tea\"}\n");
        chat.until(() -> replied(ann).equals(List.of(1)));
        for (Peer member : members) {
            member.forget();
            member.write("{\"type\":\"join\",\"id\":2,\"room\":\"tea\",\"limit\":0}\n");
        }
        chat.until(() -> members.stream().allMatch(member -> replied(member).contains(2)));
        chat.turns(3);
        members.forEach(Peer::forget);
        // The last one to be told has a reply and an entry of the next room of that name as well.
        Peer last = members.get(members.size() - 1);
        chat.handler.submit(new Input.OperatorDeletedRoom("tea"));
        ann.write("{\"type\":\"create\",\"id\":2,\"room\":\"tea\"}\n");
        last.write("{\"type\":\"join\",\"id\":3,\"room\":\"tea\",\"limit\":0}\n");
        chat.turn();
        assertThat(members.stream().filter(member -> types(member).contains("left")))
                .as("in one turn")
                .hasSizeLessThanOrEqualTo(LastWords.SESSIONS_A_TURN + 1);
        chat.until(() -> members.stream().allMatch(member -> types(member).contains("left")));
        for (Peer member : members) {
            assertThat(types(member).get(0)).isEqualTo("left");
            assertThat(types(member)).filteredOn("left"::equals).hasSize(1);
        }
        chat.until(() -> replied(last).contains(3));
        assertThat(last(members.get(0), "reason")).isEqualTo("kicked");
    }

    /** Entries that were not sent to the slow session: how far its outbox is behind, as the server counts. */
    private long behindOf() {
        return chat.loop.connections().stream()
                .filter(connection -> connection.pending() > 200_000)
                .count();
    }

    @Test
    void whoLogsOutAndInAgainIsNotBehindInSilence() throws IOException {
        openWith(limits(200_000, 100_000_000));
        Peer slow = chat.register("slow");
        Peer ann = chat.register("ann");
        slow.deaf(true);
        int sent = 0;
        while (behindOf() == 0) {
            ann.write(send(sent++, "y".repeat(1500)));
            chat.turn();
        }
        int all = sent;
        ann.write(send(sent, "one more"));
        chat.until(() -> ann.lines().size() >= all + 1);
        slow.deaf(false);
        chat.until(() -> types(slow).contains("behind"));
        slow.forget();
        slow.write("""
            {"type":"logout","id":1}
            {"type":"login","id":2,"user":"slow","password":"correct horse"}
            """);
        chat.until(() -> replied(slow).equals(List.of(1, 2)));
        slow.forget();
        ann.write(send(sent, "hello again"));
        chat.until(() -> types(slow).contains("message"));
    }

    @Test
    void pastTheHardBoundItIsOverWithAWordWhyAndAWholeLineBeforeIt() throws IOException {
        openWith(limits(50_000, 100_000));
        Peer slow = chat.register("slow");
        slow.deaf(true);
        Peer ann = chat.register("ann");
        int sent = 0;
        // Notices are no entries, and wait past the soft bound too.
        while (chat.loop.connections().stream().allMatch(connection -> connection.isOpen())) {
            ann.write("{\"type\":\"broadcast\",\"id\":" + sent++ + ",\"text\":\"" + "y".repeat(1500) + "\"}\n");
            chat.turn();
            assertThat(sent).isLessThan(50_000);
        }
        slow.deaf(false);
        chat.until(() -> slow.isAtEnd() || slow.wasReset());
        assertThat(slow.wasReset()).isFalse();
        assertThat(slow.received()).endsWith("\n");
        assertThat(types(slow)).last().isEqualTo("bye");
        assertThat(last(slow, "code")).isEqualTo("slow_consumer");
        ann.forget();
        ann.write(ping(99_999));
        chat.until(() -> replied(ann).contains(99_999));
    }

    @Test
    void whileTooMuchWaitsForAConnectionNoRequestOfItIsRead() throws IOException {
        openWith(limits(100_000, 100_000_000));
        Peer slow = chat.register("slow");
        Peer ann = chat.register("ann");
        slow.deaf(true);
        int sent = 0;
        while (behindOf() == 0) {
            ann.write("{\"type\":\"broadcast\",\"id\":" + sent++ + ",\"text\":\"" + "y".repeat(1500) + "\"}\n");
            chat.turn();
        }
        slow.write(send(1, "unread"));
        long before = chat.world.state().room("lobby").entries().lastSeq();
        chat.turns(50);
        assertThat(chat.world.state().room("lobby").entries().lastSeq()).isEqualTo(before);
        slow.deaf(false);
        chat.until(() -> replied(slow).contains(1));
    }

    @Test
    void atTheEndEveryoneHearsByeAfterWhatWasDecidedAndWhoWaitsIsRefused() throws IOException {
        Peer ann = chat.register("ann");
        chat.holdPasswords = true;
        Peer waiting = chat.connect();
        waiting.write("{\"type\":\"login\",\"id\":5,\"user\":\"ann\",\"password\":\"correct horse\"}\n");
        chat.until(() -> chat.passwordWork.size() == 1);
        chat.journal.prompt(false);
        ann.write(send(1, "last words"));
        chat.until(() -> chat.journal.waiting() == 1);
        chat.loop.post(() -> chat.handler.sayGoodbye("Going down."));
        chat.turns(10);
        assertThat(ann.receivedBytes()).isZero();
        chat.journal.commitAll();
        chat.until(() -> ann.isAtEnd() && waiting.isAtEnd());
        assertThat(types(ann)).containsExactly("ok", "bye");
        assertThat(types(waiting)).containsExactly("error", "bye");
        assertThat(json(waiting).get(0).path("code").asText()).isEqualTo("shutting_down");
        assertThat(last(ann, "code")).isEqualTo("shutting_down");
        assertThat(json(ann).get(1).path("reconnect_ms").asLong()).isBetween(2_000L, 3_000L);
        chat.passwordWork.remove().run();
        chat.pass(Duration.ofSeconds(3));
        assertThat(chat.loop.connections()).isEmpty();
        assertThat(chat.journal.waiting()).as("the late answer came to nothing").isZero();
    }

    @Test
    void aLongListCostsMoreOfTheRateThanAPing() throws IOException {
        chat.close();
        chat = new ServiceFixture(new SessionLimits(
                100_000_000,
                200_000_000,
                Long.MAX_VALUE,
                1,
                10,
                Duration.ZERO,
                Duration.ofSeconds(30),
                SourceLimits.UNBOUNDED));
        for (int i = 0; i < 500; i++) {
            String name = "user" + i;
            chat.world.apply(new Event.AccountCreated(new Name(name, name), "hash", Instant.EPOCH));
            chat.world.apply(new Event.EntryWritten(
                    new LogId.RoomLog("lobby"),
                    name,
                    new Entry.Joined("lobby", i + 1, Instant.EPOCH, name),
                    List.of()));
        }
        Peer ann = chat.register("ann");
        ann.write("{\"type\":\"members\",\"id\":1,\"room\":\"lobby\",\"limit\":400}\n" + ping(2).repeat(10));
        chat.until(() -> ann.lines().size() == 11);
        // Of ten, one is gone for the registration, one for the list and two for its length.
        assertThat(types(ann).stream().filter("ok"::equals)).hasSize(1 + 6);
        assertThat(last(ann, "code")).isEqualTo("rate_limited");
    }

    @Test
    void aBotHasARateOfItsOwn() throws IOException {
        chat.close();
        chat = new ServiceFixture(new SessionLimits(
                100_000_000,
                200_000_000,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                1_000,
                100,
                1,
                Duration.ZERO,
                Duration.ofSeconds(30),
                SourceLimits.UNBOUNDED));
        Peer ann = chat.register("ann");
        Peer robot = chat.register("robot");
        chat.world.apply(new Event.BotSet("robot", true));
        ann.forget();
        // The first one finds out; then there is one at once, and one each second.
        robot.write(ping(1).repeat(20));
        ann.write(ping(1).repeat(20));
        chat.until(() -> robot.lines().size() == 20 && ann.lines().size() == 20);
        assertThat(types(ann)).containsOnly("ok");
        assertThat(types(robot).stream().filter("ok"::equals).count()).isBetween(2L, 10L);
        assertThat(last(robot, "code")).isEqualTo("rate_limited");
    }

    @Test
    void aBotHasNoMoreOfItByMoreConnections() throws IOException {
        chat.close();
        chat = new ServiceFixture(new SessionLimits(
                100_000_000,
                200_000_000,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                1_000,
                100,
                1,
                Duration.ZERO,
                Duration.ofSeconds(30),
                SourceLimits.UNBOUNDED));
        Peer robot = chat.register("robot");
        Peer more = chat.connect();
        more.write("{\"type\":\"login\",\"user\":\"robot\",\"password\":\"correct horse\"}\n");
        chat.until(() -> more.lines().size() == 1);
        more.forget();
        chat.world.apply(new Event.BotSet("robot", true));
        // Each finds out with the first.
        robot.write(ping(1));
        more.write(ping(1));
        chat.until(() -> robot.lines().size() == 1 && more.lines().size() == 1);
        robot.forget();
        more.forget();
        robot.write(ping(2).repeat(20));
        more.write(ping(2).repeat(20));
        chat.until(() -> robot.lines().size() == 20 && more.lines().size() == 20);
        long taken = Stream.of(robot, more)
                .flatMap(peer -> types(peer).stream())
                .filter("ok"::equals)
                .count();
        assertThat(taken).isBetween(1L, 5L);
    }

    @Test
    void aBugInALogLineCostsNobodyAnything() throws IOException {
        chat.close();
        chat = new ServiceFixture(limits(1_000_000, 4_000_000), true);
        Peer bob = chat.register("bob");
        try (BrokenLog broken = new BrokenLog()) {
            Peer ann = chat.register("ann");
            ann.write(send(1, "hi") + "not json\n" + "{\"type\":\"nonsense\",\"id\":2}\n" + ping(3));
            chat.until(() -> replied(ann).equals(List.of(1, 2, 3)));
            ann.breakOff();
            chat.until(() -> types(bob).stream().filter("presence"::equals).count() == 2);
            assertThat(broken.failed()).isPositive();
        }
        bob.forget();
        bob.write(send(1, "still here"));
        chat.until(() -> replied(bob).equals(List.of(1)));
        assertThat(chat.loop.connections()).hasSize(1);
    }

    @Test
    void aRoomThatEndsIsLoggedAndGone() throws IOException {
        chat.close();
        chat = new ServiceFixture(limits(1_000_000, 4_000_000), true);
        Peer ann = chat.register("ann");
        ann.write("""
            {"type":"join","id":1,"room":"Teh","create":true}
            {"type":"leave","id":2,"room":"teh"}
            """);
        chat.until(() -> replied(ann).equals(List.of(1, 2)));
        List<String> logged = new ArrayList<>();
        LogLines lines = LogLines.of("parley", logged::add);
        try {
            Instant tomorrow = Instant.parse("2026-11-22T10:00:00Z");
            chat.loop.post(() -> chat.handler.submit(new Input.RoomUnused("teh", tomorrow, false)));
            ann.write("{\"type\":\"send\",\"id\":3,\"room\":\"teh\",\"text\":\"still waiting\"}\n");
            chat.until(() -> replied(ann).equals(List.of(1, 2, 3)));
        } finally {
            lines.close();
        }
        assertThat(last(ann, "code")).isEqualTo("no_such_room");
        assertThat(logged)
                .containsOnlyOnce("room [teh] ended: nothing was ever said in it, and nobody was in it for a day");
    }

    @Test
    void aQueryThatCannotBeStartedEndsItsConnectionAndNoOther() throws IOException {
        Peer ann = chat.register("ann");
        Peer bob = chat.register("bob");
        chat.workerBroken = true;
        ann.write("{\"type\":\"search\",\"id\":1,\"query\":\"word\"}\n");
        chat.until(ann::isAtEnd);
        assertThat(last(ann, "code")).isEqualTo("internal");
        bob.write(ping(1));
        chat.until(() -> replied(bob).equals(List.of(1)));
    }

    @Test
    void anOperatorsLookupWithABugEndsNothing() throws IOException {
        Peer ann = chat.register("ann");
        chat.loop.post(() -> chat.handler.submit(new Input.OperatorSaid("hello"), outcome -> {
            throw new IllegalStateException("a bug in the operator's answer");
        }));
        chat.until(() -> types(ann).contains("notice"));
        ann.forget();
        ann.write(ping(1));
        chat.until(() -> replied(ann).equals(List.of(1)));
    }

    @Test
    void aConnectionThatBreaksLeavesNothingBehind() throws IOException {
        Peer bob = chat.register("bob");
        Peer ann = chat.register("ann");
        ann.write("{\"type\":\"send\",\"room\":\"lob");
        chat.until(ann::hasWritten);
        bob.forget();
        ann.breakOff();
        chat.until(() -> types(bob).contains("presence"));
        assertThat(chat.world.presence().sessions()).hasSize(1);
        assertThat(chat.world.presence().online("ann")).isNull();
        assertThat(chat.loop.connections()).hasSize(1);
    }
}
