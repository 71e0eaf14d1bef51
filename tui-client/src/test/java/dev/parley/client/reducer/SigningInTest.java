package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Remembered;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

class SigningInTest {

    private final PaperServer server = new PaperServer();

    private Person atTheForm(String name) {
        Person person = new Person(server, name);
        person.happen(new Event.Started(false));
        return person.settle();
    }

    @Test
    void theKeyboardAloneRegisters() {
        Person ann = atTheForm("");
        ann.types("ann");
        ann.presses("Tab");
        ann.types("a password");
        ann.presses("Tab", "Right", "Enter");
        assertThat(ann.model.form().focus()).isEqualTo(Field.AGAIN);
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.user()).isEqualTo("ann");
        assertThat(ann.model.form()).isNull();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void whoHasACodeBeginsWithTheRegistration() {
        Person bob = new Person(server, "bob", "k7mq-4tzx-9wpa");
        assertThat(bob.model.form().register()).isTrue();
        assertThat(new Person(server, "bob").model.form().register()).isFalse();
    }

    /** Where ann is signed in in another window. */
    private Person atASecondWindow() {
        Person.signedIn(server, "ann");
        Person second = new Person(server, "");
        second.happen(new Event.Offered(new Remembered("ann", "token of ann 0")));
        second.happen(new Event.Started(false));
        return second.settle();
    }

    @Test
    void enterSignsInWhoIsSignedInInAnotherWindow() {
        Person second = atASecondWindow();
        assertThat(second.model.form().user().text()).isEqualTo("ann");
        assertThat(second.model.form().focus()).isEqualTo(Field.USER);
        assertThat(second.model.form().toString()).doesNotContain("token of");
        second.presses("Enter");
        assertThat(second.model.user()).isEqualTo("ann");
        assertThat(second.model.form()).isNull();
    }

    @Test
    void theServerNeedNotHaveWaitedForThatEnter() {
        Person second = atASecondWindow();
        second.happen(new Event.FromServer(new ServerEvent.Bye("login_timeout", "Too late.", null)));
        second.lose();
        second.settle();
        second.presses("Enter");
        assertThat(second.model.user()).isEqualTo("ann");
        assertThat(second.model.form()).isNull();
    }

    @Test
    void anotherNameTakesThePlaceOfTheOneThatIsOffered() {
        Person second = atASecondWindow();
        second.types("bob");
        assertThat(second.model.form().user().text()).isEqualTo("bob");
        assertThat(second.model.form().offer()).isNull();
        second.presses("Enter");
        assertThat(second.model.form().focus()).isEqualTo(Field.PASSWORD);
        second.types("a password");
        second.presses("F2");
        second.types("a password");
        second.presses("Enter");
        assertThat(second.model.user()).isEqualTo("bob");
    }

    @Test
    void aNameThatIsRegisteredTakesNoOffer() {
        Person second = atASecondWindow();
        second.presses("F2", "Up", "Enter");
        assertThat(second.model.session()).isNull();
        assertThat(second.model.form().focus()).isEqualTo(Field.PASSWORD);
    }

    @Test
    void aCodeGoesAlongWhenANameIsRegistered() {
        Person boss = new Person(server, "boss", "K7-Q2");
        boss.happen(new Event.Started(false));
        boss.settle();
        boss.types("a password");
        boss.presses("Tab");
        boss.types("a password");
        boss.presses("Enter");
        assertThat(boss.model.user()).isEqualTo("boss");
        assertThat(boss.effects)
                .filteredOn(Effect.Ask.class::isInstance)
                .extracting(effect -> ((Effect.Ask) effect).request())
                .contains(new Request.Register("boss", "a password", "K7-Q2", "test", Feature.ALL));
    }

    private Person registersBoss() {
        Person boss = atTheForm("boss");
        boss.types("a password");
        boss.presses("F2");
        boss.types("a password");
        boss.presses("Enter");
        return boss;
    }

