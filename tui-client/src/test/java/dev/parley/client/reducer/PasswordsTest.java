package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.model.NewPassword;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Person ann = Person.signedIn(new PaperServer(), "ann");

    private void type(String password) {
        ann.types(password);
        ann.happen(new Event.Pressed(Key.of("Enter")));
    }

    private Request.Password asked() {
        return ann.asked()
                .filter(Request.Password.class::isInstance)
                .map(Request.Password.class::cast)
                .findFirst()
                .orElse(null);
    }

    private NewPassword question() {
        return (NewPassword) ann.model.writing().question();
    }

    @Test
    void theOldOneAndTwiceTheNewOneChangeIt() {
        ann.says("/password");
        type("a password");
        type("a new one here");
        assertThat(ann.model.toString()).doesNotContain("a password").doesNotContain("a new one here");
        type("a new one here");
        assertThat(asked()).isEqualTo(new Request.Password("a password", "a new one here"));
        ann.settle();
        assertThat(ann.model.writing().question()).isNull();
    }

    @Test
    void twoThatDifferAndOneThatIsShortAreAskedForAgain() {
        ann.says("/password");
        type("a password");
        type("short");
        assertThat(question().error()).contains("at least 8");
        assertThat(question().step()).isEqualTo(NewPassword.Step.NEW);
        type("a new one here");
        type("a new one hree");
        assertThat(question().step()).isEqualTo(NewPassword.Step.NEW);
        assertThat(question().error()).contains("not the same");
        assertThat(asked()).isNull();
        ann.presses("Esc");
        assertThat(ann.model.writing().question()).isNull();
        assertThat(ann.status()).isEqualTo("Your password is not changed.");
    }

    /** Signed in with a password that the operator set. */
    private void temporarily() {
        ann.lose();
        ann.server.temporary.add("ann");
        ann.model = new Person(ann.server, "ann").model;
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.effects.clear();
        ann.happen(new Event.SignIn(new Credentials("ann", "a password", false)));
        ann.settle();
    }

    @Test
    void whereTheOperatorSetThePasswordANewOneIsAskedForAtOnceAndTheReasonSaid() {
        temporarily();
        assertThat(question().step()).isEqualTo(NewPassword.Step.NEW);
        assertThat(question().why()).isEqualTo("The operator set this password. Choose your own.");
        type("short");
        assertThat(question().error()).contains("at least 8");
        assertThat(question().why()).isNotEmpty();
        type("a new one here");
        type("a new one here");
        assertThat(asked()).isEqualTo(new Request.Password("a password", "a new one here"));
        ann.settle();
        assertThat(ann.model.writing().question()).isNull();
    }

    @Test
    void whoLeavesThatIsToldHowToChangeItLater() {
        temporarily();
        ann.presses("Esc");
        assertThat(ann.model.writing().question()).isNull();
        assertThat(ann.status()).isEqualTo("Your password is not changed. /password changes it.");
        assertThat(asked()).isNull();
    }

    @Test
    void aTokenIsNoPasswordAndAsksForNothing() {
        temporarily();
        ann.presses("Esc");
        ann.lose();
        ann.wait(60);
        assertThat(ann.model.isOnline()).isTrue();
        assertThat(ann.model.writing().question()).isNull();
    }

    /** Signed in with the password that an admin's account begins with. */
    private void withAnIssuedPassword() {
        ann.lose();
        ann.server.passwords.put("cy", "issued password");
        ann.server.issued.add("cy");
        ann.model = new Person(ann.server, "cy").model;
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.effects.clear();
        ann.happen(new Event.SignIn(new Credentials("cy", "issued password", false)));
        ann.settle();
    }

    @Test
    void whoHasChosenAPasswordForAnAccountOfAnAdminsComesIntoTheLobby() {
        withAnIssuedPassword();
        assertThat(question().why()).isEqualTo("An admin made this account. Choose your own password.");
        type("issued password");
        assertThat(question().error()).isEqualTo("Choose another password than the one that you were given.");
        type("a new one here");
        type("a new one here");
        ann.settle();
        assertThat(ann.model.writing().question()).isNull();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
        assertThat(ann.status()).isEqualTo("Password changed. Welcome.");
        ann.says("hello").settle();
        assertThat(ann.texts("lobby")).containsExactly("hello");
    }

    @Test
    void whoLeavesThatIsToldSoUntilItIsDone() {
        withAnIssuedPassword();
        ann.presses("Esc");
        assertThat(ann.status()).isEqualTo("Choose your own password first: type /password.");
        ann.resize(80, 24);
        assertThat(View.render(ann.model).toString())
                .contains("Choose your own password first")
                .doesNotContain("/join");
        ann.says("hello");
        assertThat(ann.status()).isEqualTo("Choose your own password first: type /password.");
        ann.says("/password");
        type("issued password");
        type("a new one here");
        type("a new one here");
        ann.settle();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void whereTheServerTakesNoneOfThemTheQuestionComesBack() {
        withAnIssuedPassword();
        ann.server.busy = true;
        type("a new one here");
        type("a new one here");
        ann.settle();
        ann.server.busy = false;
        assertThat(question().step()).isEqualTo(NewPassword.Step.NEW);
        assertThat(question().error()).isEqualTo("Too fast.");
        type("a new one here");
        type("a new one here");
        ann.settle();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void theLineClientGivesThemUnseenAndAPlainLineIsNone() {
        ann.says("/password");
        ann.happen(new Event.Secret("a password"));
        ann.happen(new Event.Secret("a new one here"));
        ann.happen(new Event.Secret("a new one here"));
        assertThat(asked()).isNotNull();
        ann.settle();
        ann.says("/password").says("my secret");
        assertThat(ann.model.writing().question()).isNull();
        assertThat(ann.texts("lobby")).isEmpty();
    }

    @Test
    void aPasswordBehindTheCommandIsNotShownNorKept() {
        for (String line :
                List.of("/password hunter2", " /passwd hunter2", "/login ann hunter2", "/oper ann hunter2")) {
            ann.types(line);
            ann.presses("Enter");
            assertThat(ann.model.toString()).as(line).doesNotContain("hunter2");
            assertThat(View.render(ann.model).toString()).as(line).doesNotContain("hunter2");
            ann.presses("Esc", "Ctrl-_");
            assertThat(ann.draft()).as(line).doesNotContain("hunter2");
            ann.presses("Ctrl-C", "Up");
            assertThat(ann.draft()).as(line).doesNotContain("hunter2");
            ann.presses("Ctrl-C");
        }
        ann.says("/password");
        assertThat(ann.model.writing().question()).isInstanceOf(NewPassword.class);
    }
}
