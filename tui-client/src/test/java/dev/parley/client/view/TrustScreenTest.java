package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.tls.Fingerprint;
import org.junit.jupiter.api.Test;

/** The question whether a server is the one that is meant, and servers that are refused. */
class TrustScreenTest {

    private static final Fingerprint KEY =
            Fingerprint.parse("SHA256:" + "k".repeat(42) + "A").orElseThrow();

    private static final Event.UnknownServer UNKNOWN =
            new Event.UnknownServer(KEY, "No certificate authority that this machine trusts vouches for it.\u001b[2J");

    private static final String REFUSED =
            "The key of the server at 127.0.0.1:5000 has changed. Nothing was sent to it.\n"
                    + "If the new key is right, remove line 3 of /home/ann/known_servers and connect again.";

    private static Person asked() {
        Person ann = new Person(new PaperServer(), "");
        ann.resize(80, 24);
        ann.happen(new Event.Started(true));
        ann.happen(UNKNOWN);
        return ann;
    }

    @Test
    void theQuestionSaysWhichServerAndHowItsKeyIsCompared() {
        Screens.assertShows(asked().model, """

                ⋮
                  You have not connected to this server before: 127.0.0.1:5000

                  Its key: SHA256:kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkA

                  No certificate authority that this machine trusts vouches for it.␛[2J

                  On the server, scripts/server.sh fingerprint prints its key. Compare the
                  two. If they differ, somebody is between you and the server. Nothing was
                  sent yet.

                  Trust this key and connect?
                  y yes   n no

                ⋮
                """);
    }

    @Test
    void onTheSmallestScreenTheQuestionIsStillInSight() {
        Person ann = asked();
        ann.resize(20, 5);
        assertThat(Screens.shown(ann.model)).contains("Trust this key", "y yes   n no");
        ann.resize(60, 10);
        assertThat(Screens.shown(ann.model)).contains(KEY.text(), "y yes   n no");
    }

    @Test
    void yesTrustsAndConnects() {
        Person ann = asked();
        ann.presses("Enter");
        assertThat(ann.effects).as("Enter is no answer").doesNotHaveAnyElementsOfTypes(Effect.Trust.class);
        ann.types("Y");
        assertThat(ann.effects).contains(new Effect.Trust("127.0.0.1:5000", KEY));
        assertThat(ann.model.connection()).isInstanceOf(Connection.Connecting.class);
        assertThat(Screens.shown(ann.model)).contains("Password");
    }

    @Test
    void noLeadsToTheFormAndNothingIsSent() {
        for (String no : new String[] {"n", "Esc", "Ctrl-C"}) {
            Person ann = asked();
            if (no.length() == 1) {
                ann.types(no);
            } else {
                ann.presses(no);
            }
            assertThat(ann.effects)
                    .doesNotHaveAnyElementsOfTypes(Effect.Trust.class, Effect.Ask.class, Effect.Connect.class);
            assertThat(ann.model.connection()).isInstanceOf(Connection.Idle.class);
            assertThat(Screens.shown(ann.model)).contains("Not connected: you do not trust the server.");
        }
    }

    @Test
    void whatWasTypedToSignInWaitsForTheAnswer() {
        Person ann = Scenes.atTheForm();
        ann.resize(80, 24);
        ann.reachable = false;
        ann.types("a password");
        ann.lose();
        ann.presses("Enter");
        ann.happen(UNKNOWN);
        ann.types("y");
        assertThat(ann.effects).contains(new Effect.Trust("127.0.0.1:5000", KEY));
    }

    @Test
    void aRefusedServerIsExplainedOverTheForm() {
        Person ann = new Person(new PaperServer(), "");
        ann.resize(60, 15);
        ann.happen(new Event.Started(true));
        ann.happen(new Event.RefusedServer(REFUSED));
        Screens.assertShows(ann.model, """
                 No connection.
                 The key of the server at 127.0.0.1:5000 has changed.
                 Nothing was sent to it.
                 If the new key is right, remove line 3 of
                 /home/ann/known_servers and connect again.

                ⋮
                 Esc: back
                """);
        ann.types("a");
        assertThat(ann.model.page()).isNull();
        assertThat(ann.model.form().user().text()).isEqualTo("a");
    }

    @Test
    void aServerThatIsRefusedLaterIsNotTriedAgainByItself() {
        Person ann = Scenes.tea();
        ann.resize(80, 24);
        ann.happen(new Event.RefusedServer(REFUSED));
        assertThat(Screens.shown(ann.model)).contains("remove line 3 of", "no connection");
        ann.effects.clear();
        ann.wait(60);
        assertThat(ann.effects).doesNotHaveAnyElementsOfTypes(Effect.Connect.class);
        ann.presses("Esc");
        ann.says("/reconnect");
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void plainTextOverANetworkIsSaidAllTheTime() {
        PaperServer server = new PaperServer();
        Person ann = Person.signedIn(server, "ann");
        ann.resize(80, 24);
        assertThat(Screens.shown(ann.model)).doesNotContain("not encrypted");
        ann.happen(new Event.LinkUp(server.hello(), true));
        assertThat(Screens.shown(ann.model)).contains("not encrypted");
        ann.resize(40, 10);
        assertThat(Screens.shown(ann.model)).contains("not encrypted");
        ann.lose();
        assertThat(Screens.shown(ann.model)).contains("not encrypted");
    }
}
