package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.createPrivate;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.server.core.ChatFixture.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rooms}, {@code create}, {@code join}, {@code leave}, {@code members}, {@code topic}. */
class RoomTest {

    private final ChatFixture chat = ChatFixture.open();
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("bob");

    @AfterEach
    void replayGivesTheSame() {
        chat.assertReplayGivesTheSame();
    }

    private Result.Joined joined(Client client, Request request) {
        return client.ok(request, Result.Joined.class);
    }

    @Test
    void whoCreatesARoomIsItsOwnerAndAMember() {
        Client second = chat.login("ann");
        chat.hush();
        assertThat(ann.ok(new Request.Create("#Tea", "Leaves", false), Result.Created.class))
                .isEqualTo(new Result.Created("Tea"));
        Entry.Joined entry = new Entry.Joined("Tea", 1, chat.now(), "ann");
        assertThat(second.told()).containsExactly(entry);
        assertThat(ann.told()).isEmpty();
        assertThat(bob.told()).isEmpty();
        assertThat(joined(ann, join("tea")))
                .isEqualTo(new Result.Joined(
                        "Tea",
                        "Leaves",
                        Role.OWNER,
                        List.of(new Result.MemberSummary("ann", Role.OWNER, true, null, second.address())),
                        List.of(entry),
                        1,
                        false,
                        false,
                        null,
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "##tea", "@ann", "a b", "te\u0430", "a\nb"})
    void aRoomCannotBeCalledThat(String name) {
        assertThat(ann.refusal(create(name))).isEqualTo("bad_name");
        if (!name.startsWith("@")) {
            assertThat(ann.refusal(joinOrCreate(name))).isEqualTo("bad_name");
            assertThat(ann.refusal(join(name))).isEqualTo("no_such_room");
        }
    }

    @Test
    void aRoomExistsInWhateverCaseItWasWritten() {
        ann.ok(create("Tea"));
        assertThat(bob.refusal(create("TEA"))).isEqualTo("room_exists");
        assertThat(bob.refusal(create("ｔｅａ"))).isEqualTo("room_exists");
        assertThat(joined(bob, joinOrCreate("#tEA"))).satisfies(tea -> {
            assertThat(tea.room()).isEqualTo("Tea");
            assertThat(tea.created()).isFalse();
            assertThat(tea.role()).isEqualTo(Role.MEMBER);
        });
    }

    @Test
    void aTopicThatCannotBeOneMakesNoRoom() {
        assertThat(ann.refusal(new Request.Create("tea", "a\nb", false))).isEqualTo("bad_text");
        assertThat(ann.refusal(new Request.Create("tea", "x".repeat(301), false)))
                .isEqualTo("text_too_long");
        assertThat(ann.refusal(join("tea"))).isEqualTo("no_such_room");
    }

    @Test
    void thereAreNoMoreRoomsThanThereMayBe() {
        ChatFixture small = new ChatFixture(
                new Policy(
                        10, true, true, true, Map.of(), 2, 10, 10, Policy.SignIn.UNBOUNDED, Policy.PerUser.UNBOUNDED),
                100);
        Client one = small.register("one");
        one.ok(create("tea"));
        assertThat(one.refusal(create("coffee"))).isEqualTo("forbidden");
        assertThat(one.refusal(joinOrCreate("coffee"))).isEqualTo("forbidden");
    }

    @Test
    void joiningTellsTheOthersAndTheJoinersOwnOtherConnectionsOnce() {
        ann.ok(create("tea"));
        Client second = chat.login("bob");
        chat.hush();
        chat.wait(Duration.ofSeconds(1));
        Result.Joined tea = joined(bob, join("tea"));
        Entry.Joined entry = new Entry.Joined("tea", 2, chat.now(), "bob");
        assertThat(tea.entries()).hasSize(2).last().isEqualTo(entry);
        assertThat(tea.lastSeq()).isEqualTo(2);
        assertThat(tea.members()).extracting(Result.MemberSummary::user).containsExactly("ann", "bob");
        assertThat(bob.told()).isEmpty();
        assertThat(ann.told()).containsExactly(entry);
        assertThat(second.told()).containsExactly(entry);
        bob.ok(send("tea", "hello"));
        assertThat(second.told()).hasSize(1);
        assertThat(ann.told()).hasSize(1);
        assertThat(bob.told()).isEmpty();
    }

    @Test
    void aSecondJoinChangesNothingAndAnswersTheSame() {
        ann.ok(create("tea"));
        Result.Joined first = joined(bob, join("tea"));
        int events = chat.journal().size();
        chat.hush();
        assertThat(joined(bob, join("tea"))).isEqualTo(first);
        assertThat(joined(bob, joinOrCreate("tea"))).isEqualTo(first);
        assertThat(chat.journal()).hasSize(events);
        assertThat(ann.told()).isEmpty();
    }

    @Test
    void joinWithCreateMakesTheRoom() {
        Client second = chat.login("ann");
        Result.Joined tea = joined(ann, joinOrCreate("tea"));
        assertThat(tea)
                .isEqualTo(new Result.Joined(
                        "tea",
                        "",
                        Role.OWNER,
                        List.of(new Result.MemberSummary("ann", Role.OWNER, true, null, second.address())),
                        List.of(new Entry.Joined("tea", 1, chat.now(), "ann")),
                        1,
                        false,
                        true,
                        null,
                        null,
                        null,
                        null));
        assertThat(second.told()).containsExactly(new Entry.Joined("tea", 1, chat.now(), "ann"));
        assertThat(joined(ann, new Request.Join("milk", true, 0L, 0)))
                .extracting(Result.Joined::entries, Result.Joined::more)
                .containsExactly(List.of(), true);
    }

    @Test
    void joiningCatchesUpFromWhereTheClientWas() {
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        for (int i = 3; i <= 9; i++) {
            ann.ok(send("tea", "m" + i));
        }
        Result.Joined page = joined(bob, new Request.Join("tea", false, 4L, 3));
        assertThat(page.entries()).extracting(Entry::seq).containsExactly(5L, 6L, 7L);
        assertThat(page.more()).isTrue();
        assertThat(page.lastSeq()).isEqualTo(9);
        assertThat(joined(bob, new Request.Join("tea", false, 7L, 3)).more()).isFalse();
    }

    @Test
    void aPrivateRoomIsListedForItsMembersOnlyAndOpenToWhoHasARoleInIt() {
        ann.ok(createPrivate("den"));
        assertThat(bob.refusal(join("den"))).isEqualTo("no_such_room");
        assertThat(bob.refusal(joinOrCreate("den"))).isEqualTo("invite_only");
        assertThat(bob.refusal(create("den"))).isEqualTo("room_exists");
        assertThat(bob.ok(new Request.Rooms(null), Result.RoomList.class).rooms())
                .extracting(Result.RoomSummary::room)
                .containsExactly("lobby");
        assertThat(ann.ok(new Request.Rooms(null), Result.RoomList.class).rooms())
                .extracting(Result.RoomSummary::room)
                .containsExactly("den", "lobby");
        ann.ok(leave("den"));
        assertThat(joined(ann, join("den")).role())
                .as("a role outlives membership")
                .isEqualTo(Role.OWNER);
    }

    @Test
    void leavingTellsEverybodyTheLeaversOtherConnectionsTooAndThenNoMore() {
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        Client second = chat.login("bob");
        chat.hush();
        assertThat(bob.ok(leave("#TEA"), Result.Done.class)).isNotNull();
        Entry.Left left = new Entry.Left("tea", 3, chat.now(), "bob", LeaveReason.LEAVE, null, null);
        assertThat(ann.told()).containsExactly(left);
        assertThat(second.told()).containsExactly(left);
        assertThat(bob.told()).isEmpty();
        ann.ok(send("tea", "gone?"));
        assertThat(second.told()).isEmpty();
        assertThat(bob.told()).isEmpty();
        assertThat(bob.refusal(leave("tea"))).isEqualTo("not_a_member");
    }

    @Test
    void aRoomThatIsNotThereOrNotOnesOwnIsRefusedByName() {
        ann.ok(create("tea"));
        for (Request elsewhere : List.of(
                leave("none"),
                new Request.Members("none"),
                new Request.Topic("none", ""),
                new Request.Read("none", 0),
                new Request.Received("none", 0),
                new Request.Typing("none"),
                Requests.newest("none"),
                send("none", "x"),
                send("not a name", "x"),
                join("none"))) {
            assertThat(bob.refusal(elsewhere)).as("%s", elsewhere).isEqualTo("no_such_room");
        }
        for (Request notMine : List.of(
                leave("tea"),
                new Request.Members("tea"),
                new Request.Topic("tea", ""),
                new Request.Read("tea", 0),
                new Request.Received("tea", 0),
                new Request.Typing("tea"),
                Requests.newest("tea"),
                send("tea", "x"))) {
            assertThat(bob.refusal(notMine)).as("%s", notMine).isEqualTo("not_a_member");
        }
        for (Request nobody : List.of(
                leave("@none"),
                new Request.Members("@none"),
                new Request.Topic("@none", ""),
                new Request.Read("@none", 0),
                new Request.Received("@none", 0),
                new Request.Typing("@none"),
                Requests.newest("@none"),
                send("@none", "x"),
                send("@", "x"),
                join("@none"),
                joinOrCreate("@none"))) {
            assertThat(bob.refusal(nobody)).as("%s", nobody).isEqualTo("no_such_user");
        }
    }

    @Test
    void membersSayWhoIsOnlineAwayAndFromWhere() {
        bob.ok(new Request.Away("tea"));
        chat.register("cy").disconnect();
        assertThat(ann.ok(new Request.Members("#Lobby"), Result.MemberList.class))
                .isEqualTo(new Result.MemberList(
                        "lobby",
                        List.of(
                                new Result.MemberSummary("ann", Role.MEMBER, true, null, ann.address()),
                                new Result.MemberSummary("bob", Role.MEMBER, true, "tea", bob.address()),
                                new Result.MemberSummary("cy", Role.MEMBER, false, null, null)),
                        null,
                        null));
        assertThat(ann.ok(new Request.Members("@BOB"), Result.MemberList.class))
                .isEqualTo(new Result.MemberList(
                        "@bob",
                        List.of(
                                new Result.MemberSummary("ann", Role.MEMBER, true, null, ann.address()),
                                new Result.MemberSummary("bob", Role.MEMBER, true, "tea", bob.address())),
                        null,
                        null));
    }

    @Test
    void addressesAreToldOnlyWhereTheSettingAllows() {
        ChatFixture shy = new ChatFixture(
                new Policy(
                        4096,
                        true,
                        false,
                        true,
                        Map.of(),
                        10,
                        10,
                        10,
                        Policy.SignIn.UNBOUNDED,
                        Policy.PerUser.UNBOUNDED),
                100);
        Client one = shy.register("one");
        assertThat(one.ok(new Request.Members("lobby"), Result.MemberList.class).members())
                .extracting(Result.MemberSummary::address)
                .containsOnlyNulls();
        assertThat(one.ok(new Request.Who(), Result.UserList.class).users())
                .extracting(Result.UserSummary::address)
                .containsOnlyNulls();
        assertThat(one.ok(create("tea")).ok(join("tea"), Result.Joined.class).members())
                .extracting(Result.MemberSummary::address)
                .containsOnlyNulls();
    }

    @Test
    void theTopicIsAnEntryThatEverybodyGets() {
        Client second = chat.login("ann");
        chat.hush();
        Result.Written written = ann.ok(new Request.Topic("lobby", "Leaves"), Result.Written.class);
        assertThat(written).isEqualTo(new Result.Written("lobby", 3));
        Entry.Topic entry = new Entry.Topic("lobby", 3, chat.now(), "ann", "Leaves");
        assertThat(bob.told()).containsExactly(entry);
        assertThat(second.told()).containsExactly(entry);
        assertThat(ann.told()).as("not a send, so it comes as an event too").containsExactly(entry);
        assertThat(joined(bob, join("lobby")).topic()).isEqualTo("Leaves");
        ann.ok(new Request.Topic("lobby", ""));
        assertThat(joined(bob, join("lobby")).topic()).isEmpty();
    }

    @Test
    void aTopicIsOneLineOf300CodePoints() {
        ann.ok(new Request.Topic("lobby", "😀".repeat(300)));
        assertThat(ann.refusal(new Request.Topic("lobby", "x".repeat(301)))).isEqualTo("text_too_long");
        for (String bad : List.of("a\nb", "a\tb", "\u001b[2J", "a\u0085", "\ud83d")) {
            assertThat(ann.refusal(new Request.Topic("lobby", bad))).isEqualTo("bad_text");
        }
        assertThat(ann.refusal(new Request.Topic("@bob", "x"))).isEqualTo("forbidden");
        assertThat(ann.refusal(leave("@bob"))).isEqualTo("forbidden");
    }

    @Test
    void theListOfRoomsCountsMembersAndWhoOfThemIsOnline() {
        ann.ok(new Request.Create("Tea", "Green or black", false));
        bob.ok(join("tea"));
        Client cy = chat.register("cy");
        cy.ok(join("tea"));
        cy.disconnect();
        chat.login("bob");
        bob.ok(leave("lobby"));
        assertThat(bob.ok(new Request.Rooms(null), Result.RoomList.class).rooms())
                .containsExactly(
                        new Result.RoomSummary("Tea", "Green or black", 3, 2, true, 3),
                        new Result.RoomSummary("lobby", "", 2, 1, false, 4));
        for (String query : List.of("EA", "tea", "BLACK")) {
            assertThat(bob.ok(new Request.Rooms(query), Result.RoomList.class).rooms())
                    .extracting(Result.RoomSummary::room)
                    .containsExactly("Tea");
        }
        assertThat(bob.ok(new Request.Rooms("nothing"), Result.RoomList.class).rooms())
                .isEmpty();
    }

    @Test
    void timeNeverStepsBackWithinARoom() {
        ann.ok(send("lobby", "now"));
        chat.setClock(Duration.ofSeconds(-10));
        bob.ok(send("lobby", "then"));
        ann.ok(new Request.Topic("lobby", "x"));
        ann.ok(leave("lobby"));
        ann.ok(join("lobby"));
        chat.register("cy");
        List<Entry> entries =
                ann.ok(Requests.newest("lobby"), Result.Page.class).entries();
        assertThat(entries).extracting(Entry::at).isSorted();
        assertThat(entries).extracting(Entry::at).containsOnly(ChatFixture.START);
    }
}
