package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.server.core.ChatFixture.Client;
import org.junit.jupiter.api.Test;

/** How much a request costs: the entries, people and rooms that are looked through for it. */
class WorkTest {

    private final ChatFixture chat = ChatFixture.open();

    private int work(Client client, Request request) {
        return chat.submit(client.id(), new Input.Asked(null, request)).work();
    }

    @Test
    void aListCostsAsMuchAsItHoldsAndAPingNothing() {
        Client ann = chat.register("ann");
        for (int i = 0; i < 30; i++) {
            chat.register("user" + i);
        }
        assertThat(work(ann, new Request.Ping())).isZero();
        assertThat(work(ann, Requests.send("lobby", "hi"))).isZero();
        assertThat(work(ann, new Request.Members("lobby"))).isEqualTo(31);
        assertThat(work(ann, new Request.Members("lobby", null, 10))).isEqualTo(10);
        assertThat(work(ann, new Request.Who())).isEqualTo(31);
        assertThat(work(ann, new Request.History("lobby", null, null, null, 20)))
                .isEqualTo(20);
        assertThat(work(ann, new Request.Join("lobby", false, null, 5))).isEqualTo(36);
    }

    @Test
    void roomsThatAreLookedThroughInVainCostAsWell() {
        Client ann = chat.register("ann");
        for (int i = 0; i < 9; i++) {
            ann.ok(new Request.Create("room" + i, null, false));
        }
        assertThat(work(ann, new Request.Rooms("nothing"))).isEqualTo(10);
    }
}
