package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the operator or an admin says to all reaches those who come within a day, once. */
class ServerNoticesTest {

    private final ChatFixture chat = new ChatFixture(Operated.by("root"), 10_000);
    private final Client ann = chat.register("ann");

    @AfterEach
    void replay() {
        chat.assertReplayGivesTheSame();
    }

    private void say(String text) {
        chat.submit(Command.NO_SESSION, new Input.OperatorNoticeKept(text));
        chat.submit(Command.NO_SESSION, new Input.OperatorSaid(text));
    }

    private static List<ServerEvent.Notice> notices(Client client) {
        return client.told().stream()
                .filter(ServerEvent.Notice.class::isInstance)
                .map(ServerEvent.Notice.class::cast)
                .toList();
    }

    @Test
    void whoWasNotThereIsToldOnceWithItsTimeOnWhateverClient() {
        chat.register("bob").disconnect();
        chat.hush();
        Instant at = chat.now();
        say("Restart at noon.");
        assertThat(notices(ann)).containsExactly(new ServerEvent.Notice("Restart at noon.", null));
        chat.wait(Duration.ofHours(23));
        Client bob = chat.login("bob");
        assertThat(notices(bob)).containsExactly(new ServerEvent.Notice("Restart at noon.", null, at));
        assertThat(notices(chat.login("bob"))).isEmpty();
        bob.disconnect();
        assertThat(notices(chat.login("bob"))).isEmpty();
    }

    @Test
    void whoHeardItIsNotToldAgainAlsoAfterARestart() {
        say("Restart at noon.");
        ann.disconnect();
        assertThat(notices(chat.login("ann"))).isEmpty();
        assertThat(chat.replayed().account("ann").noticesSeen()).isEqualTo(1);
        assertThat(chat.replayed().notices().after(0, chat.now())).hasSize(1);
    }

    @Test
    void byTokenAndByRegisteringTheyAreToldToo() {
        Client bob = chat.connect();
        String token = bob.ok(new Request.Register("bob", ChatFixture.PASSWORD), Result.SignedIn.class)
                .token();
        bob.disconnect();
        say("one");
        say("two");
        Client again = chat.connect();
        again.ok(new Request.Login(null, null, token, null, null), Result.SignedIn.class);
        assertThat(notices(again)).extracting(ServerEvent.Notice::text).containsExactly("one", "two");
        assertThat(notices(chat.register("carl")))
                .extracting(ServerEvent.Notice::text)
                .containsExactly("one", "two");
    }

    @Test
    void afterADayItIsOver() {
        chat.register("bob").disconnect();
        say("Restart at noon.");
        chat.wait(Duration.ofDays(1));
        assertThat(notices(chat.login("bob"))).isEmpty();
    }

    @Test
    void anAdminsBroadcastIsKeptAndAnybodyElsesIsNot() {
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null), Result.SignedIn.class);
        chat.register("bob").disconnect();
        ann.ok(new Request.Broadcast("tea?"));
        root.ok(new Request.Broadcast("Hear, all."));
        assertThat(notices(root)).extracting(ServerEvent.Notice::text).containsExactly("tea?", "Hear, all.");
        assertThat(notices(chat.login("bob")))
                .containsExactly(new ServerEvent.Notice("Hear, all.", "root", chat.now()));
    }

    @Test
    void onlyTheNewestAreKept() {
        chat.register("bob").disconnect();
        for (int i = 1; i <= 60; i++) {
            say("notice " + i);
        }
        assertThat(notices(chat.login("bob")))
                .hasSize(50)
                .last()
                .extracting(ServerEvent.Notice::text)
                .isEqualTo("notice 60");
        chat.register("carl").disconnect();
        for (int i = 0; i < 40; i++) {
            say("x".repeat(4_000));
        }
        assertThat(notices(chat.login("carl"))).hasSize(16);
    }

    @Test
    void whatADeletedAdminSaidIsToldNobodyAnyMore() {
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null), Result.SignedIn.class);
        chat.register("bob").disconnect();
        say("one");
        root.ok(new Request.Broadcast("two"));
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("root"));
        assertThat(notices(chat.login("bob")))
                .extracting(ServerEvent.Notice::text)
                .containsExactly("one");
        say("three");
        assertThat(notices(ann)).last().extracting(ServerEvent.Notice::text).isEqualTo("three");
        assertThat(chat.state().notices().last()).isEqualTo(3);
    }

    @Test
    void whileNothingCanBeStoredItReachesThoseWhoAreThere() {
        chat.register("bob").disconnect();
        say("one");
        chat.world().setWritable(false);
        say("The disk is full.");
        assertThat(notices(ann)).extracting(ServerEvent.Notice::text).containsExactly("one", "The disk is full.");
        Client bob = chat.connect();
        bob.ok(Requests.login("bob", ChatFixture.PASSWORD));
        assertThat(notices(bob)).extracting(ServerEvent.Notice::text).containsExactly("one");
        chat.world().setWritable(true);
    }

    @Test
    void whatAnAdminHasSaidWhoIsBlockedIsNotToldAtSignInNorAfterwards() {
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null), Result.SignedIn.class);
        chat.register("bob").disconnect();
        ann.ok(new Request.Block("root"));
        ann.disconnect();
        chat.hush();
        root.ok(new Request.Broadcast("Hear, all."));
        say("Restart at noon.");

        Client again = chat.login("ann");
        assertThat(notices(again)).extracting(ServerEvent.Notice::text).containsExactly("Restart at noon.");
        assertThat(notices(chat.login("bob")))
                .extracting(ServerEvent.Notice::text)
                .containsExactly("Hear, all.", "Restart at noon.");
        again.ok(new Request.Unblock("root"));
        again.disconnect();
        assertThat(notices(chat.login("ann"))).as("it counts as seen").isEmpty();
    }
}
