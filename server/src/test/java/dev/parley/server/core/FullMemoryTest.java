package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Registration;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.server.core.ChatFixture.Client;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the state has all the memory that it may have, nothing is added to it, and what is there goes on. */
class FullMemoryTest {

    private static final long MOST = 20_500;

    private final ChatFixture chat = new ChatFixture(
            new Policy(
                    4096,
                    Registration.OPEN,
                    true,
                    true,
                    Map.of(),
                    1_000,
                    1_000,
                    4,
                    Policy.SignIn.UNBOUNDED,
                    Policy.PerUser.UNBOUNDED,
                    MOST),
            100);
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("bob");

    @BeforeEach
    void fill() {
        ann.ok(new Request.Create("tea", "leaves", false));
        ann.ok(send("@bob", "hi"));
        int users = 0;
        while (chat.state().bytes() < MOST) {
            assertThat(users++).isLessThan(100);
            chat.register("somebody" + users);
        }
    }

    @Test
    void nobodyRegistersAndTheReasonIsSaid() {
        ErrorReply refused = chat.connect().refused(new Request.Register("cy", ChatFixture.PASSWORD));
        assertThat(refused.code()).isEqualTo("registration_closed");
        assertThat(refused.text()).isEqualTo("This server has no memory for more accounts. Ask its operator.");
    }

    @Test
    void thereAreNoMoreRoomsMembersAndConversations() {
        long full = chat.state().bytes();
        for (Request more : new Request[] {
            create("milk"), joinOrCreate("milk"), new Request.Topic("tea", "green leaves"), send("@somebody1", "hello")
        }) {
            ErrorReply refused = ann.refused(more);
            assertThat(refused.code()).isEqualTo("forbidden");
            assertThat(refused.text()).contains("no memory for more rooms, members and conversations");
        }
        assertThat(bob.refused(join("tea")).code()).isEqualTo("forbidden");
        assertThat(chat.state().bytes()).isEqualTo(full);
        chat.assertReplayGivesTheSame();
    }

    @Test
    void peopleGoOnTalkingAndNothingGrows() {
        bob.ok(send("lobby", "hello"));
        ann.ok(send("lobby", "hello"));
        ann.ok(send("@bob", "hi again"));
        bob.ok(send("@ann", "hi"));
        long full = chat.state().bytes();
        for (int i = 0; i < 10; i++) {
            ann.ok(send("lobby", "@bob, are you there?"));
            bob.ok(send("@ann", "yes"));
        }
        ann.ok(new Request.Topic("tea", "milk"));
        assertThat(chat.state().bytes()).isLessThanOrEqualTo(full);
        chat.assertReplayGivesTheSame();
    }

    @Test
    void whoSignsInAgainGivesUpTheOldestSignInForIt() {
        long full = chat.state().bytes();
        Result.SignedIn first = chat.connect().ok(login("bob", ChatFixture.PASSWORD), Result.SignedIn.class);
        Result.SignedIn second = chat.connect().ok(login("bob", ChatFixture.PASSWORD), Result.SignedIn.class);
        assertThat(chat.state().bytes()).isEqualTo(full);
        assertThat(chat.connect().refusal(loginByToken(first.token()))).isEqualTo("bad_credentials");
        chat.connect().ok(loginByToken(second.token()));
    }

    @Test
    void whatEndsMakesRoom() {
        ann.ok(leave("tea"));
        ann.ok(leave("lobby"));
        bob.ok(leave("lobby"));
        assertThat(chat.state().bytes()).isLessThan(MOST);
        bob.ok(join("tea"));
    }
}