    @Test
    void anOperatorsNameAsksForItsCodeAndKeepsBothPasswords() {
        server.codes.put("boss", "K7-Q2");
        Person boss = registersBoss();
        assertThat(boss.model.form().focus()).isEqualTo(Field.CODE);
        assertThat(boss.model.form().error())
                .isEqualTo(
                        "The name boss is kept for an operator. Type the code that the server printed at its start.");
        boss.presses("Enter");
        assertThat(boss.model.form().error()).isEqualTo("Type the code that the server printed at its start.");
        boss.types("K7-Q3");
        boss.presses("Enter");
        assertThat(boss.model.form().error()).startsWith("Wrong code for boss.");
        assertThat(boss.model.toString()).doesNotContain("K7-Q3");
        boss.types(" K7-Q2");
        boss.presses("Enter");
        assertThat(boss.model.user()).isEqualTo("boss");
    }

    @Test
    void aWrongCodeOfTheCommandLineIsNamedAndTypedAgain() {
        server.codes.put("boss", "K7-Q2");
        Person boss = new Person(server, "boss", "old");
        boss.happen(new Event.Started(false));
        boss.settle();
        boss.types("a password");
        boss.presses("Tab");
        boss.types("a password");
        boss.presses("Enter");
        assertThat(boss.model.form().error()).startsWith("Wrong code for boss.");
        boss.types("K7-Q2");
        boss.presses("Enter");
        assertThat(boss.model.user()).isEqualTo("boss");
    }

    @Test
    void aClosedServerTakesTheCodeInTheForm() {
        server.codes.put("boss", "K7-Q2");
        server.registration = "closed";
        Person boss = registersBoss();
        assertThat(boss.model.form().error())
                .startsWith("This server does not accept new users. Operators type the code");
        boss.types("K7-Q2");
        boss.presses("Enter");
        assertThat(boss.model.user()).isEqualTo("boss");
    }

    @Test
    void aServerThatTakesPeopleByCodeHasAFieldForItFromTheBeginning() {
        server.registration = "code";
        Person bob = atTheForm("bob");
        assertThat(bob.model.form().fields()).doesNotContain(Field.CODE);
        bob.types("a password");
        bob.presses("F2");
        assertThat(bob.model.form().fields()).contains(Field.CODE);
        bob.types("a password");
        bob.presses("Enter");
        assertThat(bob.model.form().focus()).isEqualTo(Field.CODE);
        bob.presses("Enter");
        assertThat(bob.model.form().error()).startsWith("Type your invitation code.");
        bob.types("wrong-code");
        bob.presses("Enter");
        assertThat(bob.model.form().error()).isEqualTo("This code is not valid.");
        assertThat(bob.model.form().focus()).isEqualTo(Field.CODE);
        bob.types(server.invitation);
        bob.presses("Enter");
        assertThat(bob.model.user()).isEqualTo("bob");
    }

    @Test
    void theCodeOfTheCommandLineStandsInTheFieldAlready() {
        server.registration = "code";
        Person bob = new Person(server, "bob", server.invitation);
        bob.happen(new Event.Started(false));
        bob.settle();
        bob.types("a password");
        bob.presses("Tab");
        assertThat(bob.model.form().code().text()).isEqualTo(server.invitation);
        bob.types("a password");
        bob.presses("Enter", "Enter");
        assertThat(bob.model.user()).isEqualTo("bob");
    }

    @Test
    void anotherServerIsNotAskedForTheCodeBeforeItSaysSo() {
        server.registration = "code";
        Person bob = atTheForm("bob");
        bob.presses("F2", "Up", "Up");
        assertThat(bob.model.form().focus()).isEqualTo(Field.SERVER);
        bob.types("x");
        assertThat(bob.model.form().fields()).doesNotContain(Field.CODE);
    }

