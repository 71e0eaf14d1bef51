package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.audit.Act;
import dev.parley.server.net.Peer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What moderators and admins do over the wire, as the audit log gets it. */
@Timeout(60)
class ModeratorActsTest {

    private ServiceFixture service;
    private Peer ann;
    private Peer bob;
    private int id = 10;

    @BeforeEach
    void open() throws Exception {
        service = ServiceFixture.open();
        ann = service.register("ann");
        bob = service.register("bob");
        ask(ann, "\"type\":\"create\",\"room\":\"tea\"");
        ask(bob, "\"type\":\"join\",\"room\":\"tea\"");
    }

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    private void ask(Peer peer, String fields) throws Exception {
        int re = ++id;
        peer.write("{\"id\":" + re + "," + fields + "}\n");
        service.until(() -> ServiceFixture.replied(peer).contains(re));
    }

    private List<String> acts() {
        return service.acts.stream()
                .map(act -> act.who() + " " + act.what() + " " + act.whom() + " " + act.room() + " " + act.detail()
                        + " " + act.why())
                .toList();
    }

    @Test
    void eachActOfAModeratorIsThere() throws Exception {
        ask(ann, "\"type\":\"invite\",\"room\":\"tea\",\"user\":\"ann\"");
        ask(ann, "\"type\":\"role\",\"room\":\"tea\",\"user\":\"bob\",\"role\":\"operator\"");
        ask(ann, "\"type\":\"set\",\"room\":\"tea\",\"setting\":\"slow_s\",\"value\":\"5\"");
        ask(ann, "\"type\":\"kick\",\"room\":\"tea\",\"user\":\"bob\",\"text\":\"spam\"");
        ask(ann, "\"type\":\"ban\",\"room\":\"tea\",\"user\":\"bob\",\"text\":\"more spam\"");
        ask(ann, "\"type\":\"unban\",\"room\":\"tea\",\"user\":\"bob\"");
        ask(ann, "\"type\":\"invite\",\"room\":\"tea\",\"user\":\"bob\"");
        ask(ann, "\"type\":\"delete_room\",\"room\":\"tea\"");

        assertThat(acts())
                .containsExactly(
                        "ann role bob tea operator null",
                        "ann set null tea slow_s = 5 null",
                        "ann kick bob tea null spam",
                        "ann ban bob tea null more spam",
                        "ann unban bob tea null null",
                        "ann invite bob tea null null",
                        "ann delete_room null tea null null");
        assertThat(service.acts).allSatisfy(act -> {
            assertThat(act.by()).isEqualTo(Act.By.MODERATOR);
            assertThat(act.from()).startsWith("127.0.0.1:");
            assertThat(act.result()).isEqualTo("ok");
        });
    }

    @Test
    void aMessageOfAnotherIsNamedAndOnesOwnIsNot() throws Exception {
        ask(bob, "\"type\":\"send\",\"room\":\"tea\",\"text\":\"hello\"");
        ask(ann, "\"type\":\"send\",\"room\":\"tea\",\"text\":\"hello\"");
        long last = service.world.state().room("tea").entries().lastSeq();

        ask(ann, "\"type\":\"delete\",\"room\":\"tea\",\"target\":" + last);
        assertThat(service.acts).isEmpty();
        ask(ann, "\"type\":\"delete\",\"room\":\"tea\",\"target\":" + (last - 1));
        assertThat(acts()).containsExactly("ann delete bob tea message " + (last - 1) + " null");
    }

    @Test
    void whatIsRefusedOrChangesNothingIsNotThere() throws Exception {
        ask(bob, "\"type\":\"kick\",\"room\":\"tea\",\"user\":\"ann\"");
        ask(bob, "\"type\":\"delete_room\",\"room\":\"tea\"");
        ask(ann, "\"type\":\"set\",\"room\":\"tea\",\"setting\":\"slow_s\",\"value\":\"0\"");
        ask(bob, "\"type\":\"send\",\"room\":\"tea\",\"text\":\"hello\"");
        ask(bob, "\"type\":\"topic\",\"room\":\"tea\",\"text\":\"leaves\"");
        ask(bob, "\"type\":\"broadcast\",\"text\":\"to all\"");

        assertThat(service.acts).isEmpty();
    }

    @Test
    void theTopicIsThereIfAModeratorHasSetIt() throws Exception {
        ask(bob, "\"type\":\"topic\",\"room\":\"tea\",\"text\":\"mine\"");
        assertThat(service.acts).as("every member may").isEmpty();
        ask(ann, "\"type\":\"topic\",\"room\":\"tea\",\"text\":\"leaves\"");
        ask(ann, "\"type\":\"topic\",\"room\":\"tea\",\"text\":\"\"");

        assertThat(acts()).containsExactly("ann topic null tea leaves null", "ann topic null tea  null");
    }

    @Test
    void anAdminIsCalledOne() throws Exception {
        Peer admin = service.register("admin1");
        ask(admin, "\"type\":\"broadcast\",\"text\":\"to all\"");

        assertThat(service.acts).singleElement().satisfies(act -> {
            assertThat(act.by()).isEqualTo(Act.By.ADMIN);
            assertThat(act.toString()).doesNotContain("to all");
        });
    }

    @Test
    void whatIsNotStoredYetIsNotDoneYet() throws Exception {
        service.journal.prompt(false);
        int re = ++id;
        ann.write("{\"id\":" + re + ",\"type\":\"kick\",\"room\":\"tea\",\"user\":\"bob\"}\n");
        service.until(() -> service.journal.waiting() > 0);
        assertThat(service.acts).isEmpty();
        service.journal.commitAll();
        service.until(() -> !service.acts.isEmpty());
    }
}
