package dev.parley.server.core;

import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code who}, {@code away}, and the operator's word and boot. */
class PresenceTest {

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("bob");

    @Test
    void whoTellsWhoIsOnlineSinceWhenAndFromWhere() {
        chat.connect();
        chat.wait(Duration.ofSeconds(5));
        Client bobToo = chat.login("bob");
        bob.ok(new Request.Away("tea"));
        chat.register("cy").ok(new Request.Logout());
        assertThat(ann.ok(new Request.Who(), Result.UserList.class).users())
                .containsExactly(
                        new Result.UserSummary("ann", ChatFixture.START, null, ann.address()),
                        new Result.UserSummary("bob", ChatFixture.START, "tea", bobToo.address()));
        bobToo.disconnect();
        assertThat(ann.ok(new Request.Who(), Result.UserList.class).users())
                .last()
                .isEqualTo(new Result.UserSummary("bob", ChatFixture.START, "tea", bob.address()));
    }

    @Test
    void awayIsToldToThoseWhoShareARoomOrAConversationAndEndsWithTheLastConnection() {
        Client cy = chat.register("cy");
        Client dan = chat.register("dan");
        cy.ok(leave("lobby"));
        dan.ok(leave("lobby"));
        dan.ok(send("@bob", "hi"));
        Client bobToo = chat.login("bob");
        chat.hush();
        int events = chat.journal().size();
        bob.ok(new Request.Away("tea"));
        ServerEvent.Presence away = new ServerEvent.Presence("bob", true, "tea");
        assertThat(ann.told()).containsExactly(away);
        assertThat(dan.told()).containsExactly(away);
        assertThat(bobToo.told()).containsExactly(away);
        assertThat(bob.told()).isEmpty();
        assertThat(cy.told()).isEmpty();
        bob.ok(new Request.Away(""));
        assertThat(ann.told()).containsExactly(new ServerEvent.Presence("bob", true, null));
        bob.ok(new Request.Away("tea"));
        bob.disconnect();
        bobToo.disconnect();
        chat.login("bob");
        assertThat(ann.told())
                .containsExactly(
                        away,
                        new ServerEvent.Presence("bob", false, null),
                        new ServerEvent.Presence("bob", true, null));
        assertThat(chat.journal().stream().skip(events))
                .as("never journaled, but for the new token")
                .hasSize(1);
    }

    @Test
    void anAwayTextIsALine() {
        assertThat(ann.refusal(new Request.Away("a\nb"))).isEqualTo("bad_text");
        assertThat(ann.refusal(new Request.Away("x".repeat(301)))).isEqualTo("text_too_long");
        ann.ok(new Request.Away("x".repeat(300)));
    }

    @Test
    void theOperatorsWordGoesToEveryoneWhoIsSignedIn() {
        Client stranger = chat.connect();
        Client bobToo = chat.login("bob");
        chat.hush();
        chat.submit(Command.NO_SESSION, new Input.OperatorSaid("tea is ready"));
        for (Client client : new Client[] {ann, bob, bobToo}) {
            assertThat(client.told()).containsExactly(new ServerEvent.Notice("tea is ready", null));
        }
        assertThat(stranger.told()).isEmpty();
    }

    @Test
    void whoIsKickedLosesEveryConnectionAndNobodyElseDoes() {
        Client bobToo = chat.login("bob");
        chat.submit(Command.NO_SESSION, new Input.OperatorKicked("BOB", ""));
        assertThat(bob.bye().code()).isEqualTo("kicked");
        assertThat(bobToo.bye().code()).isEqualTo("kicked");
        assertThat(ann.bye()).isNull();
        for (String nobody : new String[] {"cy", "", "no name", "@bob"}) {
            assertThat(chat.submit(Command.NO_SESSION, new Input.OperatorKicked(nobody, ""))
                            .effects())
                    .isEmpty();
        }
    }

    @Test
    void openingAgainMakesNoSecondLobby() {
        assertThat(chat.submit(Command.NO_SESSION, new Input.Opened()).events()).isEmpty();
        assertThat(chat.journal().get(0).toString()).contains("RoomCreated", "lobby");
    }

    @Test
    void aSessionThatIsNotThereIsDecidedToNothing() {
        Outcome outcome = chat.submit(999, new Input.Asked(null, new Request.Ping()));
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.effects()).isEmpty();
        assertThat(chat.submit(999, new Input.Disconnected()).changes()).isEmpty();
    }
}
