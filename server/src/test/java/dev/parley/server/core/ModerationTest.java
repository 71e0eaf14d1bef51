package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.createPrivate;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.joinOrCreate;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.newest;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.ChatFixture.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kicks, bans, invitations, roles and settings, and what hidden rooms tell nobody. */
class ModerationTest {

    private final ChatFixture chat = new ChatFixture(Operated.by("root"), 10_000);
    private final Client ann = chat.register("ann");
    private final Client bob = chat.register("bob");
    private final Client carl = chat.register("carl");

    @AfterEach
    void replay() {
        chat.assertReplayGivesTheSame();
    }

    private static Request role(String user, Role role) {
        return new Request.Role("tea", user, role);
    }

    private static Request set(String setting, String value) {
        return new Request.Set("tea", setting, value);
    }

    private static Request kick(String user) {
        return new Request.Kick("tea", user, null);
    }

    private static Request ban(String user) {
        return new Request.Ban("tea", user, null);
    }

    private static Request invite(String room, String user) {
        return new Request.Invite(room, user);
    }

    /** Ann's room, with the others in it. */
    private void tea() {
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        carl.ok(join("tea"));
        chat.hush();
    }

    private List<String> entries(Client client, String room) {
        return client.ok(newest(room), Result.Page.class).entries().stream()
                .map(Lines::of)
                .toList();
    }

    @Test
    void whoIsKickedIsOutAndEverybodyIsToldWhyAndByWhom() {
        tea();
        Client bobsOther = chat.login("bob");
        chat.hush();
        ann.ok(new Request.Kick("tea", "BOB", "Flooding."));
        Entry.Left expected = new Entry.Left("tea", 4, chat.now(), "bob", LeaveReason.KICKED, "ann", "Flooding.");
        for (Client each : List.of(ann, bob, bobsOther, carl)) {
            assertThat(each.told()).containsExactly(expected);
        }
        assertThat(bob.refusal(send("tea", "hm"))).isEqualTo("not_a_member");
        bob.ok(join("tea"));
        assertThat(ann.refusal(new Request.Kick("tea", "bob", "a\nb"))).isEqualTo("bad_text");
        assertThat(ann.refusal(kick("nobody"))).isEqualTo("no_such_user");
        assertThat(ann.refusal(kick("ann"))).isEqualTo("forbidden");
        bob.ok(leave("tea"));
        assertThat(ann.refusal(kick("bob"))).isEqualTo("no_such_user");
    }

    @Test
    void whoIsBannedStaysOutUntilTheBanIsTakenBack() {
        tea();
        ann.ok(new Request.Ban("tea", "bob", "Rude."));
        ann.ok(ban("bob"));
        assertThat(carl.told()).hasSize(1);
        ErrorReply refused = bob.refused(join("tea"));
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(refused.text()).isEqualTo("You may not enter tea.");
        assertThat(bob.refusal(joinOrCreate("tea"))).isEqualTo("forbidden");
        assertThat(chat.login("bob").refusal(join("tea")))
                .as("by another connection")
                .isEqualTo("forbidden");
        assertThat(ann.refusal(invite("tea", "bob"))).isEqualTo("forbidden");
        assertThat(ann.ok(new Request.Bans("tea"), Result.BanList.class).bans())
                .containsExactly(new Result.BanSummary("bob", "ann", chat.now(), "Rude."));
        ann.ok(new Request.Unban("tea", "bob"));
        assertThat(ann.refusal(new Request.Unban("tea", "bob"))).isEqualTo("no_such_user");
        bob.ok(join("tea"));
    }

    @Test
    void somebodyWhoIsNotThereCanBeBanned() {
        ann.ok(create("tea"));
        chat.hush();
        ann.ok(ban("bob"));
        assertThat(ann.told()).isEmpty();
        assertThat(bob.refusal(join("tea"))).isEqualTo("forbidden");
    }

