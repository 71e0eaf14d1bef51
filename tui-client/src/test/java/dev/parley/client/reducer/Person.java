package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Line;
import dev.parley.client.model.Model;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Settings;
import dev.parley.client.model.Step;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client in a test: a model, its effects carried out on a {@link PaperServer}, and a clock that stands until it is turned. */
public final class Person {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    public final PaperServer server;
    public final List<Effect> effects = new ArrayList<>();
    public Model model;
    public PaperServer.Wire wire;
    public boolean reachable = true;
    public boolean sharesItsToken;
    private final Deque<Event> soon = new ArrayDeque<>();

    public Person(PaperServer server, String name) {
        this(server, name, null);
    }

    /** One who was given a code for registering. */
    public Person(PaperServer server, String name, @Nullable String invite) {
        this.server = server;
        Settings settings = new Settings(ZoneOffset.UTC, "run-of-" + name, "test", List.of(), invite);
        this.model = Model.start(settings, START, "127.0.0.1:5000", name);
    }

    /** Registered, and in the lobby. */
    public static Person signedIn(PaperServer server, String name) {
        Person person = new Person(server, name);
        person.happen(new Event.Started(false));
        person.settle();
        person.happen(new Event.SignIn(new Credentials(name, "a password", true)));
        person.settle();
        person.effects.clear();
        return person;
    }

    /** What it has asked the server since its effects were looked at last. */
    public Stream<Request> asked() {
        return effects.stream().filter(Effect.Ask.class::isInstance).map(effect -> ((Effect.Ask) effect).request());
    }

    public void happen(Event event) {
        Step step = Reducer.update(model, event);
        model = step.model();
        for (Effect effect : step.effects()) {
            effects.add(effect);
            run(effect);
        }
    }

    private void run(Effect effect) {
        if (effect instanceof Effect.AskShared) {
            soon.add(new Event.Shared(sharesItsToken));
        } else if (effect instanceof Effect.Connect && reachable) {
            wire = server.connect();
            soon.add(new Event.LinkUp(server.hello()));
        } else if (effect instanceof Effect.Connect) {
            soon.add(new Event.LinkDown("No Parley server answers.", false, null, 1));
        } else if (effect instanceof Effect.Ask ask && wire != null) {
            wire.asked.add(Map.entry(ask.id(), ask.request()));
        } else if (effect instanceof Effect.Disconnect && wire != null) {
            server.cut(wire);
            wire = null;
        }
    }

    /** The connection is gone, with all that was on its way. */
    public void lose() {
        if (wire != null) {
            server.cut(wire);
            wire = null;
            soon.clear();
            happen(new Event.LinkDown("The connection was lost.", true, null, 1));
        }
    }

    /** One thing that is due: an event of the link, a request, something that the server said. */
    public boolean step() {
        if (!soon.isEmpty()) {
            happen(soon.poll());
        } else if (wire != null && !wire.asked.isEmpty()) {
            server.step(wire);
        } else if (wire != null && !wire.said.isEmpty()) {
            receive();
        } else {
            return false;
        }
        return true;
    }

    public void receive() {
        ServerMessage message = wire.said.poll();
        happen(new Event.FromServer(message));
    }

    /** Until nothing is under way. */
    public Person settle() {
        for (int i = 0; step(); i++) {
            if (i > 100_000) {
                throw new AssertionError("it never comes to rest");
            }
        }
        return this;
    }

    public void wait(int seconds) {
        for (int i = 0; i < 2 * seconds; i++) {
            happen(new Event.Tick(model.now().plusMillis(500)));
            settle();
        }
    }

    public Person says(String line) {
        happen(new Event.Typed(line));
        return settle();
    }

    public void types(String text) {
        happen(new Event.Pressed(new Key.Text(text)));
    }

    public void presses(String... keys) {
        for (String key : keys) {
            happen(new Event.Pressed(Key.of(key)));
            settle();
        }
    }

    /** So fast that nothing is answered in between. */
    public void pressesAtOnce(String... keys) {
        for (String key : keys) {
            happen(new Event.Pressed(Key.of(key)));
        }
        settle();
    }

    public void pressed(Key key) {
        happen(new Event.Pressed(key));
        settle();
    }

    public void resize(int columns, int rows) {
        pressed(new Key.Resize(columns, rows));
    }

    public Conversation in(String room) {
        Conversation conversation = model.conversations().get(RoomKey.of(room));
        if (conversation == null) {
            throw new AssertionError("no conversation " + room);
        }
        return conversation;
    }

    public List<Entry> entries(String room) {
        List<Entry> entries = new ArrayList<>();
        Scrollback lines = in(room).log().lines();
        for (long i = lines.begin(); i < lines.end(); i++) {
            if (lines.at(i) instanceof Line.Said said) {
                entries.add(said.entry());
            }
        }
        return entries;
    }

    public List<String> texts(String room) {
        return entries(room).stream()
                .filter(Entry.Message.class::isInstance)
                .map(e -> ((Entry.Message) e).text())
                .toList();
    }

    public List<String> notes(String room) {
        List<String> notes = new ArrayList<>();
        Scrollback lines = in(room).log().lines();
        for (long i = lines.begin(); i < lines.end(); i++) {
            if (lines.at(i) instanceof Line.Note note) {
                notes.add(note.text());
            }
        }
        return notes;
    }

    public String status() {
        return model.status().text();
    }

    public String draft() {
        return model.draft().editor().toString();
    }
}
