package dev.parley.server.admin.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.server.admin.AdminPort;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.FakeAdmin;
import dev.parley.server.admin.FakeAudit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The console on a terminal whose keyboard and screen are byte streams. */
@Timeout(300)
class ConsoleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\003";
    private static final String CTRL_D = "\004";
    private static final String TAB = "\t";
    private static final String UP = "\033OA";
    private static final Pattern ESCAPES = Pattern.compile("\033(\\[[0-?]*[ -/]*[@-~]|[=>])");

    private final FakeAdmin server = new FakeAdmin();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Console console;

    @BeforeEach
    void open() throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .name("test")
                .type("xterm")
                .system(false)
                .provider("exec")
                .streams(new PipedInputStream(keyboard), screen)
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .build();
        terminal.setSize(Size.of(100, 30));
        console = new Console(terminal, new LocalShell(new Commands(server, new FakeAudit(), ZoneOffset.UTC)));
        console.start("The console.");
        shows("parley> ");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private String shown() {
        return ESCAPES.matcher(screen.toString(StandardCharsets.UTF_8)).replaceAll("");
    }

    private void shows(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).contains(text));
    }

    @Test
    void usersSaysWhoIsOnlineFromWhereAndSinceWhen() throws IOException {
        type("/users" + ENTER);

        shows("2 online");
        shows("ann  127.0.0.1:40001  since 2026-11-20 14:03");
        shows("Зоя  127.0.0.1:40002  since 2026-11-20 14:04  away: lunch\\u{1B}[2J");
    }

    @Test
    void roomsSaysHowManyAreInEach() throws IOException {
        type("/rooms" + ENTER);

        shows("[lobby]  2 of 5 online  17 entries");
        shows("[tea]    0 of 1 online  1 entry, kept 7 days  leaves only");
    }

    @Test
    void sayTellsEveryoneTheWholeLineAsItWasTyped() throws IOException {
        type("/say it's \"late\" \\o/ !!  bye" + ENTER);

        shows("Sent to 2 users.");
        assertThat(server.heard).containsExactly("say it's \"late\" \\o/ !!  bye");
    }

    @Test
    void kickSaysWhetherThereWasSuchAUser() throws IOException {
        type("/kick @ann" + ENTER);
        shows("Disconnected ann.");
        type("/kick bob" + ENTER);
        shows("bob is not online.");
    }

    @Test
    void passwordShowsTheNewOneOnceAndSaysWhereThereIsNobody() throws IOException {
        type("/password @ann" + ENTER);
        shows("The new password of ann: new-secret");
        shows("Every sign-in of ann has ended.");
        type("/password bob" + ENTER);
        shows("There is no user named bob.");
        type("/password full" + ENTER);
        shows("The new password could not be stored. The old one is still valid.");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() throws IOException {
        type("/usres" + ENTER);

        shows("There is no /usres. Did you mean /users?");
    }

    @Test
    void helpListsEveryCommand() throws IOException {
        type("/help" + ENTER);

        shows("/users");
        shows("/kick USER");
        shows("close every connection of a user");
        shows("/help");
    }

    @Test
    void tabCompletesCommandsAndTheNamesOfUsersOnline() throws IOException {
        type("/ki" + TAB + "Зо" + TAB + ENTER);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(server.heard).containsExactly("kick Зоя"));
    }

    @Test
    void arrowUpBringsBackWhatWasTyped() throws IOException {
        type("/say once" + ENTER);
        shows("Sent to 2 users.");
        type(UP + ENTER);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(server.heard).containsExactly("say once", "say once"));
    }

    @Test
    void aLogLineLeavesWhatIsBeingTypedWhole() throws IOException {
        type("/say half a li");
        shows("/say half a li");
        console.printAbove("14:05:00 ann joined room [tea]");
        shows("14:05:00 ann joined room [tea]");
        type("ne" + ENTER);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(server.heard).containsExactly("say half a line"));
        assertThat(shown()).containsSubsequence("joined room [tea]", "parley> /say half a li");
    }

    @Test
    void ctrlCClearsALineAndOnAnEmptyOneStopsTheServer() throws IOException {
        type("/say never" + CTRL_C + "/say instead" + ENTER);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(server.heard).containsExactly("say instead"));

        type(CTRL_C);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(server.heard)
                .containsExactly("say instead", "stop Ctrl-C on the console"));
    }

    @Test
    void theClockIsAcceptedByTheWholeWordOnly() throws IOException {
        type("/clock" + ENTER);
        shows("Incomplete command. Usage: /clock accept");
        type("/clock acept" + ENTER);
        shows("Write /clock accept.");
        type("/clock accept" + ENTER);
        shows("Clock accepted.");
        type("/clock accept" + ENTER);
        shows("The clock was trusted already.");
    }

    @Test
    void ctrlDStopsTheServer() throws IOException {
        type(CTRL_D);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.heard).containsExactly("stop Ctrl-D on the console"));
    }

    @Test
    void stopStopsTheServer() throws IOException {
        type("/stop" + ENTER);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.heard).containsExactly("stop /stop on the console"));
    }

    @Test
    void aConsoleThatIsClosedAsksForNothingMore() throws IOException {
        console.close();

        assertThat(server.heard).isEmpty();
    }

    @Test
    void historyIsDeletedOnlyByWhoTypesTheRoomsName() throws IOException {
        type("/history clear #tea" + ENTER);
        shows("Delete all 1 entries of tea for good?");
        type("yes" + ENTER);
        shows("Nothing was deleted.");
        type("/history clear TEA" + ENTER);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown().split("Delete all", -1)).hasSizeGreaterThan(2));
        type("tea" + ENTER);
        shows("The history of tea is deleted.");
        assertThat(server.heard).containsExactly("clear tea");
        type("/history clear none" + ENTER);
        shows("There is no room named none");
    }

    @Test
    void historyIsKeptForDaysForEverOrAsTheServerSays() throws IOException {
        type("/history keep tea 30" + ENTER);
        shows("Its messages are deleted after 30 days.");
        type("/history keep tea forever" + ENTER);
        shows("Its messages are kept forever.");
        type("/history keep tea default" + ENTER);
        shows("retention_days says");
        type("/history keep tea soon" + ENTER);
        shows("DAYS is a number from 1 to");
        type("/history tea" + ENTER);
        shows("Write /history clear ROOM");
        assertThat(server.heard).containsExactly("keep tea 30", "keep tea 0", "keep tea null");
    }

    @Test
    void aRoomIsDeletedOnlyByWhoTypesItsNameAndTheLobbyByNobody() throws IOException {
        type("/room delete #tea" + ENTER);
        shows("Delete the room tea for good, with 1 entry and 1 member?");
        type("y" + ENTER);
        shows("Nothing was deleted.");
        assertThat(server.heard).isEmpty();
        type("/room delete Tea" + ENTER);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown().split("Delete the room", -1))
                .hasSizeGreaterThan(2));
        type("tea" + ENTER);
        shows("The room tea is deleted.");
        assertThat(server.heard).containsExactly("delete room tea");
        type("/room delete lobby" + ENTER);
        shows("The room lobby cannot be deleted");
        type("/room delete none" + ENTER);
        shows("There is no room named none");
        type("/room tea" + ENTER);
        shows("Write /room delete ROOM.");
    }

    @Test
    void anAccountIsDisabledAndEnabledAndUsersListsThoseThatAre() throws IOException {
        type("/account disable @ann" + ENTER);
        shows("The account ann is disabled. Its connections are closed.");
        type("/account enable ann" + ENTER);
        shows("The account ann is enabled.");
        server.change = AdminPort.Change.NOTHING_TO_DO;
        type("/account enable ann" + ENTER);
        shows("The account ann is enabled already.");
        server.change = AdminPort.Change.UNKNOWN;
        type("/account disable bob" + ENTER);
        shows("There is no user named bob.");
        assertThat(server.heard).containsExactly("disable ann", "enable ann", "enable ann", "disable bob");
        server.disabled = List.of("carl", "dora");
        type("/users" + ENTER);
        shows("2 accounts are disabled: carl, dora");
        type("/account ann" + ENTER);
        shows("Write /account create NAME, /account bot USER or /account disable|enable|delete USER.");
    }

    @Test
    void anAccountIsDeletedOnlyByWhoTypesItsName() throws IOException {
        type("/account delete ann" + ENTER);
        shows("Delete the account Ann for good? It leaves 1 room. Lost: 2 direct conversations");
        type("ann" + ENTER);
        shows("Nothing was deleted.");
        type("/account delete ann" + ENTER);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown().split("Delete the account", -1))
                .hasSizeGreaterThan(2));
        type("Ann" + ENTER);
        shows("The account Ann is deleted.");
        shows("The code is xyz.");
        assertThat(server.heard).containsExactly("delete Ann");
        type("/account delete bob" + ENTER);
        shows("There is no user named bob.");
    }
}
