package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming and going: {@code register}, {@code login}, {@code logout} and {@code password}. */
class AccountTest extends Scenario {

    // register

    @Test
    void registerLogsInAndIsAMemberOfTheLobby() {
        Peer ann = connect();
        String name = fresh("ann");
        JsonNode ok = ann.register(name);
        Json.assertHas(ok, "user", name);
        assertThat(ok.path("token").asText()).isNotBlank();
        assertThat(ok.path("rooms")).hasSize(1);
        JsonNode lobby = ok.path("rooms").get(0);
        Json.assertHas(lobby, "room", "lobby", "mentions", 0, "role", "member");
        assertThat(lobby.path("last_seq").asLong()).isPositive();
        // Who joins has read all there was up to then; whether their own entry belongs to that is all the same.
        assertThat(lobby.path("last_seq").asLong() - lobby.path("read_seq").asLong())
                .isBetween(0L, 1L);
        Json.one(ann.ok("members", "room", "lobby").path("members"), "user", name);
    }

    @Test
    void theLobbySeesWhoRegistersAndTheNewOneSeesItInTheReplyOnly() {
        Peer bob = user("bob");
        Peer ann = connect();
        String name = fresh("ann");
        long seq = ann.register(name).path("rooms").get(0).path("last_seq").asLong();
        Json.assertEntry(
                bob.event("joined", "room", "lobby", "user", name),
                "type",
                "joined",
                "room",
                "lobby",
                "seq",
                seq,
                "user",
                name);
        Json.assertSame(bob.event("presence", "user", name), "type", "presence", "user", name, "online", true);
        ann.nothing("joined", "user", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ann lee",
                " ann",
                "ann ",
                "@ann",
                "#ann",
                "ann/lee",
                "ann:",
                "ann,",
                "ann\n",
                "ann\t",
                "an\u0000n",
                "\u001b[31mann",
                "ann\u007f",
                "ann\u009b",
                "ann\u200d",
                "ann\u202e",
                "ann\ufeff",
                "😀",
                "a\u0430nn",
                "p\u0430rley",
                "\u0455cope",
                "123456789012345678901234567890123"
            })
    void aNameThatCannotBeOneIsRefused(String name) {
        Peer peer = connect();
        peer.refused("bad_name", "register", "user", name, "password", Peer.PASSWORD);
        peer.refused("not_logged_in", "who");
    }

