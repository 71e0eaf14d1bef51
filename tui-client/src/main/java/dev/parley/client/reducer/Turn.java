package dev.parley.client.reducer;

import dev.parley.client.model.Completing;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Conversations;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Draft;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Finding;
import dev.parley.client.model.Joinable;
import dev.parley.client.model.Line;
import dev.parley.client.model.Model;
import dev.parley.client.model.Page;
import dev.parley.client.model.Panes;
import dev.parley.client.model.Pending;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Retry;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Session;
import dev.parley.client.model.Settings;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.Size;
import dev.parley.client.model.Status;
import dev.parley.client.model.Step;
import dev.parley.client.model.Tone;
import dev.parley.client.model.Writing;
import dev.parley.client.settings.Preferences;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One update under way: the model taken apart so that its pieces can be changed, and the effects so far. Seen by nobody else. */
final class Turn {

    final Settings settings;
    Instant now;
    Instant wall;
    Size size;
    String server;
    Connection connection;
    ServerEvent.@Nullable Hello hello;

    @Nullable
    Credentials credentials;

    @Nullable
    Session session;

    String owner;
    Conversations conversations;
    Draft homeless;
    final Map<Long, Pending> pending;
    final List<Retry> retries;
    final Set<String> toOpen;
    final List<String> typedAhead;

    @Nullable
    SignInForm form;

    @Nullable
    Page page;

    Status status;
    Panes panes;

    @Nullable
    Completing completing;

    Writing writing;
    boolean focused;
    boolean quitArmed;
    Preferences preferences;
    Instant quietUntil;

    @Nullable
    Finding finding;

    Joinable joinable;
    List<Result.SessionSummary> sessions;
    boolean exposed;

    private long nextId;
    private long nextCid;
    private final List<Effect> effects = new ArrayList<>();

    Turn(Model model) {
        settings = model.settings();
        now = model.now();
        wall = model.wall();
        size = model.size();
        server = model.server();
        connection = model.connection();
        hello = model.hello();
        credentials = model.credentials();
        session = model.session();
        owner = model.owner();
        conversations = model.conversations();
        homeless = model.homeless();
        nextId = model.nextId();
        nextCid = model.nextCid();
        pending = new LinkedHashMap<>(model.pending());
        retries = new ArrayList<>(model.retries());
        toOpen = new LinkedHashSet<>(model.toOpen());
        typedAhead = new ArrayList<>(model.typedAhead());
        form = model.form();
        page = model.page();
        status = model.status();
        panes = model.panes();
        completing = model.completing();
        writing = model.writing();
        focused = model.focused();
        quitArmed = model.quitArmed();
        preferences = model.preferences();
        quietUntil = model.quietUntil();
        finding = model.finding();
        joinable = model.joinable();
        sessions = model.sessions();
        exposed = model.exposed();
    }

    Step step() {
        return new Step(model(), List.copyOf(effects));
    }

    /** As it stands now. */
    Model model() {
        return new Model(
                settings,
                now,
                wall,
                size,
                server,
                connection,
                hello,
                credentials,
                session,
                owner,
                conversations,
                homeless,
                nextId,
                nextCid,
                Collections.unmodifiableMap(new LinkedHashMap<>(pending)),
                List.copyOf(retries),
                Collections.unmodifiableSet(new LinkedHashSet<>(toOpen)),
                List.copyOf(typedAhead),
                form,
                page,
                status,
                panes,
                completing,
                writing,
                focused,
                quitArmed,
                preferences,
                quietUntil,
                finding,
                joinable,
                sessions,
                exposed);
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void ask(Request request, Purpose purpose) {
        long id = nextId++;
        pending.put(id, new Pending(request, purpose));
        effects.add(new Effect.Ask(new RequestId.Numeric(id), request));
    }

    /** For the person, who reads the answer in the conversation that is in view now. */
    void ask(Request request, Purpose.Question what) {
        ask(request, new Purpose.Asked(conversations.currentKey(), what));
    }

    /** What is asked for and not answered, also what a busy server is to be asked once more, of one kind. */
    <P extends Purpose> Stream<P> underWay(Class<P> kind) {
        return Stream.concat(pending.values().stream(), retries.stream().map(Retry::pending))
                .map(Pending::purpose)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** A key for a message that no other has. */
    String freshCid() {
        return settings.cidPrefix() + "-" + nextCid++;
    }

    /** Characters of a text that the server takes. */
    int maxText() {
        return hello == null ? Model.USUAL_TEXT : hello.maxText();
    }

    boolean isOnline() {
        return connection instanceof Connection.Online;
    }

    /** Whether what was found, or the switcher, stands over the messages. */
    boolean isLookingElsewhere() {
        return (finding != null && finding.shown()) || writing.switcher() != null;
    }

    /** Whether lines of somebody are folded in this window. */
    boolean folds(String name) {
        return session != null && session.blocks().folds(name);
    }

    /** Whether the user has blocked somebody. */
    boolean hasBlocked(String name) {
        return session != null && session.blocks().has(name);
    }

    /** Whether the server takes nothing but a password of the person's own choice. */
    boolean isPasswordDue() {
        return session != null && session.passwordDue();
    }

    boolean isMe(String name) {
        return session != null && RoomKey.sameUser(name, session.user());
    }

    @Nullable
    Conversation get(String key) {
        return conversations.get(key);
    }

    void put(Conversation conversation) {
        conversations = conversations.with(conversation);
    }

    /** Changes a conversation, if it is still there. */
    void change(String key, UnaryOperator<Conversation> change) {
        Conversation conversation = conversations.get(key);
        if (conversation != null) {
            put(change.apply(conversation));
        }
    }

    /** What became of what the person did. */
    void say(Tone tone, String text) {
        status = new Status(tone, text);
        effects.add(new Effect.Said(status));
    }

    /** With something behind it for the bar alone: elsewhere a note says it, which a screen that shows another conversation hides. */
    void say(Tone tone, String text, String behind) {
        say(tone, text);
        status = new Status(tone, text + behind);
    }

    void complain(String text) {
        say(Tone.ERROR, text);
    }

    /** Lines of the client's own, in a conversation; as the status where there is none. */
    void note(String key, Tone tone, List<String> texts) {
        Conversation conversation = conversations.get(key);
        if (conversation == null) {
            say(tone, String.join(" ", texts));
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            Line.Note note = new Line.Note(wall, lines.isEmpty() || tone != Tone.HEADING ? tone : Tone.INFO, text);
            conversation = conversation.log(conversation.log().note(note));
            lines.add(note);
        }
        put(conversation);
        effects.add(new Effect.Shown(key, lines, true));
    }

    void note(String key, Tone tone, String text) {
        note(key, tone, List.of(text));
    }

    void show(Page shown) {
        page = shown;
        effects.add(new Effect.ShownPage(shown));
    }
}