    @Test
    void anotherNameIsNotAskedForTheCode() {
        server.codes.put("boss", "K7-Q2");
        Person boss = registersBoss();
        boss.types("K7-Q2");
        boss.presses("Up", "Up", "Up");
        assertThat(boss.model.form().focus()).isEqualTo(Field.USER);
        boss.types("es");
        assertThat(boss.model.form().fields()).doesNotContain(Field.CODE);
        boss.presses("Tab", "Tab", "Enter");
        assertThat(boss.model.user()).isEqualTo("bosses");
        assertThat(boss.effects)
                .filteredOn(Effect.Ask.class::isInstance)
                .extracting(effect -> ((Effect.Ask) effect).request())
                .contains(new Request.Register("bosses", "a password", null, "test", Feature.ALL));
    }

    @Test
    void theCodeGoesAwayWithTheChoiceToSignInAndEnterPassesThroughIt() {
        server.codes.put("boss", "K7-Q2");
        Person boss = registersBoss();
        boss.presses("Up", "Enter");
        assertThat(boss.model.form().focus()).isEqualTo(Field.CODE);
        boss.presses("Tab", "Left");
        assertThat(boss.model.form().fields()).doesNotContain(Field.CODE);
    }

    @Test
    void twoPasswordsThatDifferRegisterNobody() {
        Person ann = atTheForm("ann");
        ann.types("a password");
        ann.presses("Tab", "Right", "Up");
        assertThat(ann.model.form().focus()).isEqualTo(Field.AGAIN);
        ann.types("a passwort");
        ann.presses("Enter");
        assertThat(ann.model.form().error()).contains("passwords differ");
        assertThat(ann.model.form().focus()).isEqualTo(Field.PASSWORD);
        assertThat(server.passwords).isEmpty();
        ann.types("a password");
        ann.presses("Enter");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.user()).isEqualTo("ann");
    }

    @Test
    void whoSignsInTypesThePasswordOnce() {
        server.actor("ann");
        Person ann = atTheForm("ann");
        ann.presses("Tab");
        assertThat(ann.model.form().focus()).isEqualTo(Field.CHOICE);
    }

    @Test
    void enterGoesFromFieldToFieldAndSignsInFromThePassword() {
        server.actor("ann");
        Person ann = atTheForm("ann");
        assertThat(ann.model.form().focus()).isEqualTo(Field.PASSWORD);
        ann.presses("Up", "Up", "Enter", "Enter");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void aWrongPasswordIsSaidInPlaceAndTypedAgain() {
        server.actor("ann");
        Person ann = atTheForm("ann");
        ann.types("wrong one");
        ann.presses("Enter");
        assertThat(ann.model.form().error())
                .isEqualTo("Wrong password, or no account of that name. New here? Register ann: press F2.");
        assertThat(ann.model.form().password().text())
                .as("the name may be the wrong one")
                .isEqualTo("wrong one");
        assertThat(ann.model.form().focus()).isEqualTo(Field.PASSWORD);
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void whatIsMissingIsSaidBeforeTheServerIsAsked() {
        Person ann = atTheForm("ann");
        ann.presses("Enter");
        assertThat(ann.model.form().error()).isEqualTo("Type your password.");
        ann.presses("Up", "Ctrl-U", "Tab");
        ann.types("x");
        ann.presses("Enter");
        assertThat(ann.model.form().error()).isEqualTo("Type your name.");
        assertThat(ann.model.form().focus()).isEqualTo(Field.USER);
        assertThat(ann.effects).noneMatch(Effect.Ask.class::isInstance);
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidInPlaceAndAskedAgainOnEnter() {
        Person ann = new Person(server, "ann");
        ann.reachable = false;
        ann.happen(new Event.Started(false));
        ann.settle();
        assertThat(ann.model.form().error()).isEqualTo("No Parley server answers.");
        ann.reachable = true;
        ann.types("a password");
        ann.presses("Tab", "Left", "Enter");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void anotherServerIsConnectedTo() {
        Person ann = atTheForm("ann");
        ann.effects.clear();
        ann.presses("Up", "Up");
        ann.types("1");
        ann.presses("Tab", "Tab");
        ann.types("a password");
        ann.presses("Tab", "Left", "Enter");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.effects).contains(new Effect.Disconnect(), new Effect.Connect("127.0.0.1:50001"));
    }

    @Test
    void aPasteGoesIntoAFieldWithoutItsLineBreak() {
        Person ann = atTheForm("ann");
        ann.pressed(new Key.Paste("a pass\nword\n", false));
        assertThat(ann.model.form().password().text()).isEqualTo("a password");
    }

    @Test
    void noSecretIsInWhatTheModelPrints() {
        Person ann = atTheForm("ann");
        ann.types("very secret");
        assertThat(ann.model.toString()).doesNotContain("very secret");
        ann.happen(new Event.Pressed(Key.of(Key.Name.ENTER)));
        assertThat(ann.model.toString()).doesNotContain("very secret");
        assertThat(Person.signedIn(server, "bob").model.toString()).doesNotContain("token of bob");
    }

    @Test
    void logoutLeavesNothingOfOneForTheNext() {
        Person ann = Person.signedIn(server, "ann");
        ann.says("hello").says("/logout");
        ann.types("y");
        ann.settle();
        assertThat(ann.model.form()).isNotNull();
        assertThat(ann.model.session()).isNull();
        assertThat(ann.model.conversations().all()).isEmpty();
        assertThat(ann.model.connection()).isInstanceOf(Connection.Greeted.class);
        assertThat(ann.model.form().focus())
                .as("the next name goes where names go")
                .isEqualTo(Field.USER);
        assertThat(ann.model.form().user().text()).isEmpty();
        ann.types("ann");
        ann.presses("Enter");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void aNameThatIsTakenIsCorrectedWithoutTypingThePasswordsAgain() {
        server.actor("bob");
        Person ann = atTheForm("bob");
        ann.types("a password");
        ann.presses("F2");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.form().focus()).isEqualTo(Field.USER);
        assertThat(ann.model.form().error()).contains("taken");
        ann.types("by");
        assertThat(ann.model.form().error()).as("it goes with the next key").isEmpty();
        ann.presses("Tab", "Tab", "Enter");
        assertThat(ann.model.user()).isEqualTo("bobby");
    }

    @Test
    void oneKeyMakesARefusedSignInANewAccountWithThatPassword() {
        Person ann = atTheForm("ann");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.form().error()).contains("New here? Register ann");
        ann.presses("F2");
        assertThat(ann.model.form().register()).isTrue();
        assertThat(ann.model.form().focus()).isEqualTo(Field.AGAIN);
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.user()).isEqualTo("ann");
    }

    @Test
    void theKeyThatRegistersChangesNothingInAFormThatRegistersAlready() {
        Person ann = atTheForm("ann");
        ann.types("a password");
        ann.presses("F2");
        ann.types("a pass");
        var before = ann.model.form();
        ann.presses("F2");
        assertThat(ann.model.form()).isEqualTo(before);
        ann.presses("Tab", "F2");
        assertThat(ann.model.form()).isEqualTo(before.focus(Field.CHOICE));
    }

    @Test
    void whatIsTypedAfterARefusalReplacesThePassword() {
        server.actor("ann");
        Person ann = atTheForm("ann");
        ann.types("wrong one");
        ann.presses("Enter", "Backspace");
        assertThat(ann.model.form().password().isEmpty()).isTrue();
        ann.types("wrong one");
        ann.presses("Enter", "Up");
        ann.presses("Down");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.isOnline()).isTrue();
    }

    @Test
    void aServerThatIsNotReachedKeepsWhatWasTyped() {
        Person ann = atTheForm("ann");
        ann.lose();
        ann.reachable = false;
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.form().error()).isEqualTo("No Parley server answers.");
        assertThat(ann.model.form().password().text()).isEqualTo("a password");
    }

    private static Event loginTimeout() {
        return new Event.FromServer(
                new ServerEvent.Bye("login_timeout", "Nobody signed in on this connection within 30 s.", 0L));
    }

    @Test
    void whoFillsInTheFormSlowlyNeverNotices() {
        server.actor("ann");
        Person ann = atTheForm("ann");
        ann.types("a pass");
        String status = ann.status();
        ann.happen(loginTimeout());
        ann.settle();
        assertThat(ann.effects).contains(new Effect.Disconnect());
        assertThat(ann.status()).isEqualTo(status);
        assertThat(ann.model.form().error()).isEmpty();
        assertThat(ann.wire).as("no connection is held").isNull();
        ann.wait(600);
        ann.types("word");
        ann.presses("Enter");
        assertThat(ann.model.isOnline()).isTrue();
        assertThat(ann.model.user()).isEqualTo("ann");
    }

    @Test
    void aFormThatCrossesTheEndOfItsConnectionIsSentAgain() {
        server.actor("ann");
        Person ann = atTheForm("ann");
        ann.types("a password");
        ann.happen(new Event.Pressed(Key.of("Enter")));
        assertThat(ann.wire.asked).hasSize(1);
        ann.wire.asked.clear();
        ann.happen(loginTimeout());
        ann.settle();
        assertThat(ann.model.isOnline()).isTrue();
        Person bob = atTheForm("bob");
        bob.types("a password");
        bob.presses("Tab", "Right", "Up");
        bob.types("a password");
        bob.happen(new Event.Pressed(Key.of("Enter")));
        bob.wire.asked.clear();
        bob.happen(loginTimeout());
        bob.settle();
        assertThat(bob.model.user()).isEqualTo("bob");
    }

    @Test
    void whoIsKickedFromTheServerDoesNotComeBackByItself() {
        Person ann = Person.signedIn(server, "ann");
        ServerMessage bye = new ServerEvent.Bye("kicked", "You were kicked by the operator.", null);
        ann.happen(new Event.FromServer(bye));
        ann.lose();
        ann.wait(60);
        assertThat(ann.model.form().error()).contains("lost");
        assertThat(ann.model.connection()).isInstanceOf(Connection.Idle.class);
    }

    @Test
    void ctrlCTwiceQuits() {
        Person ann = atTheForm("ann");
        ann.presses("Ctrl-C");
        assertThat(ann.effects).doesNotContain(new Effect.Quit());
        ann.types("x");
        ann.presses("Ctrl-C");
        assertThat(ann.effects).doesNotContain(new Effect.Quit());
        ann.presses("Ctrl-C");
        assertThat(ann.effects).contains(new Effect.Quit());
    }

    @Test
    void whatWasOnItsWayWhenSomebodyLoggedOutIsNotComplainedOf() {
        Person ann = Person.signedIn(server, "ann");
        ann.says("/logout").says("yes");
        assertThat(ann.status()).isEqualTo("Signed out.");
        ErrorReply late = ErrorReply.of(ErrorCode.NOT_LOGGED_IN, "Sign in or register first.");
        ann.happen(new Event.FromServer(new ServerMessage.Failed(new RequestId.Numeric(9_999), late)));
        assertThat(ann.status()).isEqualTo("Signed out.");
        assertThat(ann.model.form().error()).isEmpty();
    }

    @Test
    void whatCannotBeIsNotOffered() {
        Person ann = atTheForm("ann smith");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.form().error())
                .isEqualTo("Wrong password, or no account of that name. Names cannot contain spaces. Try ann-smith.");
        assertThat(ann.model.form().focus()).isEqualTo(Field.USER);
        server.registration = "closed";
        Person bob = atTheForm("bob");
        bob.types("a password");
        bob.presses("Enter");
        assertThat(bob.model.form().error())
                .isEqualTo("Wrong password, or no account of that name. This server does not accept new accounts.");
    }
}
