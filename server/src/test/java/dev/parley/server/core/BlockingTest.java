package dev.parley.server.core;

import static dev.parley.server.core.Requests.create;
import static dev.parley.server.core.Requests.join;
import static dev.parley.server.core.Requests.leave;
import static dev.parley.server.core.Requests.newest;
import static dev.parley.server.core.Requests.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Reaction;
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

/** Whom somebody has blocked, what reaches that one no more, and that nobody else can tell. Ann blocks bob. */
class BlockingTest {

    private static final Request BLOCK_BOB = new Request.Block("bob");
    private static final Request UNBLOCK_BOB = new Request.Unblock("bob");

    private final ChatFixture chat = new ChatFixture(Operated.by("root"), 10_000);
    private final Client ann = signedIn("ann");
    private final Client bob = chat.register("bob");
    private final Client carl = chat.register("carl");

    @AfterEach
    void replay() {
        chat.assertReplayGivesTheSame();
    }

    /** Whose client knows of blocking. */
    private Client signedIn(String user) {
        Client client = chat.connect();
        client.ok(new Request.Register(user, ChatFixture.PASSWORD, null, null, Feature.ALL));
        return client;
    }

    private Client again(String user) {
        Client client = chat.connect();
        signIn(client, user);
        return client;
    }

    private static Result.SignedIn signIn(Client client, String user) {
        return client.ok(
                new Request.Login(user, ChatFixture.PASSWORD, null, null, null, Feature.ALL), Result.SignedIn.class);
    }

    private Result.SignedIn anew(String user) {
        return signIn(chat.connect(), user);
    }

    private static Result.OwnRoom own(Result.SignedIn in, String room) {
        return in.rooms().stream()
                .filter(one -> one.room().equals(room))
                .findFirst()
                .orElse(null);
    }

    private static List<Entry> page(Client client, String room) {
        return client.ok(newest(room), Result.Page.class).entries();
    }

    private static Entry.Message message(Entry entry) {
        return (Entry.Message) entry;
    }

    private static long sent(Client client, String room, String text) {
        return client.ok(send(room, text), Result.Sent.class).seq();
    }

    private static Request invite(String room, String user) {
        return new Request.Invite(room, user);
    }

    private static Request known(String value) {
        return new Request.Preference("direct_from", value);
    }

    @Test
    void aDirectMessageIsStoredAndDoesNotReachWhoBlocks() {
        Client annsPhone = again("ann");
        ann.ok(BLOCK_BOB);
        chat.hush();
        Result.Sent sent = bob.ok(send("@ann", "psst"), Result.Sent.class);
        assertThat(sent).isEqualTo(new Result.Sent("@ann", 1, chat.now(), null));
        assertThat(ann.told()).isEmpty();
        assertThat(annsPhone.told()).isEmpty();
        assertThat(page(ann, "@bob"))
                .containsExactly(
                        new Entry.Message("@bob", 1, chat.now(), "bob", "", null, null, null, null, null, null, true));
        assertThat(ann.ok(join("@bob"), Result.Joined.class).entries()).isEqualTo(page(ann, "@bob"));
        assertThat(message(page(bob, "@ann").get(0)).text()).isEqualTo("psst");
        ann.ok(UNBLOCK_BOB);
        assertThat(message(page(ann, "@bob").get(0)))
                .isEqualTo(new Entry.Message("@bob", 1, chat.now(), "bob", "psst", null, null, null));
    }

    @Test
    void theBlockedOneIsAnsweredAsOtherwiseAndSeesNoDifference() {
        ann.ok(create("tea"));
        bob.ok(join("tea"));
        carl.ok(join("tea"));
        ann.ok(BLOCK_BOB);
        chat.hush();
        assertThat(sent(bob, "@ann", "one")).isEqualTo(sent(carl, "@ann", "one"));
        for (Request request : List.of(
                send("@ann", "two"),
                new Request.Edit("@ann", 1, "edited"),
                new Request.React("@ann", 1, "👍", true),
                new Request.Typing("@ann"),
                new Request.Read("@ann", 1),
                new Request.Received("@ann", 2),
                new Request.Delete("@ann", 2),
                newest("@ann"),
                join("@ann"),
                new Request.Members("@ann"),
                new Request.Broadcast("all of you"),
                new Request.Typing("tea"),
                new Request.Search("one", "@ann", null, null, 50))) {
            assertThat(bob.ask(request).toString().replaceAll("(?i)bob|re=[^,]*|address=[^],]*", ""))
                    .as("%s", request)
                    .isEqualTo(carl.ask(request).toString().replaceAll("(?i)carl|re=[^,]*|address=[^],]*", ""));
            bob.told();
            carl.told();
        }
    }