    @Test
    void aBanFromTheLobbyHoldsWhenSomebodySignsInWhoIsNowhere() {
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null));
        root.ok(new Request.Ban("lobby", "bob", null));
        Client again = chat.connect();
        assertThat(again.ok(Requests.login("bob", ChatFixture.PASSWORD), Result.SignedIn.class)
                        .rooms())
                .isEmpty();
        assertThat(again.refusal(join("lobby"))).isEqualTo("forbidden");
        assertThat(root.refusal(new Request.DeleteRoom("lobby"))).isEqualTo("forbidden");
        assertThat(root.refusal(new Request.Set("lobby", "access", "private"))).isEqualTo("forbidden");
    }

    @Test
    void nobodyDoesAnythingToWhoIsNotBelow() {
        tea();
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null));
        root.ok(join("tea"));
        ann.ok(role("bob", Role.OPERATOR));
        ann.ok(role("carl", Role.OPERATOR));
        for (Request request :
                List.of(kick("carl"), ban("carl"), role("carl", Role.READER), kick("ann"), kick("root"))) {
            assertThat(bob.refusal(request)).as("%s", request).isEqualTo("forbidden");
        }
        assertThat(ann.refusal(kick("root"))).isEqualTo("forbidden");
        ann.ok(role("carl", Role.OWNER));
        assertThat(ann.refusal(role("carl", Role.MEMBER))).isEqualTo("forbidden");
        root.ok(role("carl", Role.MEMBER));
        root.ok(kick("ann"));
        assertThat(chat.state().room("tea").role("ann"))
                .as("put out, and no owner any more")
                .isEqualTo(Role.MEMBER);
    }

    @Test
    void oneStepsDownByOneselfUnlessNobodyElseOwnsTheRoom() {
        tea();
        assertThat(ann.refusal(role("ann", Role.MEMBER))).isEqualTo("forbidden");
        ann.ok(role("bob", Role.OWNER));
        ann.ok(role("ann", Role.MEMBER));
        assertThat(ann.refusal(role("ann", Role.OWNER))).isEqualTo("forbidden");
        bob.ok(role("ann", Role.OPERATOR));
        ann.ok(role("ann", Role.MEMBER));
        assertThat(entries(carl, "tea")).last().isEqualTo("tea#7 role ann: ann member");
    }

    @Test
    void aReaderReadsAndDoesNotWriteAndStaysOneWhoeverComesBack() {
        tea();
        ann.ok(role("bob", Role.READER));
        ann.ok(role("bob", Role.READER));
        assertThat(bob.told()).hasSize(1);
        ErrorReply refused = bob.refused(send("tea", "hm"));
        assertThat(refused.text()).isEqualTo("You are a reader in tea: you can read, but not write.");
        assertThat(bob.refusal(new Request.Typing("tea"))).isEqualTo("forbidden");
        bob.ok(leave("tea"));
        bob.ok(join("tea"));
        assertThat(bob.refusal(send("tea", "hm"))).isEqualTo("forbidden");
        ann.ok(kick("bob"));
        bob.ok(join("tea"));
        assertThat(bob.refusal(send("tea", "hm"))).isEqualTo("forbidden");
        ann.ok(ban("bob"));
        ann.ok(new Request.Unban("tea", "bob"));
        bob.ok(join("tea"));
        assertThat(bob.refusal(send("tea", "hm"))).isEqualTo("forbidden");
        ann.ok(role("bob", Role.MEMBER));
        bob.ok(send("tea", "thanks"));
    }

    @Test
    void aClientOfTheFirstVersionMeetsNoRoleThatItDoesNotKnow() {
        tea();
        ann.ok(role("bob", Role.READER));
        Client newer = chat.connect();
        Request.Login login = new Request.Login("bob", ChatFixture.PASSWORD, null, null, null, Feature.ALL);
        Result.SignedIn in = newer.ok(login, Result.SignedIn.class);
        assertThat(roles(in)).containsEntry("tea", Role.READER);
        assertThat(newer.ok(join("tea"), Result.Joined.class).role()).isEqualTo(Role.READER);
        Client byToken = chat.connect();
        assertThat(roles(byToken.ok(
                        new Request.Login(null, null, in.token(), null, null, Feature.ALL), Result.SignedIn.class)))
                .containsEntry("tea", Role.READER);
        assertThat(roles(chat.connect()
                        .ok(new Request.Login(null, null, in.token(), null, null), Result.SignedIn.class)))
                .containsEntry("tea", Role.MEMBER);
        assertThat(bob.ok(join("tea"), Result.Joined.class).role()).isEqualTo(Role.MEMBER);
        assertThat(bob.ok(new Request.Members("tea"), Result.MemberList.class).members())
                .extracting(Result.MemberSummary::role)
                .doesNotContain(Role.READER);
        assertThat(newer.ok(new Request.Members("tea", null, 10), Result.MemberList.class)
                        .members())
                .extracting(Result.MemberSummary::role)
                .contains(Role.READER);
    }

    private static Map<String, Role> roles(Result.SignedIn in) {
        return in.rooms().stream()
                .collect(java.util.stream.Collectors.toMap(Result.OwnRoom::room, Result.OwnRoom::role));
    }

    @Test
    void anInvitationReachesWhoIsOnlineAndWaitsForWhoIsNot() {
        ann.ok(createPrivate("den"));
        chat.hush();
        ann.ok(invite("den", "bob"));
        ann.ok(invite("den", "bob"));
        assertThat(bob.told()).containsExactly(new ServerEvent.Invited("den", "ann"));
        carl.disconnect();
        ann.ok(invite("den", "carl"));
        Client again = chat.connect();
        assertThat(again.ok(Requests.login("carl", ChatFixture.PASSWORD), Result.SignedIn.class)
                        .invitations())
                .containsExactly(new Result.Invitation("den", "ann", chat.now()));
        assertThat(again.refusal(newest("den"))).isEqualTo("not_a_member");
        bob.ok(join("den"));
        bob.ok(leave("den"));
        assertThat(bob.refusal(join("den"))).as("it is used up").isEqualTo("no_such_room");
        again.ok(leave("den"));
        assertThat(again.refusal(join("den"))).as("it was declined").isEqualTo("no_such_room");
        ann.ok(invite("den", "bob"));
        ann.ok(new Request.Kick("den", "bob", null));
        assertThat(bob.refusal(join("den"))).as("it was taken back").isEqualTo("no_such_room");
    }

    @Test
    void membersInviteToAnOpenRoomAndOperatorsAloneToAnother() {
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        bob.ok(invite("tea", "carl"));
        ann.ok(set("access", "invited"));
        carl.ok(join("tea"));
        assertThat(bob.refusal(invite("tea", "carl"))).isEqualTo("forbidden");
        Client dora = chat.register("dora");
        assertThat(dora.refusal(join("tea"))).isEqualTo("invite_only");
        assertThat(dora.ok(new Request.Rooms(null), Result.RoomList.class).rooms())
                .extracting(Result.RoomSummary::room)
                .contains("tea");
    }

    @Test
    void invitationsAreBounded() {
        for (int i = 0; i < 101; i++) {
            chat.quick(true);
            chat.register("user" + i);
        }
        ann.ok(create("tea"));
        for (int i = 0; i < 100; i++) {
            ann.ok(invite("tea", "user" + i));
        }
        ErrorReply refused = ann.refused(invite("tea", "user100"));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfterMs()).isEqualTo(3_600_000);
        chat.wait(Duration.ofHours(1));
        ann.ok(invite("tea", "user100"));
        for (int i = 0; i < 20; i++) {
            ann.ok(create("room" + i));
            ann.ok(invite("room" + i, "bob"));
        }
        for (int i = 0; i < 80; i++) {
            Client host = i % 20 == 0 ? chat.register("host" + i) : chat.login("host" + i / 20 * 20);
            host.ok(create("hall" + i));
            host.ok(invite("hall" + i, "bob"));
        }
        carl.ok(create("last"));
        assertThat(carl.refusal(invite("last", "bob"))).isEqualTo("forbidden");
        chat.quick(false);
    }

    @Test
    void aHiddenRoomIsNotThereForOthersHoweverTheyAsk() {
        ann.ok(createPrivate("den"));
        String about = bob.refused(join("nix")).toString();
        assertThat(bob.refused(join("den")).toString()).isEqualTo(about.replace("nix", "den"));
        assertThat(bob.refusal(joinOrCreate("den"))).isEqualTo("invite_only");
        assertThat(bob.refused(create("d\u0435n")).text()).as("a look-alike").doesNotContain("den");
        assertThat(bob.refusal(create("DEN"))).isEqualTo("room_exists");
    }

    @Test
    void whoTriesManyNamesIsStoppedWhetherTheNextIsARoomOrNot() {
        ann.ok(createPrivate("den"));
        bob.refused(create("den"));
        for (int i = 1; i < 20; i++) {
            bob.refused(i % 2 == 0 ? create("den") : joinOrCreate("den"));
        }
        assertThat(bob.refusal(create("den"))).isEqualTo("rate_limited");
        assertThat(bob.refusal(joinOrCreate("den"))).isEqualTo("rate_limited");
        assertThat(bob.refusal(create("free"))).isEqualTo("rate_limited");
        assertThat(bob.refusal(joinOrCreate("free"))).isEqualTo("rate_limited");
        bob.ok(joinOrCreate("lobby"));
        chat.wait(Duration.ofHours(1));
        bob.ok(create("free"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginning", "joining"})
    void theHistoryBeginsWhereTheRoomSaysSo(String from) {
        ann.ok(create("tea"));
        ann.ok(send("tea", "word one"));
        ann.ok(set("history_from", from));
        boolean isAll = from.equals("beginning");
        long first = isAll ? 3 : 4;
        Result.Joined joined = bob.ok(join("tea"), Result.Joined.class);
        assertThat(joined.entries()).extracting(Entry::seq).first().isEqualTo(isAll ? 1 : first);
        assertThat(joined.firstSeq()).isEqualTo(isAll ? null : (Long) first);
        ann.ok(send("tea", "word two"));
        assertThat(bob.ok(new Request.History("tea", 0L, null, null, 50), Result.Page.class)
                        .entries())
                .extracting(Entry::seq)
                .first()
                .isEqualTo(isAll ? 1 : first);
        assertThat(bob.ok(new Request.History("tea", null, null, 2L, 10), Result.Page.class)
                        .entries())
                .extracting(Entry::seq)
                .first()
                .isEqualTo(isAll ? 1 : first);
        assertThat(bob.ok(new Request.Search("word", null, null, null, 50), Result.Found.class)
                        .entries())
                .hasSize(isAll ? 2 : 1);
        Request reply = new Request.Send("tea", "what?", null, null, 2L);
        Request react = new Request.React("tea", 2, "👍", true);
        if (isAll) {
            bob.ok(reply).ok(react);
        } else {
            assertThat(bob.refusal(reply)).isEqualTo("no_such_entry");
            assertThat(bob.refusal(react)).isEqualTo("no_such_entry");
        }
        assertThat(ann.ok(newest("tea"), Result.Page.class).entries())
                .as("for who was there before")
                .extracting(Entry::seq)
                .first()
                .isEqualTo(1L);
        bob.ok(new Request.Read("tea", 5));
    }

    @Test
    void inSlowModeMembersWaitAndOperatorsDoNot() {
        tea();
        ann.ok(set("slow_s", "30"));
        bob.ok(send("tea", "one"));
        carl.ok(send("tea", "one"));
        chat.wait(Duration.ofSeconds(20));
        ErrorReply refused = bob.refused(send("tea", "two"));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfterMs()).isEqualTo(10_000);
        ann.ok(send("tea", "one")).ok(send("tea", "two"));
        chat.wait(Duration.ofSeconds(10));
        bob.ok(send("tea", "two"));
        ann.ok(set("slow_s", "0"));
        bob.ok(send("tea", "three"));
    }

    @Test
    void whereOperatorsWriteMembersReadAndMayDeleteWhatIsTheirs() {
        tea();
        bob.ok(send("tea", "mine"));
        ann.ok(set("write_by", "operators"));
        assertThat(bob.refused(send("tea", "hm")).text()).isEqualTo("Only operators and owners of tea can write.");
        bob.ok(new Request.Delete("tea", 4));
        ann.ok(role("bob", Role.OPERATOR));
        bob.ok(send("tea", "now"));
    }

    @Test
    void aSettingIsOneOfTheTableAndTheSameAgainIsNotTold() {
        tea();
        for (Request wrong : List.of(
                set("colour", "red"),
                set("access", "closed"),
                set("slow_s", "-1"),
                set("slow_s", "21601"),
                set("slow_s", "01"))) {
            assertThat(ann.refusal(wrong)).as("%s", wrong).isEqualTo("bad_request");
        }
        ann.ok(set("access", "open"));
        assertThat(bob.told()).isEmpty();
        ann.ok(set("access", "private"));
        ann.ok(set("slow_s", "7"));
        assertThat(bob.told()).hasSize(2);
        assertThat(bob.ok(join("tea"), Result.Joined.class).settings())
                .isEqualTo(Map.of("access", "private", "slow_s", "7"));
    }

    @Test
    void aRoomThatItsOwnerDeletesIsGoneForEverybody() {
        tea();
        assertThat(bob.refusal(new Request.DeleteRoom("tea"))).isEqualTo("forbidden");
        ann.ok(invite("tea", "carl"));
        ann.ok(new Request.DeleteRoom("tea"));
        for (Client each : List.of(ann, bob, carl)) {
            assertThat(each.told()).singleElement().isInstanceOfSatisfying(Entry.Left.class, left -> assertThat(
                            left.text())
                    .isEqualTo("ann deleted the room."));
        }
        bob.ok(create("tea"));
        assertThat(bob.ok(join("tea"), Result.Joined.class).firstSeq()).isEqualTo(5);
    }

    @Test
    void whoWasPutOutOfAHiddenRoomStillHearsThatAMessageWasStored() {
        ann.ok(createPrivate("den"));
        ann.ok(invite("den", "bob"));
        bob.ok(join("den"));
        Request message = send("den", "last words", "k1");
        bob.ok(message);
        ann.ok(new Request.Kick("den", "bob", null));
        assertThat(bob.ok(message, Result.Sent.class).duplicate()).isTrue();
        assertThat(bob.refusal(send("den", "more", "k2"))).isEqualTo("no_such_room");
    }

    @Test
    void adminsActWhereTheyAreNoMembersButNotWhereTheySeeNothing() {
        tea();
        ann.ok(createPrivate("den"));
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null));
        root.ok(kick("bob"));
        assertThat(root.refusal(new Request.DeleteRoom("den"))).isEqualTo("no_such_room");
        root.ok(new Request.DeleteRoom("tea"));
    }

    @Test
    void nothingOfADeletedAccountIsLeftInTheRulesOfARoom() {
        tea();
        ann.ok(role("bob", Role.OPERATOR));
        bob.ok(ban("carl"));
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("bob"));
        assertThat(ann.ok(new Request.Bans("tea"), Result.BanList.class).bans())
                .extracting(Result.BanSummary::by)
                .containsExactly("(forgotten)");
        assertThat(chat.state().room("tea").rules().toString()).doesNotContain("bob");
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("carl"));
        assertThat(chat.state().room("tea").rules().bans()).isEmpty();
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("ann"));
        assertThat(chat.state().room("tea").rules().creator()).isNull();
    }
}
