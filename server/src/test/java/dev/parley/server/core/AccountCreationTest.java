package dev.parley.server.core;

import static dev.parley.server.core.ChatFixture.PASSWORD;
import static dev.parley.server.core.Requests.login;
import static dev.parley.server.core.Requests.loginByToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Registration;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import dev.parley.server.core.event.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that an admin makes for somebody else, and accounts of programs. */
class AccountCreationTest {

    private final ChatFixture chat =
            new ChatFixture(Operated.by("ann", Registration.CLOSED, Policy.SignIn.UNBOUNDED), 100);
    private final Client admin = chat.connect();

    @BeforeEach
    void admin() {
        admin.ok(new Request.Register("ann", PASSWORD, Operated.CODE, null), Result.SignedIn.class);
        admin.told();
    }

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private String create(String user) {
        return admin.ok(new Request.CreateAccount(user), Result.NewAccount.class)
                .password();
    }

    private Client newcomer(String user) {
        Client client = chat.connect();
        String issued = create(user);
        client.ok(login(user, issued));
        client.ok(new Request.Password(issued, PASSWORD));
        return client;
    }

    @Test
    void thePasswordIsForOneThingToChooseAnother() {
        String issued = create("bob");
        Client bob = chat.connect();
        Result.SignedIn in = bob.ok(login("bob", issued), Result.SignedIn.class);
        assertThat(in.passwordDue()).isTrue();
        assertThat(in.temporaryPassword()).isTrue();
        assertThat(in.rooms()).isEmpty();
        for (Request request : List.of(
                new Request.Rooms(null),
                new Request.Join("lobby", false, null, 0),
                new Request.Send("lobby", "hi", null, null, null),
                new Request.Send("@ann", "hi", null, null, null),
                new Request.Sessions(),
                new Request.Who())) {
            ErrorReply refused = bob.refused(request);
            assertThat(refused.code()).isEqualTo("forbidden");
            assertThat(refused.text()).contains("/password");
        }
        bob.ok(new Request.Ping());
        assertThat(bob.refusal(new Request.Password("wrong password", PASSWORD)))
                .isEqualTo("bad_credentials");
        assertThat(admin.told()).noneMatch(Entry.Joined.class::isInstance);
        bob.ok(new Request.Password(issued, PASSWORD));
        assertThat(bob.told()).filteredOn(Entry.Joined.class::isInstance).hasSize(1);
        assertThat(admin.told())
                .anyMatch(Entry.Joined.class::isInstance)
                .anyMatch(event -> event instanceof ServerEvent.Presence told && told.online());
        bob.ok(new Request.Send("lobby", "hi", null, null, null));
        Result.SignedIn again = chat.connect().ok(login("bob", PASSWORD), Result.SignedIn.class);
        assertThat(again.passwordDue()).isNull();
        assertThat(again.temporaryPassword()).isNull();
        assertThat(chat.connect().refusal(login("bob", issued))).isEqualTo("bad_credentials");
    }

    @Test
    void thePasswordThatTheAdminKnowsIsNotTheUsersOwn() {
        String issued = create("bob");
        Client bob = chat.connect();
        bob.ok(login("bob", issued));
        ErrorReply refused = bob.refused(new Request.Password(issued, issued));
        assertThat(refused.code()).isEqualTo("weak_password");
        assertThat(refused.text()).isEqualTo("Choose another password than the one that you were given.");
        assertThat(bob.refusal(new Request.Rooms(null))).isEqualTo("forbidden");
        bob.ok(new Request.Password(issued, PASSWORD));
        bob.ok(new Request.Password(PASSWORD, PASSWORD));
    }

    @Test
    void theTokenIsGoodOnlyWhenThePasswordIsTheUsersOwn() {
        String issued = create("bob");
        Client bob = chat.connect();
        String token = bob.ok(login("bob", issued), Result.SignedIn.class).token();
        assertThat(chat.connect().refusal(loginByToken(token))).isEqualTo("bad_credentials");
        bob.ok(new Request.Password(issued, PASSWORD));
        chat.connect().ok(loginByToken(token));
    }

    @Test
    void whoeverSignsOutComesBackToTheSameQuestion() {
        String issued = create("bob");
        Client bob = chat.connect();
        bob.ok(login("bob", issued));
        bob.ok(new Request.Logout());
        assertThat(bob.ok(login("bob", issued), Result.SignedIn.class).passwordDue())
                .isTrue();
    }

    @Test
    void everyOtherRequestIsRefusedUntilThen() {
        // A new request is refused as well, unless somebody says otherwise.
        assertThat(RequestKind.values()).hasSizeGreaterThan(30);
        String issued = create("bob");
        Client bob = chat.connect();
        bob.ok(login("bob", issued));
        assertThat(bob.refusal(new Request.CreateAccount("carl"))).isEqualTo("forbidden");
        assertThat(bob.refusal(new Request.Away(null))).isEqualTo("forbidden");
    }