    @Test
    void halfASurrogatePairIsNoName() {
        Peer peer = connect();
        peer.line("{\"type\":\"register\",\"id\":1,\"user\":\"ann\\ud83d\",\"password\":\"correct horse battery\"}");
        peer.assertRefused("bad_name", peer.reply(1), "register");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Дмитрий", "王小明", "Ωμέγα", "שלום", "مرحبا", "ひらがな", "한국어", "a_-.Z", "7", "Zoë"})
    void aNameMayBeOfAnyScriptAndIsKeptAsItIs(String base) {
        Peer peer = connect();
        String name = fresh(base);
        Json.assertHas(peer.register(name), "user", name);
        Peer other = connect();
        Json.assertHas(other.login(name, Peer.PASSWORD), "user", name);
    }

    @Test
    void aNameHasAtMost32CharactersHoweverManyBytesTheyAre() {
        String start = fresh("n");
        String longest = start + "x".repeat(32 - start.length());
        connect().register(longest);
        connect().refused("bad_name", "register", "user", longest + "x", "password", Peer.PASSWORD);
        // Each of these is one letter, two UTF-16 units and four bytes.
        connect().register("\ud840\udc00".repeat(32));
        connect().refused("bad_name", "register", "user", "\ud840\udc00".repeat(33), "password", Peer.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann-Lee, Ann-Lee",
        "Ann-Lee, ann-lee",
        "Ann-Lee, ANN-LEE",
        "Ann-Lee, ａｎｎ-lee",
        "Дмитрий, дМИТРИЙ",
        "zo\u00eb, ZO\u00cb",
        "zo\u00eb, zoe\u0308",
        // Case folding is more than lower case: a sigma is a sigma at the end of a word too, and ß folds to ss.
        "σίσυφοσ, ΣΊΣΥΦΟΣ",
        "σίσυφοσ, σίσυφος",
        "straße, STRASSE",
        "straße, strasse"
    })
    void namesDifferInMoreThanCase(String first, String same) {
        String number = fresh("");
        connect().register(first + number);
        connect().refused("name_taken", "register", "user", same + number, "password", Peer.PASSWORD);
        Json.assertHas(connect().login(same + number, Peer.PASSWORD), "user", first + number);
    }

    @Test
    void theNameIsKeptAsItWasFirstWritten() {
        String name = fresh("AnnLee");
        connect().register(name);
        Peer ann = connect();
        Json.assertHas(ann.login(name.toUpperCase(Locale.ROOT), Peer.PASSWORD), "user", name);
        Json.one(ann.ok("who").path("users"), "user", name);
        Peer bob = user("bob");
        Json.assertHas(bob.ok("send", "room", "@" + name.toLowerCase(Locale.ROOT), "text", "hi"), "room", "@" + name);
    }

    @Test
    void aPasswordHas8To256Characters() {
        Peer peer = connect();
        String name = fresh("ann");
        for (String weak : List.of("", "1234567", "x".repeat(257))) {
            peer.refused("weak_password", "register", "user", name, "password", weak);
        }
        peer.register(name, "12345678");
        connect().register(fresh("ann"), "x".repeat(256));
        String spicy = " \"пароль\" 😀\t\\ ";
        String other = fresh("ann");
        connect().register(other, spicy);
        connect().login(other, spicy);
        connect().refused("bad_credentials", "login", "user", other, "password", spicy.strip());
    }

    @Test
    void nobodyRegistersOrLogsInTwiceOnOneConnection() {
        Peer ann = user("ann");
        ann.refused("already_logged_in", "register", "user", fresh("bob"), "password", Peer.PASSWORD);
        ann.refused("already_logged_in", "login", "user", ann.name(), "password", Peer.PASSWORD);
        ann.refused("already_logged_in", "login", "token", ann.token());
        Json.one(ann.ok("who").path("users"), "user", ann.name());
    }

    @Test
    void registrationCanBeClosed() {
        ServerProcess closed = start(Settings.quick().with("access.registration", "closed"));
        Peer peer = connect(closed);
        Json.assertHas(peer.hello(), "registration", "closed");
        peer.refused("registration_closed", "register", "user", "ann", "password", Peer.PASSWORD);
        peer.refused("bad_credentials", "login", "user", "ann", "password", Peer.PASSWORD);
    }

    @Test
    void ofTwoWhoWantOneNameAtOnceOneGetsIt() {
        String name = fresh("ann");
        Peer[] peers = new Peer[8];
        for (int i = 0; i < peers.length; i++) {
            peers[i] = connect();
        }
        for (Peer peer : peers) {
            peer.post("register", "user", name, "password", Peer.PASSWORD);
        }
        int taken = 0;
        for (Peer peer : peers) {
            JsonNode reply = peer.reply(1);
            if (!Peer.isOk(reply)) {
                peer.assertRefused("name_taken", reply, "register");
                peer.refused("not_logged_in", "who");
                taken++;
            }
        }
        assertThat(taken).isEqualTo(peers.length - 1);
    }

    // login

    @Test
    void loginAnswersWithTheRoomsAndDirectConversations() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.ok("send", "room", tea, "text", "one");
        ann.ok("send", "room", tea, "text", bob.at() + " two");
        ann.ok("send", "room", bob.at(), "text", "psst");

        JsonNode rooms = connect().login(bob.name(), Peer.PASSWORD).path("rooms");
        assertThat(Json.texts(rooms, "room")).containsExactlyInAnyOrder("lobby", tea, ann.at());
        Json.assertSame(
                Json.one(rooms, "room", tea),
                "room",
                tea,
                "last_seq",
                4,
                "read_seq",
                Json.one(rooms, "room", tea).path("read_seq").asLong() == 1 ? 1 : 2,
                "unread",
                2,
                "mentions",
                1,
                "role",
                "member");
        Json.assertHas(Json.one(rooms, "room", ann.at()), "last_seq", 1, "read_seq", 0);
        JsonNode own = connect().login(ann.name(), Peer.PASSWORD).path("rooms");
        Json.assertHas(Json.one(own, "room", tea), "role", "owner", "last_seq", 4);
        Json.assertHas(Json.one(own, "room", bob.at()), "last_seq", 1);
    }

    @Test
    void aTokenLogsInWithoutAPassword() {
        Peer ann = user("ann");
        Peer other = connect();
        JsonNode ok = other.login(ann.token());
        Json.assertHas(ok, "user", ann.name());
        assertThat(ok.path("token").asText()).isNotBlank();
        assertThat(Json.texts(ok.path("rooms"), "room")).containsExactly("lobby");
        // What login returned is a token as well, the same or another.
        Json.assertHas(connect().login(other.token()), "user", ann.name());
    }

