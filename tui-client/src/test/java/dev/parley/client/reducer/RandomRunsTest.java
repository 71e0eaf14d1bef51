package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Seeds;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.Member;
import dev.parley.client.model.Roster;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ann's client through storms: whatever is lost, late or said twice, in the end she has what the server has. */
class RandomRunsTest {

    private static final List<String> ROOMS = List.of("lobby", "tea", "garden");

    @Test
    void nothingIsMissedAndNothingIsThereTwice() {
        Seeds.each(300, random -> {
            Run run = new Run(random);
            for (int i = 0; i < 250; i++) {
                run.anything();
            }
            run.calmDown();
            run.check();
        });
    }

    /** One run: Ann, whose connection is bad, and Bob and Cy, who are at the server's side. */
    private static final class Run {
        private final Random random;
        private final PaperServer server = new PaperServer();
        private final List<PaperServer.Wire> others = new ArrayList<>();
        private final Person ann;
        private final Map<String, List<String>> said = new TreeMap<>();
        private int count;

        Run(Random random) {
            this.random = random;
            server.pageLimit = 1 + random.nextInt(20);
            others.add(server.actor("bob"));
            others.add(server.actor("cy"));
            ann = Person.signedIn(server, "ann");
            for (PaperServer.Wire other : others) {
                server.ask(other, new Request.Join("tea", true, null, 0));
            }
            ann.says("/join tea").says("/join garden");
        }

        void anything() {
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> ann.step();
                case 3 -> receive();
                case 4, 5 -> other();
                case 6, 7 -> say();
                case 8 -> look();
                case 9 -> ann.happen(new Event.Tick(ann.model.now().plusMillis(random.nextInt(3000))));
                case 10 -> breakdown();
                case 11 -> twice();
                case 12 -> ann.happen(new Event.Typed("/join " + ROOMS.get(random.nextInt(3))));
                default -> command();
            }
        }

        private void receive() {
            if (ann.wire != null && !ann.wire.said.isEmpty()) {
                ann.receive();
            }
        }

        private void other() {
            PaperServer.Wire wire = others.get(random.nextInt(others.size()));
            String room = ROOMS.get(random.nextInt(2));
            Request request =
                    switch (random.nextInt(9)) {
                        case 0 -> new Request.Leave(room);
                        case 1 -> new Request.Topic(room, "topic " + count++);
                        case 2 -> new Request.Away(random.nextBoolean() ? "tea" : null);
                        case 3 -> new Request.Send("@ann", "psst " + count++, null, null, null);
                        case 4, 5 -> new Request.Join(room, true, null, 0);
                        case 6 -> new Request.Send(room, "@ann " + count++, null, null, null);
                        default -> new Request.Send(room, "word " + count++, null, null, null);
                    };
            server.ask(wire, request);
            wire.said.clear();
        }

        private void say() {
            if (ann.model.writing().question() != null) {
                // What is typed would answer it.
                ann.happen(new Event.Pressed(Key.of("Esc")));
            }
            Conversation here = ann.model.conversations().current();
            if (here != null) {
                String text = "mine " + count++;
                said.computeIfAbsent(here.name(), any -> new ArrayList<>()).add(text);
                ann.happen(new Event.Typed(text));
            }
        }

        private void look() {
            List<String> keys = List.of(
                    "Alt-Right",
                    "Alt-a",
                    "Alt-1",
                    "PgUp",
                    "PgDn",
                    "Home",
                    "End",
                    "Ctrl-P",
                    "Alt-p",
                    "Alt-n",
                    "F3",
                    "Down",
                    "Enter",
                    "Esc");
            ann.happen(new Event.Pressed(Key.of(keys.get(random.nextInt(keys.size())))));
        }

        private void command() {
            List<String> lines = List.of(
                    "/list",
                    "/who",
                    "/topic hers",
                    "/away",
                    "/away out",
                    "/members",
                    "/help",
                    "/nonsense",
                    "/search word",
                    "/search in:here mine");
            ann.happen(new Event.Typed(lines.get(random.nextInt(lines.size()))));
        }

