package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.ChatFixture;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.Requests;
import dev.parley.server.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AudiencesTest {

    private static List<Long> ids(Audience audience) {
        return LongStream.range(0, audience.size())
                .map(i -> audience.at((int) i))
                .boxed()
                .toList();
    }

    @Test
    void whoHoldsAnAudienceSeesItUnchangedHoweverItGrows() {
        Audience grown = Audience.NOBODY;
        List<Audience> all = new ArrayList<>();
        for (long id = 1; id <= 100; id++) {
            all.add(grown);
            grown = grown.and(id);
        }
        for (int size = 0; size < all.size(); size++) {
            assertThat(ids(all.get(size)))
                    .isEqualTo(LongStream.rangeClosed(1, size).boxed().toList());
        }
        assertThat(Audience.NOBODY.isEmpty()).isTrue();
        assertThat(ids(Audience.of(Set.of(7L)).and(8).or(Audience.of(List.of(8L, 9L)))))
                .containsExactly(7L, 8L, 9L);
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    /** An audience that a delivery holds on to stays what it was when it was decided. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAudienceTakenAtAnyTimeStaysWhatItWas(long seed) {
        Random random = new Random(seed);
        ChatFixture chat = ChatFixture.open();
        chat.quick(true);
        chat.register("host");
        List<Client> clients = new ArrayList<>();
        List<Audience> held = new ArrayList<>();
        List<List<Long>> copies = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            switch (random.nextInt(4)) {
                case 0 -> clients.add(chat.register("user" + i));
                case 1 -> {
                    if (!clients.isEmpty()) {
                        clients.remove(random.nextInt(clients.size())).disconnect();
                    }
                }
                case 2 -> {
                    if (!clients.isEmpty()) {
                        clients.get(random.nextInt(clients.size())).ask(Requests.leave("lobby"));
                    }
                }
                default -> {
                    if (!clients.isEmpty()) {
                        clients.get(random.nextInt(clients.size())).ok(Requests.join("lobby"));
                    }
                }
            }
            Room lobby = chat.state().room("lobby");
            Audience audience = chat.world().audience(lobby);
            held.add(audience);
            copies.add(ids(audience));
            List<Long> expected = new ArrayList<>();
            lobby.members().forEach(user -> expected.addAll(chat.world().sessionsOf(user)));
            assertThat(ids(audience)).containsExactlyInAnyOrderElementsOf(expected);
        }
        for (int i = 0; i < held.size(); i++) {
            assertThat(ids(held.get(i))).isEqualTo(copies.get(i));
        }
    }
}
