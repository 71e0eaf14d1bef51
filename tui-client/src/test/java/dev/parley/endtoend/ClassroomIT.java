package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A class of 30 and its teacher. Each room has eleven of them:
 *
 * <pre>
 * red    ann (teacher)  max (full screen)  u1 … u9   (pipes)
 * green  ann            lea (full screen)  u10 … u18
 * blue   ann                               u19 … u28
 * </pre>
 */
class ClassroomIT extends EndToEnd {

    private static final List<String> ROOMS = List.of("red", "green", "blue");
    private static final int IN_A_ROOM = 11;
    private static final Map<String, String> WITH_PASSWORD = Map.of("PARLEY_PASSWORD", PASSWORD);

    /** All limits are the usual ones, but that two accounts an hour would be all for this address: a class with a code does not count. */
    private static final String SETTINGS = """
            [access]
            registration = "code"
            operators = ["ann"]

            [limits]
            registrations_per_hour = 2
            """;

    private static final String USED_UP =
            "This code is not valid. It may be mistyped, used up or expired. Check it, or ask for a new one.";
    private static final String NO_ENTRY = "You cannot make a room of this name, nor join it uninvited.";
    private static final String DISABLED = "This account is disabled. Ask the operator of this server to enable it.";

    private final Notes notes = new Notes("classroom-transcript.txt");
    private Server server;
    private FullScreen ann;
    private FullScreen max;
    private FullScreen lea;
    private Crowd crowd;
    private String code = "";

    @Test
    void oneCodeThreePrivateRoomsABanAndAnUpgrade() {
        try (notes) {
            server = stage.serverWith(SETTINGS);
            theTeacherComesWithTheCodeThatTheStartPrinted();
            thirtyRegisterWithOneCodeAndNoMore();
            threePrivateRoomsAreMadeAndTheInvitationsAccepted();
            everybodyHearsTheirOwnRoomAndNobodyElseKnowsOfIt();
            oneIsMadeAReaderKickedAndBanned();
            noOtherConnectionLetsHimIn();
            theServerIsUpgradedUnderThem();
            rolesAndBansHoldAfterwards();
            everyActIsInTheAuditLog();
            nothingIsMissingOrTwice();
        }
    }