        private void breakdown() {
            if (random.nextInt(3) == 0) {
                ann.reachable = random.nextInt(3) > 0;
                ann.lose();
            } else if (random.nextInt(6) == 0) {
                server.busy = !server.busy;
            }
        }

        /** Something that was said once comes once more. */
        private void twice() {
            if (ann.wire != null && !ann.wire.said.isEmpty()) {
                ServerMessage message = ann.wire.said.peek();
                if (message instanceof Entry entry) {
                    ann.wire.said.addFirst(entry);
                }
            } else if (ann.wire != null && random.nextInt(4) == 0) {
                // A whole stretch is not sent, and 'behind' says so.
                ann.wire.said.clear();
                others.forEach(wire -> server.ask(wire, new Request.Send("lobby", "unseen", null, null, null)));
                if (ann.wire.said.removeIf(m -> m instanceof Entry)) {
                    ann.wire.said.add(new ServerEvent.Behind(
                            "lobby", server.entries("ann", "lobby").size()));
                }
            }
        }

        void calmDown() {
            server.busy = false;
            ann.reachable = true;
            ann.happen(new Event.Pressed(Key.of("Esc")));
            ann.happen(new Event.Pressed(Key.of("Esc")));
            ann.wait(120);
        }

        void check() {
            assertThat(ann.model.isOnline()).isTrue();
            assertThat(ann.model.isSettled()).as("settled").isTrue();
            for (Conversation conversation : ann.model.conversations().all()) {
                long marked = server.readMark("ann", conversation.name());
                assertThat(conversation.marks().read())
                        .as("read in " + conversation.name())
                        .isEqualTo(marked);
            }
            Person fresh = new Person(server, "ann");
            fresh.happen(new Event.Started(false));
            fresh.settle();
            fresh.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
            fresh.settle();
            for (Conversation conversation : ann.model.conversations().all()) {
                String name = conversation.name();
                List<Entry> truth = server.entries("ann", name);
                List<Entry> held = ann.entries(name);
                long first = held.isEmpty() ? 1 : held.get(0).seq();
                assertThat(held)
                        .as(name)
                        .isEqualTo(truth.subList((int) first - 1, truth.size()).stream()
                                .filter(entry -> !isMissing(conversation, entry))
                                .toList());
                Conversation there = fresh.in(name);
                assertThat(conversation.topic()).isEqualTo(there.topic());
                assertThat(members(conversation.members())).isEqualTo(members(asFarAsTold(there, conversation)));
                assertThat(conversation.outgoing()).isEmpty();
            }
            assertThat(fresh.model.conversations().all())
                    .hasSameSizeAs(ann.model.conversations().all());
            said.forEach((room, texts) -> assertThat(server.texts("ann", room).stream()
                            .filter(t -> t.startsWith("mine "))
                            .toList())
                    .as("said in " + room)
                    .isEqualTo(texts));
        }

        private static boolean isMissing(Conversation conversation, Entry entry) {
            return conversation.log().holeOf(entry.seq())
                    >= conversation.log().lines().begin();
        }

        /** Of who comes in, nobody tells that they are away. */
        private static Roster asFarAsTold(Conversation there, Conversation held) {
            Roster told = there.members();
            for (Member member : there.members().all()) {
                Member known = held.members().get(member.name());
                if (known != null && known.away() == null) {
                    told = told.presence(
                            new ServerEvent.Presence(member.name(), member.online(), null), Long.MAX_VALUE);
                }
            }
            return told;
        }

        private static Map<String, String> members(Roster roster) {
            Map<String, String> members = new TreeMap<>();
            for (Member member : roster.all()) {
                members.put(member.name(), member.role() + " " + member.online() + " " + member.away());
            }
            return members;
        }
    }
}
