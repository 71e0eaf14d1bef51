package dev.parley.client.view;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import java.time.Instant;

/** Ann's client in situations that the screen tests look at. Time stands still but for what the server adds to it. */
final class Scenes {

    private Scenes() {}

    static Person atTheForm() {
        Person ann = new Person(new PaperServer(), "");
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.types("ann");
        ann.presses("Tab");
        return ann;
    }

    /** Bob has made a room for tea, Ann has come in, and there was some talk. */
    static Person tea() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        PaperServer.Wire cy = server.actor("cy");
        server.ask(bob, new Request.Create("tea", null, false));
        server.ask(bob, new Request.Topic("tea", "Tea and biscuits, from four on"));
        Person ann = Person.signedIn(server, "ann");
        server.ask(cy, new Request.Away("asleep"));
        server.now = Instant.parse("2026-11-21T16:04:00Z");
        ann.says("/join tea").says("is there any left?");
        server.ask(
                bob,
                new Request.Send(
                        "tea",
                        "plenty, and there are two kinds of biscuits too, if you come quickly",
                        null,
                        null,
                        null));
        ann.settle();
        ann.says("/me runs");
        server.ask(bob, new Request.Send("lobby", "tea is in #tea", null, null, null));
        server.ask(cy, new Request.Send("lobby", "@ann did you hear?", null, null, null));
        server.ask(bob, new Request.Send("@ann", "bring milk", null, null, null));
        ann.settle();
        return ann;
    }

    /** Four direct messages: seen, delivered, stored, and on their way; and one that was refused. */
    static Person direct() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/msg bob have you seen the cat?");
        server.ask(bob, new Request.Read("@ann", 1));
        ann.settle();
        ann.says("it was in the garden an hour ago and nobody has fed it since the morning");
        server.ask(bob, new Request.Received("@ann", 2));
        ann.settle();
        ann.says("hello?").says("forbidden words");
        ann.happen(new Event.Typed("I am coming over"));
        return ann;
    }

    /** More rooms and more people than a small screen has rows for. */
    static Person crowd() {
        PaperServer server = new PaperServer();
        for (int i = 0; i < 30; i++) {
            server.actor("user" + i);
        }
        Person ann = Person.signedIn(server, "ann");
        for (int i = 0; i < 20; i++) {
            ann.says("/join room-with-a-long-name-" + i);
        }
        ann.presses("Alt-1");
        PaperServer.Wire user = server.actor("somebody-with-a-long-name");
        for (int i = 0; i < 20; i++) {
            server.ask(user, new Request.Send("lobby", "message " + i, null, null, null));
        }
        ann.settle();
        return ann;
    }

    /** Wide characters, emoji and names of other scripts; and texts that would like to be obeyed. */
    static Person strange() {
        PaperServer server = new PaperServer();
        PaperServer.Wire eve = server.actor("eve");
        server.actor("李小龍");
        Person ann = Person.signedIn(server, "ann");
        server.ask(eve, new Request.Topic("lobby", "\u001b]0;owned\u0007 topic"));
        for (String text : new String[] {
            "\u001b[2J\u001b[31mred?",
            "\u202egnirts desrever",
            "bell\u0007 csi \u009b31m",
            "two\nlines\twith a tab",
            "日本語のテキストはここで折り返される、とても長いので一行には入らない。",
            "👩‍👩‍👧 🇩🇪 👍🏽 é"
        }) {
            server.ask(eve, new Request.Send("lobby", text, null, null, null));
        }
        ann.settle();
        return ann;
    }
}
