package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.Command;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command without arguments, in every client: nothing is changed for others because something was left out. */
class CommandsAloneTest {

    /** What a command may do that stands alone. */
    @SuppressWarnings("ImmutableEnumChecker") // its sets are Set.of's
    private enum Alone {
        /** It is refused, and its usage is told. */
        NEEDS_MORE(Set.of()),
        /** It reads. */
        SHOWS(Set.of("Members", "Rooms", "Who", "Sessions", "Search", "History", "Join", "Bans", "Codes", "Blocked")),
        /** It is a question first, or goes on in the input line; in a pipe, where nobody can be asked, only what is named at the command. */
        ASKS(Set.of()),
        /** It changes what only this person sees. */
        MINE(Set.of("Read", "Login", "Join")),
        /** Its name says all that it does to others. */
        SAYS_ALL(Set.of("Leave", "Away", "CreateCode"));

        private final Set<String> requests;

        Alone(Set<String> requests) {
            this.requests = requests;
        }
    }

    /** A new command does not compile until it has its place here. */
    private static Alone alone(Command command) {
        return switch (command) {
            case JOIN,
                    CREATE,
                    MSG,
                    ME,
                    REACT,
                    BROADCAST,
                    NOTIFY,
                    EXPORT,
                    INVITE,
                    KICK,
                    BAN,
                    UNBAN,
                    UNBANIP,
                    ROLE,
                    BLOCK,
                    UNBLOCK,
                    ACCOUNT -> Alone.NEEDS_MORE;
            case LIST,
                    MEMBERS,
                    WHO,
                    SESSIONS,
                    SEARCH,
                    QUEUE,
                    TOPIC,
                    SET,
                    HELP,
                    KEYS,
                    BANS,
                    BANIP,
                    ROOM,
                    BLOCKED,
                    DIRECT,
                    INVITE_CODES -> Alone.SHOWS;
            case EDIT, DELETE, REPLY, PASSWORD, LOGOUT, QUIT -> Alone.ASKS;
            case READ, MUTE, UNMUTE, RECONNECT -> Alone.MINE;
            case LEAVE, AWAY, BACK, INVITE_CODE -> Alone.SAYS_ALL;
        };
    }

    static Stream<Arguments> lines() {
        return Stream.of(Command.values())
                .flatMap(command -> Stream.concat(Stream.of(command.word()), command.aliases().stream())
                        .flatMap(word -> Stream.of("/" + word, "/" + word + "  ", "/" + word + "\u3000"))
                        .map(line -> Arguments.of(command, line)));
    }

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");

    /** In a room where everything is at hand that a command could fall upon. */
    private Person inTea() {
        Person ann = Person.signedIn(server, "ann");
        server.ask(bob, new Request.Join("tea", true, null, 0));
        server.ask(bob, new Request.Topic("tea", "biscuits"));
        ann.says("/join tea").says("mine");
        server.ask(bob, new Request.Send("tea", "bob's", null, null, null));
        ann.settle();
        ann.effects.clear();
        return ann;
    }

    /** All that others keep of it; who is online just now comes and goes. */
    private String forOthers() {
        return Stream.of("lobby", "tea")
                .map(room -> server.entries("bob", room)
                        + server.topic(room)
                        + server.members("bob", room).stream()
                                .map(member -> member.user() + member.role() + member.away())
                                .toList())
                .toList()
                .toString();
    }

    private static void assertHarmless(Command command, List<Request> requests) {
        assertThat(requests)
                .extracting(request -> request.getClass().getSimpleName())
                .isSubsetOf(alone(command).requests);
        assertThat(requests).noneMatch(request -> request instanceof Request.Join join && join.create());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void inTheFullScreen(Command command, String line) {
        Person ann = inTea();
        String before = forOthers();
        ann.types(line);
        ann.presses("Enter");
        assertHarmless(command, ann.asked().toList());
        assertSame(command, before);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void inTheLineClient(Command command, String line) {
        Person ann = inTea();
        String before = forOthers();
        ann.says(line);
        assertHarmless(command, ann.asked().toList());
        assertSame(command, before);
    }

    private void assertSame(Command command, String before) {
        if (command != Command.LEAVE) {
            assertThat(forOthers()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void inAPipe(Command command, String line) {
        List<Request> requests = new ArrayList<>();
        boolean refused = false;
        try {
            new Speech("run-", true, new Silent())
                    .tasks("tea", line, 4096).stream()
                            .map(Task::request)
                            .filter(Objects::nonNull)
                            .forEach(requests::add);
        } catch (Speech.Unsayable unsayable) {
            refused = true;
            assertThat(unsayable.why()).contains(command.word());
        }
        if (command == Command.LOGOUT) {
            assertThat(requests).containsExactly(new Request.Logout());
        } else {
            assertHarmless(command, requests);
        }
        assertThat(refused)
                .as("a command that needs more is refused in all clients")
                .isIn(true, alone(command) == Alone.NEEDS_MORE);
    }

    private static final class Silent implements Port {
        @Override
        public void connect() {}

        @Override
        public void send(RequestId id, Request request) {}

        @Override
        public void complain(String text) {}

        @Override
        public @Nullable String line() {
            return null;
        }

        @Override
        public boolean isInputOver() {
            return true;
        }

        @Override
        public String inputFailure() {
            return "";
        }
    }
}
