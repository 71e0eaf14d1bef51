package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.server.session.SimulatedServer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What must be so when everything has come to rest. */
final class Ending {

    private final SimulatedServer server;
    private final SimulatedStore store;
    private final Promises promises;
    private final List<SimulatedClient> clients;

    Ending(SimulatedServer server, SimulatedStore store, Promises promises, List<SimulatedClient> clients) {
        this.server = server;
        this.store = store;
        this.promises = promises;
        this.clients = clients;
    }

    void check() {
        promises.checkAllIsKept(store.events());
        String memory = server.world().state().describe();
        same(memory, promises.stored().describe(), "memory and store");
        same(memory, store.replayed(false).describe(), "memory and a replay");
        same(memory, store.replayed(true).describe(), "memory and a replay by the newest snapshot");
        clients.forEach(this::check);
        Set<Long> known = new TreeSet<>();
        clients.forEach(client -> known.add(client.wire().session));
        Set<Long> sessions = new TreeSet<>();
        server.world().presence().sessions().forEach(session -> sessions.add(session.id()));
        Broken.unless(sessions.equals(known), "sessions %s, connections %s", sessions, known);
        Set<String> online = new TreeSet<>();
        clients.forEach(client -> online.add(client.view().user()));
        Set<String> everyone =
                new TreeSet<>(server.world().presence().everyone().keySet());
        Broken.unless(everyone.equals(online), "online are %s, and signed in %s", everyone, online);
    }

    private static void same(String one, String other, String what) {
        Broken.unless(one.equals(other), "%s differ:%n%s%n%s", what, one, other);
    }

    private void check(SimulatedClient client) {
        String user = client.view().user();
        long session = client.wire().session;
        String is = Simulation.userAt(server, session);
        Broken.unless(Objects.equals(user, is), "%s was told to be %s, and is %s", client.name, user, is);
        Broken.unless(Objects.equals(user, promises.userOf(session)), "%s has not heard all it was told", client.name);
        Set<String> logs = new TreeSet<>(server.world().state().account(user).rooms());
        server.world().state().account(user).directs().forEach(id -> logs.add("@" + id.other(user)));
        Broken.unless(
                client.view().last().keySet().equals(logs),
                "%s is in %s, and knows of %s",
                client.name,
                logs,
                client.view().last());
        logs.forEach(room -> checkCopy(client, user, room));
        client.view().people().forEach((other, told) -> {
            String so = Simulation.presence(server, other);
            Broken.unless(LiveView.agree(told, so), "%s was told that %s is %s: %s", client.name, other, told, so);
        });
    }

    private void checkCopy(SimulatedClient client, String user, String room) {
        List<Entry> log = promises.log(Promises.idOf(user, room)).stream()
                .map(entry -> entry.inRoom(room))
                .toList();
        List<Entry> copy = client.copy(room).entries();
        Broken.unless(copy.equals(log), "%s has of %s%n%s%ninstead of%n%s", client.name, room, copy, log);
    }
}