    @Test
    void aWrongNameIsAnsweredAsAWrongPassword() {
        Peer ann = user("ann");
        Peer peer = connect();
        JsonNode password =
                peer.refused("bad_credentials", "login", "user", ann.name(), "password", "not her password");
        JsonNode name =
                peer.refused("bad_credentials", "login", "user", fresh("nobody"), "password", "not her password");
        JsonNode noName = peer.refused("bad_credentials", "login", "user", "no name at all", "password", "whatever");
        assertThat(name.path("text").asText()).isEqualTo(password.path("text").asText());
        assertThat(noName.path("text").asText()).isEqualTo(password.path("text").asText());
        assertThat(Json.names(name)).isEqualTo(Json.names(password));
        peer.refused("not_logged_in", "who");
        // A failure costs the connection nothing.
        peer.login(ann.name(), Peer.PASSWORD);
    }

    @Test
    void passwordsAreTakenToTheLetter() {
        Peer ann = user("ann");
        for (String wrong : List.of(
                "",
                "Correct horse battery",
                Peer.PASSWORD + " ",
                " " + Peer.PASSWORD,
                Peer.PASSWORD + "\u0000",
                "x".repeat(4000))) {
            connect().refused("bad_credentials", "login", "user", ann.name(), "password", wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nonsense", "\u0000\u001b", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aWrongTokenIsRefused(String wrong) {
        Peer peer = connect();
        peer.refused("bad_credentials", "login", "token", wrong);
        peer.refused("not_logged_in", "who");
    }

    @Test
    void aTokenIsNoPasswordAndNeedsItsEveryLetter() {
        Peer ann = user("ann");
        connect().refused("bad_credentials", "login", "user", ann.name(), "password", ann.token());
        connect().refused("bad_credentials", "login", "token", ann.token().substring(1));
        connect().refused("bad_credentials", "login", "token", ann.token() + "A");
        connect().refused("bad_credentials", "login", "token", Peer.PASSWORD);
    }

    @Test
    void loginNeedsAPasswordOrAToken() {
        Peer peer = connect();
        peer.refused("bad_request", "login");
        peer.refusedField("password", "login", "user", "ann");
        peer.refusedField("user", "login", "password", Peer.PASSWORD);
    }

    @Test
    void loginTakesTheLabelOfADevice() {
        Peer ann = user("ann");
        Peer other = connect();
        Json.assertHas(
                other.ok("login", "user", ann.name(), "password", Peer.PASSWORD, "device", "old laptop"),
                "user",
                ann.name());
    }

    @Test
    void whoIsInNoRoomIsPutIntoTheLobbyByLogin() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        String name = ann.name();
        bob.event("joined", "room", "lobby", "user", name);
        ann.ok("leave", "room", "lobby");
        bob.event("left", "room", "lobby", "user", name);
        ann.close();

        Peer back = connect();
        JsonNode ok = back.login(name, Peer.PASSWORD);
        assertThat(Json.texts(ok.path("rooms"), "room")).containsExactly("lobby");
        Json.assertHas(
                bob.event("joined", "room", "lobby", "user", name),
                "seq",
                ok.path("rooms").get(0).path("last_seq").asLong());
        back.nothing("joined", "user", name);
    }

    @Test
    void whoIsInARoomIsNotPutIntoTheLobby() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        bob.event("joined", "room", "lobby", "user", ann.name());
        String tea = room("tea", ann);
        ann.ok("leave", "room", "lobby");
        Peer other = connect();
        assertThat(Json.texts(other.login(ann.name(), Peer.PASSWORD).path("rooms"), "room"))
                .containsExactly(tea);
        bob.event("left", "room", "lobby", "user", ann.name());
        bob.nothing("joined", "room", "lobby", "user", ann.name());
    }