    @Test
    void aNameThatNobodyCouldRegisterIsNoAccountEither() {
        newcomer("bob");
        assertThat(admin.refusal(new Request.CreateAccount("bob"))).isEqualTo("name_taken");
        assertThat(admin.refusal(new Request.CreateAccount("b0b"))).isEqualTo("name_taken");
        assertThat(admin.refusal(new Request.CreateAccount("server"))).isEqualTo("name_taken");
        assertThat(admin.refusal(new Request.CreateAccount("a b"))).isEqualTo("bad_name");
        assertThat(admin.refusal(new Request.CreateAccount("ann"))).isEqualTo("name_taken");
    }

    @Test
    void whatBecomesOfANameMeanwhileCounts() {
        Client other = chat.login("ann");
        chat.holdPasswords();
        admin.start(new Request.CreateAccount("bob"));
        chat.answerPasswords();
        assertThat(admin.replies()).hasSize(1);
        assertThat(other.refusal(new Request.CreateAccount("Bob"))).isEqualTo("name_taken");
    }

    @Test
    void onlyAdminsMakeAccountsAndBots() {
        Client bob = newcomer("bob");
        assertThat(bob.refusal(new Request.CreateAccount("carl"))).isEqualTo("forbidden");
        assertThat(bob.refusal(new Request.Bot("ann", true))).isEqualTo("forbidden");
    }

    @Test
    void theOperatorDoesTheSameAtTheConsole() {
        Outcome made = chat.submit(Command.NO_SESSION, new Input.OperatorCreatedAccount("bob", "hashed:issued"));
        assertThat(made.events()).hasSize(2).anyMatch(Event.AccountCreated.class::isInstance);
        assertThat(chat.connect()
                        .ok(login("bob", "issued"), Result.SignedIn.class)
                        .passwordDue())
                .isTrue();
        assertThat(chat.submit(Command.NO_SESSION, new Input.OperatorCreatedAccount("bob", "hashed:x"))
                        .events())
                .isEmpty();
        chat.submit(Command.NO_SESSION, new Input.OperatorSetBot("Bob", true));
        assertThat(chat.state().account("bob").isBot()).isTrue();
        assertThat(chat.submit(Command.NO_SESSION, new Input.OperatorSetBot("bob", true))
                        .events())
                .isEmpty();
        assertThat(chat.submit(Command.NO_SESSION, new Input.OperatorSetBot("nobody", true))
                        .events())
                .isEmpty();
    }

    @Test
    void aPasswordThatTheOperatorResetsIsTemporaryAsItWas() {
        newcomer("bob");
        chat.submit(Command.NO_SESSION, new Input.OperatorSetPassword("bob", "hashed:reset password"));
        Client bob = chat.connect();
        Result.SignedIn in = bob.ok(login("bob", "reset password"), Result.SignedIn.class);
        assertThat(in.temporaryPassword()).isTrue();
        assertThat(in.passwordDue()).isNull();
        bob.ok(new Request.Rooms(null));
    }

    @Test
    void aBotComesIntoNoRoomByItselfAndIsShownAsOne() {
        String issued = create("robot");
        admin.ok(new Request.Bot("Robot", true));
        admin.ok(new Request.Create("ops", null, false));
        Client robot = chat.connect();
        robot.ok(login("robot", issued));
        robot.ok(new Request.Password(issued, PASSWORD));
        assertThat(chat.connect()
                        .ok(login("robot", PASSWORD), Result.SignedIn.class)
                        .rooms())
                .isEmpty();
        Result.Joined ops = robot.ok(new Request.Join("ops", false, null, 0), Result.Joined.class);
        assertThat(ops.members())
                .extracting(Result.MemberSummary::user, Result.MemberSummary::bot)
                .containsExactly(tuple("ann", null), tuple("robot", true));
        assertThat(admin.ok(new Request.Members("ops"), Result.MemberList.class).members())
                .extracting(Result.MemberSummary::bot)
                .containsExactly(null, true);
        assertThat(admin.ok(new Request.Who(), Result.UserList.class).users())
                .extracting(Result.UserSummary::user, Result.UserSummary::bot)
                .containsExactlyInAnyOrder(tuple("ann", null), tuple("robot", true));
        assertThat(admin.told())
                .as("whoever sees it come is told what it is")
                .contains(new ServerEvent.Presence("robot", true, null, true));
        admin.ok(new Request.Bot("robot", false));
        assertThat(admin.told()).contains(new ServerEvent.Presence("robot", true, null, false));
        assertThat(admin.ok(new Request.Members("ops"), Result.MemberList.class).members())
                .extracting(Result.MemberSummary::bot)
                .containsExactly(null, null);
    }
}