    @Test
    void nothingDirectOfTheBlockedOneComesLive() {
        sent(bob, "@ann", "hello");
        sent(ann, "@bob", "hi");
        ann.ok(BLOCK_BOB);
        chat.hush();
        sent(bob, "@ann", "psst");
        bob.ok(new Request.Edit("@ann", 1, "edited"));
        bob.ok(new Request.React("@ann", 2, "👍", true));
        bob.ok(new Request.Delete("@ann", 1));
        bob.ok(new Request.Typing("@ann"));
        bob.ok(new Request.Received("@ann", 2));
        bob.ok(new Request.Read("@ann", 2));
        bob.ok(new Request.Broadcast("all of you"));
        assertThat(ann.told()).isEmpty();
        assertThat(carl.told()).containsExactly(new ServerEvent.Notice("all of you", "bob"));
    }

    @Test
    void whatTheBlockedOneDidStandsInPagesWithoutWhatItSaid() {
        sent(ann, "@bob", "hi");
        sent(bob, "@ann", "rude");
        bob.ok(new Request.Edit("@ann", 2, "ruder"));
        bob.ok(new Request.React("@ann", 1, "👎", true));
        ann.ok(BLOCK_BOB);
        List<Entry> page = page(ann, "@bob");
        assertThat(message(page.get(0)).reactions()).isNull();
        assertThat(message(page.get(0)).text()).isEqualTo("hi");
        assertThat(message(page.get(1)).wasHidden()).isTrue();
        assertThat(message(page.get(1)).edited()).isNull();
        assertThat(page.get(2)).isEqualTo(new Entry.Edited("@bob", 3, chat.now(), "bob", 2, null));
        assertThat(page.get(3)).isEqualTo(new Entry.Reacted("@bob", 4, chat.now(), "bob", 1, "👎", false, 4L));
        assertThat(page.toString()).doesNotContain("rude");
        ann.ok(UNBLOCK_BOB);
        assertThat(message(page(ann, "@bob").get(0)).reactions()).containsExactly(new Reaction("bob", "👎", 4));
        assertThat(message(page(ann, "@bob").get(1)).text()).isEqualTo("ruder");
    }

    @Test
    void noMarkGoesBackNotEvenLater() {
        sent(bob, "@ann", "one");
        ann.ok(new Request.Received("@bob", 1)).ok(new Request.Read("@bob", 1));
        sent(bob, "@ann", "two");
        ann.ok(BLOCK_BOB);
        sent(bob, "@ann", "three");
        chat.hush();
        int events = chat.journal().size();
        assertThat(ann.ok(new Request.Received("@bob", 3), Result.Marked.class).seq())
                .isEqualTo(3);
        assertThat(ann.ok(new Request.Read("@bob", 3), Result.Marked.class).seq())
                .isEqualTo(3);
        assertThat(chat.journal()).hasSize(events);
        assertThat(bob.told()).isEmpty();
        Result.Joined seen = bob.ok(join("@ann"), Result.Joined.class);
        assertThat(seen.deliveredSeq()).isEqualTo(1);
        assertThat(seen.seenSeq()).isEqualTo(1);
        ann.ok(UNBLOCK_BOB);
        assertThat(bob.ok(join("@ann"), Result.Joined.class).seenSeq()).isEqualTo(1);
        ann.ok(new Request.Read("@bob", 3));
        assertThat(bob.told()).containsExactly(new ServerEvent.Seen("@ann", "ann", 3));
    }

