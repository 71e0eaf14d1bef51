package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** Somebody at {@code scripts/client.sh}, full screen. */
final class FullScreen implements Person {

    private static final String TIME = "\\d\\d:\\d\\d ";

    /** Where comings and goings are gathered in a line. */
    private static final String GONE = "%s\\b[^;]* (left|came and went)";

    private static final Pattern FRAME_END = Pattern.compile(Pattern.quote("\u001b[?2026l"));

    private final String name;
    private final Tmux terminal;

    FullScreen(String name, Tmux terminal, int port) {
        this(name, terminal);
        start(port);
        terminal.awaitScreen(
                "the form, connected",
                rows -> rows.stream().anyMatch(row -> row.matches(".*\\([•*]\\) sign in.*"))
                        && rows.stream().noneMatch(row -> row.contains("Connecting")));
    }

    private FullScreen(String name, Tmux terminal) {
        this.name = name;
        this.terminal = terminal;
    }

    /** One more start of somebody whom this machine remembers: there is no form. */
    static FullScreen remembered(String name, Tmux terminal, int port) {
        FullScreen again = new FullScreen(name, terminal);
        again.start(port);
        terminal.awaitScreen(
                "the lobby",
                rows -> rows.stream().anyMatch(row -> row.matches(".*[●*] " + name + ".*"))
                        && rows.stream().anyMatch(row -> row.startsWith("#lobby>")));
        return again;
    }

    /** Somebody new, who has a code. */
    static FullScreen invited(String name, Tmux terminal, int port, String code, String password) {
        FullScreen screen = new FullScreen(name, terminal);
        screen.start(port, "--user", name, "--register", "--invite", code);
        terminal.awaitRow("\\([•*]\\) register a new name");
        screen.awaitField("Password");
        terminal.enter(password);
        screen.awaitField("Again");
        boolean showsCode =
                terminal.screen().stream().anyMatch(row -> row.strip().startsWith("Code "));
        terminal.enter(password);
        if (showsCode) {
            // Where everybody needs one, the form shows what it will send.
            screen.awaitField("Code");
            terminal.keys("Enter");
        }
        screen.awaitSignedIn();
        return screen;
    }

    private void start(int port, String... options) {
        terminal.enter(String.join(
                " ", Project.script("client.sh"), "127.0.0.1", String.valueOf(port), String.join(" ", options)));
    }

    @Override
    public Tmux terminal() {
        return terminal;
    }

    @Override
    public void register(String password) {
        nameThemselves();
        terminal.type(password);
        registerNow(password);
    }

    @Override
    public void registerUnseen(String password) {
        nameThemselves();
        typeUnseen(password);
        registerNow(password);
    }

    /** With an account that there is. */
    void signIn(String password) {
        nameThemselves();
        terminal.enter(password);
        awaitSignedIn();
    }

    /** The password is there already, once. */
    private void registerNow(String password) {
        choose("\\([•*]\\) register a new name");
        terminal.keys("Enter");
        awaitField("Again");
        terminal.enter(password);
        awaitSignedIn();
        // That one is remembered is written behind the screen: who is killed right now would be asked at the next
        // start.
        terminal.awaitFile("=" + name + ".token");
    }

    /** The caret is in the field of the password then. */
    private void nameThemselves() {
        if (terminal.ask("#{cursor_y}").equals(String.valueOf(rowOf("User")))) {
            terminal.enter(name);
        }
        awaitField("Password");
    }

    /** Tab goes to the choice, and the arrow changes it. */
    private void choose(String regex) {
        terminal.keys("Tab");
        awaitField("Action");
        terminal.keys("Right");
        terminal.awaitRow(regex);
    }

    /** The caret is in this field of the form. */
    private void awaitField(String label) {
        terminal.awaitAnswer("#{cursor_y}", String.valueOf(rowOf(label)));
    }

    void awaitSignedIn() {
        terminal.awaitRow("[●*] " + name + " +Signed in as " + name);
    }

    private int rowOf(String label) {
        List<String> rows = terminal.screen();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).strip().startsWith(label)) {
                return i;
            }
        }
        throw new AssertionError("no " + label + " on:\n" + String.join("\n", rows));
    }

    /**
     * The form tells a typed password from an empty one, and nothing more: from the second character on the client draws the
     * same, byte for byte.
     */
    private void typeUnseen(String password) {
        List<String> keys = password.codePoints().mapToObj(Character::toString).toList();
        terminal.type(keys.get(0));
        terminal.awaitRow("Password +\\(typed, not shown\\)");
        // Once before: the colour with which the first frame begins is what the frame before it left.
        drawnFor(List.of());
        String drawnForOne = drawnFor(List.of());
        String drawnForAll = drawnFor(keys.subList(1, keys.size()));
        assertThat(drawnForAll).isEqualTo(drawnForOne);
    }

    /** What is written to the terminal while these are typed, and then for going to the next field and back. */
    private String drawnFor(List<String> keys) {
        String before = terminal.picture();
        terminal.record();
        for (String key : keys) {
            terminal.type(key);
            assertThat(terminal.picture()).isEqualTo(before);
        }
        int y = rowOf("Password");
        terminal.keys("Tab");
        terminal.awaitAnswer("#{cursor_y}", String.valueOf(y + 2));
        terminal.keys("BTab");
        terminal.awaitAnswer("#{cursor_y}", String.valueOf(y));
        terminal.awaitScreen("the screen as it was", rows -> terminal.picture().equals(before));
        return terminal.recorded(drawn -> FRAME_END.matcher(drawn).results().count() >= 2);
    }

    @Override
    public void hears(String room, String from, String text) {
        terminal.awaitRow(TIME + " *" + from + " " + Pattern.quote(text));
    }

    /** Their own message, and the server has it. */
    void seesStored(String text) {
        terminal.awaitRow(TIME + " *" + name + " " + Pattern.quote(text) + "(?! *[○…])");
    }

    @Override
    public void seesJoin(String room, String user) {
        terminal.awaitRow(TIME + " *(→ |⇄ .*)" + user + "\\b.* joined");
    }

    @Override
    public void seesLeave(String room, String user) {
        terminal.awaitRow(TIME + " *(← " + user + " left|⇄ .*" + GONE.formatted(user) + ")");
    }

    @Override
    public void seesLogout(String room, String user) {
        terminal.awaitRow(TIME + " *(← " + user + " signed out|⇄ .*" + GONE.formatted(user) + ")");
    }

    /** Rows of the transcript that hold these words. */
    long timesSeen(String text) {
        return terminal.screen().stream().filter(row -> row.contains(text)).count();
    }
}