    private void theTeacherComesWithTheCodeThatTheStartPrinted() {
        notes.heading(
                "The server prints a code for the operator's name; ann registers with it and makes one for the class");
        notes.lines("server", server.process().output());
        String own = server.process()
                .awaitLine("the operator's name ann yet\\. .*: (\\w+)$")
                .group(1);
        ann = invited("ann", own);
        ann.enter("/invite-code 30 uses 7 days");
        ann.isTold("Good for 30 accounts");
        code = ann.terminal().screen().stream()
                .filter(row -> row.contains("Invitation code: "))
                .map(row -> row.replaceFirst(".*Invitation code: (\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
        notes.screen("ann", ann.terminal());
    }

    private void thirtyRegisterWithOneCodeAndNoMore() {
        notes.heading("30 register with this one code at the same time, from one address; the 31st is refused");
        crowd = Crowd.forRooms(
                stage, server.port(), PASSWORD, List.of(9, 9, 10), "--invite", code, "--commands", "--wait", "300");
        max = invited("max", code);
        lea = invited("lea", code);
        ann.terminal().awaitRow("#lobby .* 31/31 online");
        notes.screen("lea, when all are there", lea.terminal());
        Piped late = stage.client(WITH_PASSWORD, command("late", "--register", "--invite", code, "--join", "lobby"));
        assertThat(late.endingInput()).isEqualTo(1);
        assertThat(late.errors()).containsExactly(USED_UP);
        notes.lines("late (exit status 1)", late.errors());
    }

    private void threePrivateRoomsAreMadeAndTheInvitationsAccepted() {
        notes.heading("ann makes three private rooms and invites ten to each");
        for (int room = 0; room < ROOMS.size(); room++) {
            String name = ROOMS.get(room);
            ann.enter("/create " + name);
            ann.terminal().awaitRow("^#" + name + ">");
            ann.enter("/room access private");
            ann.isTold("access: private\\.");
            crowd.of(room).forEach(student -> ann.enter("/invite " + student));
            String last = crowd.of(room).get(crowd.of(room).size() - 1);
            ann.isTold("Invited " + last + " to #" + name + "\\.");
        }
        invite("max", "red");
        invite("lea", "green");
        notes.screen("ann", ann.terminal());
        for (int room = 0; room < ROOMS.size(); room++) {
            String name = ROOMS.get(room);
            crowd.awaitEach(crowd.of(room), "ann invites you to " + name + ".");
            crowd.of(room).forEach(student -> crowd.types(student, "/join " + name));
        }
        max.isTold("ann invites you to #red");
        notes.screen("max, invited", max.terminal());
        join(max, "red");
        join(lea, "green");
        for (String room : ROOMS) {
            join(ann, room);
            ann.terminal().awaitRow("#" + room + " .* " + IN_A_ROOM + "/" + IN_A_ROOM + " online");
        }
    }

    private void everybodyHearsTheirOwnRoomAndNobodyElseKnowsOfIt() {
        notes.heading("Everybody writes and hears their own room; to others there is no such room");
        crowd.say();
        crowd.awaitHeard();
        sayTo("ann", ann, "red", "Welcome to the red room", 9);
        sayTo("ann", ann, "green", "Welcome to the green room", 9);
        sayTo("ann", ann, "blue", "Welcome to the blue room", 10);
        sayTo("max", max, "red", "hello from max", 9);
        sayTo("lea", lea, "green", "hello from lea", 9);
        max.hears("red", "ann", "Welcome to the red room");
        max.hears("red", "u9", "u9 line 1");
        lea.hears("green", "u10", "u10 line 1");
        assertThat(max.terminal().screen()).noneMatch(row -> row.contains("u10") || row.contains("green"));
        notes.screen("max", max.terminal());
        lea.enter("/list rooms");
        lea.terminal().awaitRow("#green +10|green");
        notes.screen("lea, /list rooms", lea.terminal());
        assertThat(lea.terminal().screen()).noneMatch(row -> row.matches(".*\\b(red|blue)\\b.*"));
        for (String room : List.of("red", "nosuch")) {
            lea.enter("/invite u1 " + room);
            lea.isTold("There is no room named " + room + "\\.");
            lea.enter("/search in:#" + room + " line");
            lea.isTold("There is no room named " + room + "\\.");
        }
        notes.screen("lea, /search in:#nosuch", lea.terminal());
    }

    private void oneIsMadeAReaderKickedAndBanned() {
        notes.heading("max is made a reader, kicked, invited once more, and banned");
        join(ann, "red");
        ann.enter("/role max reader");
        ann.isTold("max: reader\\.");
        max.enter("I go on all the same");
        max.isTold("You are a reader in red: you can read, but not write");
        crowd.say();
        max.hears("red", "u1", "u1 line 2");
        notes.screen("max, who still reads", max.terminal());
        assertThat(crowd.times("max: I go on all the same")).isZero();
        ann.enter("/kick max talks while others work");
        ann.isTold("Kicked max\\.");
        max.isTold("You were kicked from #red by ann: talks while others work");
        notes.screen("max", max.terminal());
        max.enter("/join red");
        max.isTold(Pattern.quote(NO_ENTRY));
        notes.screen("max, /join red", max.terminal());
        invite("max", "red");
        join(max, "red");
        ann.enter("/ban max will not stop");
        ann.isTold("Banned max\\.");
        max.isTold("You were banned from #red by ann: will not stop");
        max.enter("/join red");
        max.isTold(Pattern.quote(NO_ENTRY));
        notes.screen("max, banned, /join red", max.terminal());
        ann.enter("/invite max");
        ann.isTold("max is banned from red\\. Take the ban back first\\.");
        notes.screen("ann", ann.terminal());
        crowd.awaitHeard();
    }

    private void noOtherConnectionLetsHimIn() {
        notes.heading("A second connection, a new account and another sign-in do not let max in");
        isRefused("max", NO_ENTRY, "red");
        Piped other = stage.client(WITH_PASSWORD, command("max2", "--register", "--invite", code, "--join", "red"));
        assertThat(other.endingInput()).isEqualTo(1);
        notes.lines("max2, a new account (exit status 1)", other.errors());
        assertThat(other.errors()).containsExactly(USED_UP);
        ann.enter("/banip @max 1d will not stop");
        ann.isTold("own machine");
        notes.screen("ann, /banip @max: the whole class shares this address, and so does the server", ann.terminal());
        notes.lines("admin.sh account disable max", server.admin("account", "disable", "max"));
        max.terminal().awaitRow("disabled");
        notes.screen("max", max.terminal());
        isRefused("max", DISABLED, "lobby");
    }

    private void theServerIsUpgradedUnderThem() {
        notes.heading(
                "lea becomes an operator of green; the server is stopped (SIGTERM) and started under 29 students who go on typing");
        join(ann, "green");
        ann.enter("/role lea operator");
        ann.isTold("lea: operator\\.");
        crowd.say();
        crowd.say();
        server.process().process().destroy();
        crowd.say();
        assertThat(server.process().awaitEnd()).isZero();
        crowd.say();
        lea.terminal().awaitRow("[Nn]o connection");
        lea.enter("lea types without a server");
        lea.terminal().awaitRow("lea types without a server");
        ann.enter("ann does so as well");
        ann.terminal().awaitRow("ann does so as well");
        notes.screen("lea, while there is no server", lea.terminal());
        server = server.startedAgain();
        crowd.say();
        crowd.awaitHeard();
        crowd.say();
        crowd.awaitHeard();
        lea.seesStored("lea types without a server");
        crowd.awaitTimes("lea: lea types without a server", 9);
        crowd.awaitTimes("ann: ann does so as well", 9);
        lea.hears("green", "ann", "ann does so as well");
        notes.screen("lea, afterwards", lea.terminal());
    }

    private void rolesAndBansHoldAfterwards() {
        notes.heading(
                "Roles and bans hold: max stays out, lea is an operator, and max is still a reader when the ban is taken back");
        isRefused("max", DISABLED, "lobby");
        notes.lines("admin.sh account enable max", server.admin("account", "enable", "max"));
        isRefused("max", NO_ENTRY, "red");
        join(ann, "red");
        ann.enter("/bans");
        ann.isTold("max +by ann .*will not stop");
        notes.screen("ann, /bans", ann.terminal());
        lea.enter("/role u10 reader");
        lea.isTold("u10: reader\\.");
        crowd.types("u10", "may I?");
        crowd.awaitComplaint("u10", "You are a reader in green: you can read, but not write");
        notes.lines("u10 (exit status 1)", crowd.complaintsOf("u10"));
        ann.enter("/unban max");
        ann.isTold("Took back the ban of max\\.");
        invite("max", "red");
        Piped back = stage.client(WITH_PASSWORD, command("max", "--join", "red"));
        back.write("am I welcome again?");
        assertThat(back.endingInput()).isEqualTo(1);
        assertThat(back.errors()).containsExactly("You are a reader in red: you can read, but not write.");
        notes.lines("max, who is back and still a reader", back.errors());
    }

    /** Who, what, whom, why and from where, in the order in which it was done. */
    private void everyActIsInTheAuditLog() {
        notes.heading("The audit log, in the console and by a command");
        String person = System.getProperty("user.name");
        String[] acts = {
            "ann (admin): create_code (code 1, 30 uses, 7 days)  from <127.0.0.1>",
            "ann (admin): set [red] (access = private)  from <127.0.0.1>",
            "ann (admin): invite u1 [red]  from <127.0.0.1>",
            "ann (admin): set [blue] (access = private)  from <127.0.0.1>",
            "ann (admin): role max [red] (reader)  from <127.0.0.1>",
            "ann (admin): kick max [red], because: talks while others work  from <127.0.0.1>",
            "ann (admin): ban max [red], because: will not stop  from <127.0.0.1>",
            person + " (operator): account disable max  from <admin.sh>",
            "ann (admin): role lea [green] (operator)  from <127.0.0.1>",
            person + " (operator): account enable max  from <admin.sh>",
            "lea: role u10 [green] (reader)  from <127.0.0.1>",
            "ann (admin): unban max [red]  from <127.0.0.1>",
            "ann (admin): invite max [red]  from <127.0.0.1>"
        };
        Tmux console = server.adminConsole(140, 60);
        console.enter("/audit 60");
        console.awaitRow("unban max");
        console.awaitCaretBehind("parley>");
        notes.screen("admin.sh, /audit 60", console);
        assertThat(acts(console.screen())).containsSubsequence(acts);
        List<String> audit = server.admin("audit", "60");
        assertThat(acts(audit)).containsSubsequence(acts);
        assertThat(audit).as("each act once").hasSize(44);
        notes.lines("admin.sh audit 60", audit);
    }

    /** Without the times, and the ports of addresses. */
    private static List<String> acts(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +", "")
                        .replaceFirst("<([^>]*):\\d+>$", "<$1>"))
                .toList();
    }

    private void nothingIsMissingOrTwice() {
        crowd.end();
        crowd.assertThatNothingIsMissingOrTwice();
        for (String name : crowd.names()) {
            assertThat(crowd.output()).contains(name + "= " + (name.equals("u10") ? 1 : 0));
        }
        assertThat(crowd.times("lea: lea types without a server")).isEqualTo(9);
        assertThat(crowd.times("ann: ann does so as well")).isEqualTo(9);
        assertThat(crowd.times("ann: Welcome to the red room")).isEqualTo(9);
        notes.heading("All that a student of each room has heard and complained of");
        for (String name : List.of("u1", "u11", "u28")) {
            notes.lines(name, crowd.printedBy(name));
            notes.lines(name + " on standard error", crowd.complaintsOf(name));
        }
    }

    /** On a terminal that is high enough for all that is said there meanwhile. */
    private FullScreen invited(String name, String with) {
        return FullScreen.invited(name, stage.terminal(100, 50), server.port(), with, PASSWORD);
    }

    private Object[] command(String user, String... options) {
        Object[] arguments = new Object[options.length + 5];
        arguments[0] = "--plain";
        arguments[1] = "--user";
        arguments[2] = user;
        System.arraycopy(options, 0, arguments, 3, options.length);
        arguments[options.length + 3] = "127.0.0.1";
        arguments[options.length + 4] = server.port();
        return arguments;
    }

    /** One more connection of somebody: it ends with these words. */
    private void isRefused(String user, String words, String room) {
        Piped client = stage.client(WITH_PASSWORD, command(user, "--join", room));
        assertThat(client.endingInput()).isEqualTo(1);
        assertThat(client.errors()).containsExactly(words);
        notes.lines(user + " by another connection (exit status 1)", client.errors());
    }

    private void invite(String user, String room) {
        ann.enter("/invite " + user + " " + room);
        ann.isTold("Invited " + user + " to #" + room + "\\.");
    }

    private static void join(FullScreen person, String room) {
        person.enter("/join " + room);
        person.terminal().awaitRow("^#" + room + ">");
    }

    private void sayTo(String name, FullScreen person, String room, String text, int pipes) {
        join(person, room);
        person.enter(text);
        person.seesStored(text);
        crowd.awaitTimes(name + ": " + text, pipes);
    }
}