    @Test
    void nothingOfTheBlockedOneCountsAsUnread() {
        sent(ann, "@bob", "hi");
        sent(bob, "@ann", "one");
        ann.ok(BLOCK_BOB);
        sent(bob, "@ann", "two");
        sent(bob, "lobby", "@ann three");
        sent(carl, "lobby", "@ann four");
        Result.SignedIn in = anew("ann");
        assertThat(own(in, "@bob")).isEqualTo(new Result.OwnRoom("@bob", 3, 3, 0L, 0, Role.MEMBER));
        assertThat(own(in, "lobby").unread()).isEqualTo(1);
        assertThat(own(in, "lobby").mentions()).isEqualTo(1);
        ann.ok(UNBLOCK_BOB);
        assertThat(own(anew("ann"), "@bob").unread()).isZero();
        sent(bob, "@ann", "five");
        assertThat(own(anew("ann"), "@bob").unread()).isEqualTo(1);
    }

    @Test
    void aReadMarkBetweenLinesOfTheBlockedOneCountsTheOthersAlone() {
        ann.ok(BLOCK_BOB);
        long first = sent(bob, "lobby", "a");
        sent(carl, "lobby", "b");
        sent(bob, "lobby", "c");
        sent(carl, "lobby", "d");
        ann.ok(new Request.Read("lobby", first));
        assertThat(own(anew("ann"), "lobby").unread()).isEqualTo(2);
        ann.ok(new Request.Read("lobby", first + 1));
        assertThat(own(anew("ann"), "lobby").unread()).isEqualTo(1);
    }

    @Test
    void aConversationInWhichOnlyTheBlockedOneWroteIsNotListed() {
        ann.ok(BLOCK_BOB);
        sent(bob, "@ann", "psst");
        assertThat(own(anew("ann"), "@bob")).isNull();
        assertThat(own(anew("bob"), "@ann")).isNotNull();
        ann.ok(UNBLOCK_BOB);
        assertThat(own(anew("ann"), "@bob").lastSeq()).isEqualTo(1);
    }

    @Test
    void whoBlocksDoesNotWriteToTheBlockedOne() {
        sent(ann, "@bob", "hi");
        sent(bob, "@ann", "hm");
        ann.ok(BLOCK_BOB);
        chat.hush();
        ErrorReply refused = ann.refused(send("@bob", "and another thing"));
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(refused.text()).isEqualTo("You have blocked bob. Unblock them to write.");
        assertThat(ann.refusal(new Request.Edit("@bob", 1, "x"))).isEqualTo("forbidden");
        assertThat(ann.refusal(new Request.React("@bob", 2, "👍", true))).isEqualTo("forbidden");
        ann.ok(new Request.Typing("@bob"));
        assertThat(bob.told()).isEmpty();
        ann.ok(new Request.Delete("@bob", 1));
        assertThat(bob.told()).hasSize(1);
    }

    @Test
    void inRoomsTheClientFoldsAndOneThatCannotGetsNoText() {
        Client old = chat.login("ann");
        ann.ok(BLOCK_BOB);
        chat.hush();
        long seq = sent(bob, "lobby", "@ann hello");
        bob.ok(new Request.Edit("lobby", seq, "@ann hello there"));
        bob.ok(new Request.React("lobby", seq, "👍", true));
        assertThat(ann.told()).isEqualTo(carl.told());
        List<ServerEvent> seen = old.told();
        assertThat(message((Entry) seen.get(0)).text()).isEmpty();
        assertThat(message((Entry) seen.get(0)).wasHidden()).isTrue();
        assertThat(seen.get(1)).isEqualTo(new Entry.Edited("lobby", seq + 1, chat.now(), "bob", seq, null));
        assertThat(((Entry.Reacted) seen.get(2)).on()).isFalse();
        assertThat(page(old, "lobby").toString()).doesNotContain("hello");
        assertThat(old.ok(join("lobby"), Result.Joined.class).entries().toString())
                .doesNotContain("hello");
        assertThat(page(ann, "lobby")).isEqualTo(page(carl, "lobby"));
    }

    @Test
    void nobodyIsToldThatTheBlockedOneIsTyping() {
        ann.ok(BLOCK_BOB);
        chat.hush();
        bob.ok(new Request.Typing("lobby"));
        assertThat(ann.told()).isEmpty();
        assertThat(carl.told()).containsExactly(new ServerEvent.Typing("lobby", "bob"));
    }

