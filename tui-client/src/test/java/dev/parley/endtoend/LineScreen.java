package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Somebody at {@code scripts/client.sh --plain}. */
final class LineScreen implements Person {

    private static final String AGAIN = "Type r to register ";

    private final String name;
    private final Tmux terminal;

    LineScreen(String name, Tmux terminal, int port) {
        this(name, terminal);
        start(terminal, port);
        terminal.awaitRow("^Name.*:$");
    }

    private LineScreen(String name, Tmux terminal) {
        this.name = name;
        this.terminal = terminal;
    }

    /** Of somebody whom an earlier start has signed in. */
    static LineScreen remembered(String name, Tmux terminal, int port) {
        LineScreen screen = new LineScreen(name, terminal);
        start(terminal, port);
        screen.awaitSignedIn();
        return screen;
    }

    private static void start(Tmux terminal, int port) {
        terminal.enter(Project.script("client.sh") + " --plain 127.0.0.1 " + port);
    }

    @Override
    public Tmux terminal() {
        return terminal;
    }

    @Override
    public void register(String password) {
        signUp(password, terminal::type);
    }

    @Override
    public void registerUnseen(String password) {
        typeUnseen(password);
        terminal.enter("t");
        signUp(password, this::typeSecret);
    }

    private void signUp(String password, Consumer<String> typing) {
        askedForPassword();
        typing.accept(password);
        terminal.keys("Enter");
        awaitLast(Pattern.quote(AGAIN) + ".*");
        terminal.enter("r");
        awaitLast("Type the password again to confirm:");
        typing.accept(password);
        terminal.keys("Enter");
        awaitSignedIn();
    }

    void signIn(String password) {
        askedForPassword();
        terminal.enter(password);
        awaitSignedIn();
    }

    void awaitSignedIn() {
        awaitLast("lobby>");
        assertThat(timesSeen("Signed in as " + name)).isPositive();
        // Whoever is killed before it is written would be asked at the next start.
        terminal.awaitFile("=" + name + ".token");
    }

    /** Two wrong passwords, one of them far longer: what is written to the terminal is the same, byte for byte. */
    private void typeUnseen(String password) {
        askedForPassword();
        String drawnForShort = drawnFor("not " + password.charAt(0));
        terminal.enter("t");
        askedForPassword();
        String drawnForLong = drawnFor(password + " but a lot longer than that");
        assertThat(drawnForLong).isEqualTo(drawnForShort);
    }

    private void askedForPassword() {
        awaitLast("Name.*:");
        terminal.enter(name);
        awaitLast("Password:");
    }

    private String drawnFor(String password) {
        terminal.record();
        typeSecret(password);
        terminal.keys("Enter");
        awaitLast(Pattern.quote(AGAIN) + ".*");
        return terminal.recorded(drawn -> drawn.contains("or q to quit: "));
    }

    private void typeSecret(String password) {
        String before = terminal.picture();
        password.codePoints().forEach(key -> {
            terminal.type(Character.toString(key));
            assertThat(terminal.picture()).isEqualTo(before);
        });
    }

    /** The last row that is not empty is this one. */
    void awaitLast(String regex) {
        terminal.awaitScreen("a last row " + regex, rows -> rows.stream()
                .filter(row -> !row.isEmpty())
                .reduce((one, next) -> next)
                .orElse("")
                .matches(regex));
    }

    @Override
    public void hears(String room, String from, String text) {
        terminal.awaitRow("^\\[" + room + "\\] \\d\\d:\\d\\d " + from + ": " + Pattern.quote(text) + "$");
    }

    @Override
    public void seesJoin(String room, String user) {
        terminal.awaitRow("^" + user + " joined " + room + "$");
    }

    @Override
    public void seesLeave(String room, String user) {
        terminal.awaitRow("^" + user + " left " + room + "$");
    }

    @Override
    public void seesLogout(String room, String user) {
        terminal.awaitRow("^" + user + " signed out of " + room + "$");
    }

    /** Lines with these words that the client printed since it began. */
    long timesSeen(String text) {
        return terminal.scrollback().stream().filter(row -> row.contains(text)).count();
    }
}