    @Test
    void oneUserMayBeConnectedTwice() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        bob.event("presence", "user", ann.name());
        bob.drain();
        Peer second = again(ann);
        Json.one(second.ok("who").path("users"), "user", ann.name());
        // Nobody hears of it: ann was online before.
        bob.nothing("presence", "user", ann.name());
        bob.nothing("joined", "user", ann.name());
        second.close();
        ann.ok("ping");
        bob.nothing("presence", "user", ann.name());
    }

    // logout

    @Test
    void logoutLeavesEveryRoomAndKeepsTheConnection() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        String name = ann.name();
        String tea = room("tea", ann, bob);
        ann.ok("send", "room", bob.at(), "text", "psst");
        bob.event("message", "room", "@" + name);

        Json.assertSame(ann.ok("logout"), "type", "ok", "re", 4);
        Json.assertEntry(
                bob.event("left", "room", tea),
                "type",
                "left",
                "room",
                tea,
                "seq",
                3,
                "user",
                name,
                "reason",
                "logout");
        Json.assertHas(bob.event("left", "room", "lobby", "user", name), "reason", "logout");
        Json.assertSame(
                bob.event("presence", "user", name, "online", false),
                "type",
                "presence",
                "user",
                name,
                "online",
                false);
        ann.nothing("left", "user", name);
        ann.refused("not_logged_in", "who");
        ann.refused("not_logged_in", "logout");

        // The others no longer see what goes on, and the direct conversation stays.
        bob.ok("send", "room", tea, "text", "gone");
        ann.nothingIn(tea);
        JsonNode rooms = ann.login(name, Peer.PASSWORD).path("rooms");
        assertThat(Json.texts(rooms, "room")).containsExactlyInAnyOrder("lobby", bob.at());
    }

    @Test
    void logoutWithAnotherConnectionLeavesNoRoom() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        String tea = room("tea", ann, bob);
        Peer second = again(ann);
        bob.drain();

        second.ok("logout");
        bob.nothing(event -> event.path("user").asText().equals(ann.name()));
        bob.ok("send", "room", tea, "text", "still here");
        Json.assertHas(ann.entry(tea), "text", "still here");
        second.nothingIn(tea);
        second.refused("not_logged_in", "who");
        ann.ok("who");
    }

    @Test
    void logoutVoidsTheToken() {
        Peer ann = user("ann");
        Peer second = again(ann);
        String token = ann.token();
        ann.ok("logout");
        connect().refused("bad_credentials", "login", "token", token);
        // The other connection's token is its own.
        assertThat(second.token()).isNotEqualTo(token);
        connect().login(second.token());
    }

    @Test
    void afterLogoutAnotherMayLogInOnTheSameConnection() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        bob.close();
        ann.ok("logout");
        Json.assertHas(ann.login(bob.name(), Peer.PASSWORD), "user", bob.name());
        Peer carl = user("carl");
        assertThat(Json.texts(carl.ok("who").path("users"), "user")).contains(bob.name());
        ann.ok("logout");
        ann.register(fresh("dora"));
    }

    @Test
    void closingAConnectionLeavesNoRoom() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        String name = ann.name();
        String tea = room("tea", ann, bob);
        ann.close();
        Json.assertSame(
                bob.event("presence", "user", name, "online", false),
                "type",
                "presence",
                "user",
                name,
                "online",
                false);
        bob.nothing("left", "user", name);
        JsonNode member = Json.one(bob.ok("members", "room", tea).path("members"), "user", name);
        Json.assertSame(member, "user", name, "role", "owner", "online", false);
    }

    // password

    @Test
    void aNewPasswordTakesTheOldOnesPlace() {
        Peer ann = user("ann");
        Json.assertSame(ann.ok("password", "old", Peer.PASSWORD, "new", "another password"), "type", "ok", "re", 2);
        connect().refused("bad_credentials", "login", "user", ann.name(), "password", Peer.PASSWORD);
        connect().login(ann.name(), "another password");
    }

    @Test
    void aNewPasswordNeedsTheOldOne() {
        Peer ann = user("ann");
        ann.refused("bad_credentials", "password", "old", "not her password", "new", "another password");
        connect().refused("bad_credentials", "login", "user", ann.name(), "password", "another password");
        connect().login(ann.name(), Peer.PASSWORD);
    }

    @Test
    void aNewPasswordMayNotBeWeak() {
        Peer ann = user("ann");
        ann.refused("weak_password", "password", "old", Peer.PASSWORD, "new", "1234567");
        ann.refused("weak_password", "password", "old", Peer.PASSWORD, "new", "x".repeat(257));
        connect().login(ann.name(), Peer.PASSWORD);
    }

    @Test
    void aNewPasswordVoidsTheOtherTokensAndEndsTheirConnections() {
        Peer ann = user("ann");
        Peer second = again(ann);
        Peer third = again(ann);
        ann.ok("password", "old", Peer.PASSWORD, "new", "another password");
        connect().refused("bad_credentials", "login", "token", second.token());
        connect().refused("bad_credentials", "login", "token", third.token());
        Json.assertHas(connect().login(ann.token()), "user", ann.name());
        for (Peer other : List.of(second, third)) {
            other.readBye("kicked");
        }
        ann.ok("send", "room", "lobby", "text", "still connected");
    }
}