    @Test
    void anInvitationByTheBlockedOneWaitsUnseen() {
        bob.ok(Requests.createPrivate("den"));
        bob.ok(create("tea"));
        carl.ok(join("tea"));
        ann.ok(BLOCK_BOB);
        chat.hush();
        bob.ok(invite("den", "ann"));
        bob.ok(invite("tea", "ann"));
        assertThat(ann.told()).isEmpty();
        assertThat(anew("ann").invitations()).isNull();
        carl.ok(invite("tea", "ann"));
        assertThat(ann.told()).containsExactly(new ServerEvent.Invited("tea", "carl"));
        bob.ok(invite("tea", "ann"));
        assertThat(anew("ann").invitations()).containsExactly(new Result.Invitation("tea", "carl", chat.now()));
        ann.ok(UNBLOCK_BOB);
        assertThat(anew("ann").invitations()).hasSize(2);
        bob.ok(new Request.Kick("den", "ann", null));
        assertThat(anew("ann").invitations()).hasSize(1);
    }

    @Test
    void invitationsByTheBlockedOneTakeNoPlaceOfThoseByOthers() {
        Client dora = chat.register("dora");
        for (int i = 0; i < 100; i++) {
            bob.ok(create("b" + i));
        }
        ann.ok(BLOCK_BOB);
        chat.quick(true);
        for (int i = 0; i < 100; i++) {
            bob.ok(invite("b" + i, "ann"));
        }
        chat.quick(false);
        bob.ok(create("b100"));
        chat.wait(Duration.ofHours(2));
        assertThat(bob.refusal(invite("b100", "ann"))).isEqualTo("forbidden");
        dora.ok(create("d"));
        chat.hush();
        dora.ok(invite("d", "ann"));
        assertThat(ann.told()).containsExactly(new ServerEvent.Invited("d", "dora"));
    }

    @Test
    void searchFindsNoMessageOfTheBlockedOne() {
        sent(bob, "lobby", "a word");
        sent(carl, "lobby", "my word");
        sent(bob, "@ann", "one word");
        Request search = new Request.Search("word", null, null, null, 50);
        assertThat(ann.ok(search, Result.Found.class).entries()).hasSize(3);
        ann.ok(BLOCK_BOB);
        assertThat(ann.ok(search, Result.Found.class).entries())
                .singleElement()
                .satisfies(found -> assertThat(message(found).from()).isEqualTo("carl"));
        assertThat(bob.ok(search, Result.Found.class).entries()).hasSize(3);
    }

    @Test
    void theListIsOnesOwnAndOnAllOfOnesClients() {
        Client other = again("ann");
        chat.hush();
        ann.ok(BLOCK_BOB);
        ann.ok(BLOCK_BOB);
        ann.ok(new Request.Block("CARL"));
        assertThat(other.told())
                .containsExactly(new ServerEvent.Blocked("bob", true), new ServerEvent.Blocked("carl", true));
        assertThat(bob.told()).isEmpty();
        assertThat(ann.ok(new Request.Blocked(), Result.BlockedList.class).blocked())
                .containsExactly(
                        new Result.BlockSummary("bob", chat.now()), new Result.BlockSummary("carl", chat.now()));
        assertThat(anew("ann").blocked()).containsExactly("bob", "carl");
        assertThat(chat.connect()
                        .ok(Requests.login("ann", ChatFixture.PASSWORD), Result.SignedIn.class)
                        .blocked())
                .as("by an old client")
                .isNull();
        chat.hush();
        ann.ok(UNBLOCK_BOB);
        assertThat(other.told()).containsExactly(new ServerEvent.Blocked("bob", false));
        assertThat(ann.refusal(UNBLOCK_BOB)).isEqualTo("no_such_user");
        assertThat(ann.refusal(new Request.Block("nobody"))).isEqualTo("no_such_user");
        assertThat(ann.refusal(new Request.Block("ann"))).isEqualTo("forbidden");
        assertThat(bob.ok(new Request.Blocked(), Result.BlockedList.class).blocked())
                .isEmpty();
    }

    @Test
    void aUserBlocksABoundedNumberOfPeople() {
        chat.quick(true);
        for (int i = 0; i < 500; i++) {
            chat.register("u" + i);
            ann.ok(new Request.Block("u" + i));
        }
        chat.quick(false);
        assertThat(ann.refused(BLOCK_BOB).text())
                .isEqualTo("You have blocked 500 people, which is the limit. Unblock somebody first.");
        ann.ok(new Request.Unblock("u7"));
        ann.ok(BLOCK_BOB);
    }

