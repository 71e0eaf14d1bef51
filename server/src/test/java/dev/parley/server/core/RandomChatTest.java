package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of requests by several people on several connections each, held against {@link ModelChat} after every one: the
 * reply, and what each session was told. {@code -Dparley.seed=…} repeats a run.
 */
class RandomChatTest {

    private static final int COMMANDS = 4000;
    private static final List<String> USERS = List.of("ann", "bob", "cy", "dan", "eve");
    private static final List<String> ROOMS = List.of("lobby", "tea", "ops", "den");

    static LongStream seeds() {
        return Seeds.some(6);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyoneIsToldWhatTheModelSays(long seed) {
        new Run(seed).go();
    }

    private static final class Run {
        private final Random random;
        private final ChatFixture chat = new ChatFixture(Policy.open(), 100_000);
        private final ModelChat model = new ModelChat();
        private final List<Client> clients = new ArrayList<>();
        private final Map<Long, View> views = new TreeMap<>();
        private final Map<Long, String> tokens = new TreeMap<>();
        private final List<Request.Send> sent = new ArrayList<>();
        private int cids;

        Run(long seed) {
            random = new Random(seed);
        }

        void go() {
            for (int i = 0; i < COMMANDS; i++) {
                chat.quick(i % 40 != 0);
                chat.wait(Duration.ofMillis(random.nextInt(5)));
                step();
                if (random.nextInt(20) == 0) {
                    String room = any(ROOMS);
                    chat.submit(
                            Command.NO_SESSION,
                            new Input.RoomUnused(room, chat.now().plus(Duration.ofDays(1)), false));
                    model.dayPasses(room);
                }
                if (random.nextInt(150) == 0) {
                    delete();
                }
                compareWhatWasTold();
                if (i % 200 == 0) {
                    compareAudiences();
                }
            }
            compareAudiences();
            compareViews();
            chat.assertReplayGivesTheSame();
        }

        /** The operator's doing. */
        private void delete() {
            compareWhatWasTold();
            if (random.nextBoolean()) {
                String room = any(ROOMS);
                chat.submit(Command.NO_SESSION, new Input.OperatorDeletedRoom(room));
                model.deleteRoom(room);
                return;
            }
            String user = any(USERS);
            for (Client client : clients) {
                if (user.equals(model.signedIn.get(client.id()))) {
                    views.get(client.id()).signedOut();
                }
            }
            chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount(user));
            model.deleteAccount(user);
        }

        private void step() {
            if (clients.isEmpty() || (clients.size() < 12 && random.nextInt(30) == 0)) {
                Client client = chat.connect();
                clients.add(client);
                views.put(client.id(), new View());
                return;
            }
            Client client = clients.get(random.nextInt(clients.size()));
            if (random.nextInt(60) == 0) {
                clients.remove(client);
                views.remove(client.id());
                client.disconnect();
                client.told();
                model.disconnect(client.id());
            } else if (model.signedIn.containsKey(client.id())) {
                ask(client);
            } else {
                signIn(client);
            }
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private void signIn(Client client) {
            String user = any(USERS);
            String password = random.nextInt(8) == 0 ? "wrong horse" : ChatFixture.PASSWORD;
            long id = client.id();
            if (!model.users.containsKey(user) || random.nextInt(10) == 0) {
                compare(
                        client,
                        new Request.Register(user, ChatFixture.PASSWORD),
                        model.register(id, user, ChatFixture.PASSWORD));
            } else if (random.nextInt(3) == 0 && tokens.containsKey(id)) {
                String token = tokens.get(id);
                Account account = chat.state().accountOfToken(dev.parley.server.core.decide.TokenHash.of(token));
                String expected = account == null
                        ? "bad_credentials"
                        : model.comeIn(id, account.name().display());
                compare(client, Requests.loginByToken(token), expected);
            } else {
                compare(client, Requests.login(user, password), model.login(id, user, password));
            }
        }

        private String place() {
            return random.nextInt(3) == 0 ? "@" + any(USERS) : any(ROOMS);
        }

        private void ask(Client client) {
            long id = client.id();
            String room = any(ROOMS);
            String place = place();
            switch (random.nextInt(24)) {
                case 0 -> {
                    if (random.nextInt(4) == 0) {
                        compare(client, new Request.Logout(), model.logout(id));
                        views.get(id).signedOut();
                    }
                }
                case 1 -> {
                    boolean hidden = room.equals("den");
                    compare(client, new Request.Create(room, null, hidden), model.create(id, room, hidden));
                }
                case 2, 3, 4, 5 -> {
                    boolean create = random.nextInt(4) == 0 && !room.equals("den");
                    compare(client, new Request.Join(room, create, null, 50), model.join(id, room, create));
                }
                case 6, 7 -> {
                    String expected = model.leave(id, room);
                    compare(client, new Request.Leave(room), expected);
                    if (expected.equals("ok")) {
                        views.get(id).left(room);
                    }
                }
                case 8 -> {
                    String topic = "topic " + random.nextInt(100);
                    compare(client, new Request.Topic(room, topic), model.topic(id, room, topic));
                }
                case 9, 10 -> {
                    int seq = random.nextInt(40);
                    compare(client, new Request.Read(place, seq), model.mark(id, place, seq, true));
                }
                case 11, 12 -> {
                    int seq = random.nextInt(40);
                    compare(client, new Request.Received(place, seq), model.mark(id, place, seq, false));
                }
                case 13 -> {
                    String text = random.nextBoolean() ? "out " + random.nextInt(9) : null;
                    compare(client, new Request.Away(text), model.away(id, text));
                }
                case 14 -> compare(client, new Request.Typing(place), model.typing(id, place));
                case 15 -> compare(client, new Request.Rooms(null), model.rooms(id));
                case 16, 17 -> {
                    int after = random.nextInt(60);
                    int limit = random.nextInt(30);
                    compare(
                            client,
                            new Request.History(place, (long) after, null, null, limit),
                            model.history(id, place, after, limit));
                }
                case 18 -> {
                    if (!sent.isEmpty()) {
                        // A retry, or somebody's key with another text.
                        Request.Send again = any(sent);
                        String text = random.nextInt(4) == 0 ? again.text() + "?" : again.text();
                        send(client, new Request.Send(again.room(), text, again.cid(), null, null));
                    }
                }
                default -> {
                    String cid = random.nextInt(3) == 0 ? "k" + ++cids : null;
                    String mention = random.nextInt(3) == 0 ? "@" + any(USERS) + " " : "";
                    Request.Send send =
                            new Request.Send(place, mention + "text " + random.nextInt(1000), cid, null, null);
                    if (cid != null) {
                        sent.add(send);
                    }
                    send(client, send);
                }
            }
        }

        private void send(Client client, Request.Send send) {
            compare(client, send, model.send(client.id(), send.room(), send.text(), send.cid()));
        }

        private void compare(Client client, Request request, String expected) {
            ServerMessage reply = client.ask(request);
            assertThat(Lines.of(reply)).as("%s asked %s", client.id(), request).isEqualTo(expected);
            if (reply instanceof ServerMessage.Ok ok) {
                views.get(client.id()).answered(ok.result());
                if (ok.result() instanceof Result.Created created) {
                    views.get(client.id())
                            .created(
                                    created.room(),
                                    model.rooms.get(created.room()).last());
                }
                if (ok.result() instanceof Result.SignedIn in) {
                    tokens.put(client.id(), in.token());
                }
            }
        }

        private void compareWhatWasTold() {
            Map<Long, List<String>> expected = model.takeTold();
            for (Client client : clients) {
                List<ServerEvent> told = client.told();
                assertThat(told.stream().map(Lines::of).sorted())
                        .as("told to session %s", client.id())
                        .isEqualTo(expected.getOrDefault(client.id(), List.of()));
                told.forEach(event -> views.get(client.id()).hear(event));
            }
        }

        /** What is kept ready for each room equals what one would collect. */
        private void compareAudiences() {
            for (Room room : chat.state().rooms()) {
                TreeSet<Long> expected = new TreeSet<>();
                ModelChat.Log log = model.rooms.get(room.name().canonical());
                log.members.forEach(member -> expected.addAll(model.users.get(member).sessions));
                Audience audience = chat.world().audience(room);
                List<Long> ids = LongStream.range(0, audience.size())
                        .map(i -> audience.at((int) i))
                        .sorted()
                        .boxed()
                        .toList();
                assertThat(ids).as("sessions in %s", room.name()).isEqualTo(List.copyOf(expected));
            }
        }

        /** Every session knows, from what it was told alone, all of its rooms to their last entry. */
        private void compareViews() {
            for (Client client : clients) {
                String user = model.signedIn.get(client.id());
                Map<String, Long> expected = new TreeMap<>();
                if (user != null) {
                    model.rooms.forEach((name, room) -> {
                        if (room.members.contains(user)) {
                            expected.put(name, (long) room.last());
                        }
                    });
                    model.directs.forEach((key, direct) -> {
                        String other = ModelChat.otherOf(key, user);
                        if (other != null) {
                            expected.put("@" + other, (long) direct.last());
                        }
                    });
                }
                assertThat(views.get(client.id()).last()).isEqualTo(expected);
            }
        }
    }
}
