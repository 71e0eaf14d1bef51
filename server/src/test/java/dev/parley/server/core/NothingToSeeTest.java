package dev.parley.server.core;

import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.server.core.ChatFixture.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that shows nothing is none, wherever one is asked for. */
class NothingToSeeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u00a0",
                "\u3000\u2003",
                "\u200b",
                "\u200d\u200b",
                "\u2060",
                "\ufeff",
                "\u3164",
                "\u115f",
                "\uffa0",
                "\u2800",
                "\ufe0f",
                "\udb40\udc61",
                "\u00ad",
                "\u0301",
                "\u202e"
            })
    void whatShowsNothingIsBadText(String nothing) {
        ChatFixture chat = ChatFixture.open();
        Client ann = chat.register("ann");
        chat.register("bob");
        ann.ok(joinOrCreate("tea"));
        ann.ok(send("tea", "hi"));
        for (Request request : new Request[] {
            send("tea", nothing),
            send("@bob", nothing),
            new Request.Edit("tea", 2, nothing),
            new Request.React("tea", 2, nothing, true),
            new Request.Topic("tea", nothing),
            new Request.Create("new", nothing, false),
            new Request.Broadcast(nothing),
            new Request.Away(nothing)
        }) {
            assertThat(ann.refusal(request)).as(request.toString()).isEqualTo("bad_text");
        }
        ann.ok(send("tea", nothing + "x"));
    }
}