    @Test
    void anAccountThatEndsTakesItsBlocksWithItAndTheBlocksOfIt() {
        ann.ok(BLOCK_BOB);
        bob.ok(new Request.Block("carl"));
        carl.ok(BLOCK_BOB);
        chat.submit(Command.NO_SESSION, new Input.OperatorDeletedAccount("bob"));
        assertThat(ann.ok(new Request.Blocked(), Result.BlockedList.class).blocked())
                .isEmpty();
        chat.assertReplayGivesTheSame();
        Client bobAgain = chat.register("bob");
        chat.hush();
        sent(bobAgain, "@ann", "hello");
        assertThat(ann.told()).hasSize(1);
        assertThat(bobAgain.ok(new Request.Blocked(), Result.BlockedList.class).blocked())
                .isEmpty();
        sent(carl, "@bob", "hi");
        assertThat(bobAgain.told()).hasSize(1);
    }

    @Test
    void byDefaultEverybodyMayWriteDirectly() {
        bob.ok(leave("lobby"));
        sent(bob, "@ann", "hello");
    }

    @Test
    void whoKnowsNobodyIsRefusedAsTheReceiverHasSetIt() {
        Client other = again("ann");
        chat.hush();
        ann.ok(known("known"));
        assertThat(other.told()).containsExactly(new ServerEvent.Preference("direct_from", "known"));
        assertThat(anew("ann").preferences()).isEqualTo(Map.of("direct_from", "known"));
        ErrorReply refused = bob.refused(send("@ann", "hello"));
        assertThat(refused.code()).as("the lobby makes nobody known").isEqualTo("forbidden");
        assertThat(refused.text()).isEqualTo("ann takes direct messages only from people in a shared room.");
        bob.ok(create("tea"));
        chat.hush();
        bob.ok(new Request.Typing("@ann"));
        assertThat(ann.told()).isEmpty();
        ann.ok(join("tea"));
        sent(bob, "@ann", "hello");
        ann.ok(leave("tea"));
        assertThat(bob.refusal(send("@ann", "and more"))).isEqualTo("forbidden");
        assertThat(bob.refusal(new Request.Edit("@ann", 1, "spam"))).isEqualTo("forbidden");
        assertThat(bob.refusal(new Request.React("@ann", 1, "👍", true))).isEqualTo("forbidden");
        bob.ok(new Request.Delete("@ann", 1));
        sent(ann, "@carl", "you may");
        sent(carl, "@ann", "thanks");
        ann.ok(known("everybody"));
        assertThat(anew("ann").preferences()).isNull();
        sent(bob, "@ann", "at last");
    }

    @Test
    void anAdminAndOneselfMayAlwaysWrite() {
        Client root = chat.connect();
        root.ok(new Request.Register("root", ChatFixture.PASSWORD, Operated.CODE, null));
        ann.ok(known("known"));
        sent(root, "@ann", "a word");
        sent(ann, "@ann", "a note");
    }

    @Test
    void whoIsBlockedAndAStrangerIsRefusedAsAnyStranger() {
        ann.ok(known("known"));
        ann.ok(BLOCK_BOB);
        assertThat(bob.refused(send("@ann", "hello")).text())
                .isEqualTo(carl.refused(send("@ann", "hello")).text());
    }

    @Test
    void aPreferenceIsOneOfTheTable() {
        assertThat(ann.refused(new Request.Preference("colour", "red")).field()).isEqualTo("name");
        ErrorReply refused = ann.refused(known("nobody"));
        assertThat(refused.field()).isEqualTo("value");
        assertThat(refused.text()).isEqualTo("direct_from (who may write to you directly) can be everybody or known.");
        int events = chat.journal().size();
        ann.ok(known("everybody"));
        assertThat(chat.journal()).as("nothing new").hasSize(events);
    }

    @Test
    void anOperatorOfARoomStaysOne() {
        bob.ok(create("tea"));
        ann.ok(join("tea"));
        ann.ok(BLOCK_BOB);
        chat.hush();
        bob.ok(new Request.Kick("tea", "ann", "Bye."));
        assertThat(ann.told()).hasSize(1);
    }
}
