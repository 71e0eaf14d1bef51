package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Grid;
import dev.parley.client.model.Blocks;
import dev.parley.client.model.Deed;
import dev.parley.client.model.Event;
import dev.parley.client.model.Picked;
import dev.parley.client.model.Question;
import dev.parley.client.model.Rights;
import dev.parley.client.model.Session;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.View;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of members under the keyboard and the mouse, and what it offers to do with one of them. */
class PickingTest {

    private final PaperServer server = new PaperServer();
    private Person ann;
    private PaperServer.Wire bob;

    @BeforeEach
    void inTea() {
        bob = server.actor("bob");
        ann = Person.signedIn(server, "ann");
        ann.says("/join tea");
        join(bob);
        ann.resize(80, 24);
        ann.effects.clear();
    }

    private void join(PaperServer.Wire who) {
        server.ask(who, new Request.Join("tea", false, null, 0));
        ann.settle();
    }

    private void role(String user, Role role) {
        long seq = ann.in("tea").log().last() + 1;
        ann.happen(new Event.FromServer(new Entry.Role("tea", seq, Person.START, "ann", user, role)));
    }

    private String screen() {
        return View.render(ann.model).toString();
    }

    private Picked picked() {
        return ann.model.writing().picked();
    }

    private List<Deed> deeds(String user) {
        return Rights.deeds(
                ann.model.session(), ann.in("tea"), ann.in("tea").members().get(user));
    }

    @Test
    void theKeyboardGoesToTheMembersAndEnterListsWhatCanBeDone() {
        role("ann", Role.OWNER);
        ann.presses("Alt-m");
        assertThat(picked()).isEqualTo(new Picked("tea", "bob", null));
        assertThat(screen()).contains("Members Enter lists what you can do  Esc leaves");
        ann.presses("Enter");
        assertThat(picked().chosen()).isEqualTo(Deed.MENTION);
        assertThat(screen())
                .contains("Mention", "Write a direct message", "Show what is known", "Make operator", "Kick", "Ban");
        ann.presses("Esc");
        assertThat(picked()).isNull();
        assertThat(screen()).doesNotContain("Make operator");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "member   | member   | MENTION MESSAGE ABOUT INVITE BLOCK",
                "reader   | member   | MENTION MESSAGE ABOUT INVITE BLOCK",
                "operator | member   | MENTION MESSAGE ABOUT INVITE BLOCK READER KICK BAN",
                "operator | reader   | MENTION MESSAGE ABOUT INVITE BLOCK MEMBER KICK BAN",
                "operator | operator | MENTION MESSAGE ABOUT INVITE BLOCK",
                "operator | owner    | MENTION MESSAGE ABOUT INVITE BLOCK",
                "owner    | member   | MENTION MESSAGE ABOUT INVITE BLOCK OWNER OPERATOR READER KICK BAN",
                "owner    | operator | MENTION MESSAGE ABOUT INVITE BLOCK OWNER MEMBER READER KICK BAN",
                "owner    | owner    | MENTION MESSAGE ABOUT INVITE BLOCK"
            })
    void onlyWhatTheTableOfRightsAllowsIsOffered(String mine, String theirs, String offered) {
        role("ann", Role.of(mine));
        role("bob", Role.of(theirs));
        assertThat(deeds("bob")).extracting(Deed::name).containsExactly(offered.split(" "));
    }

    @Test
    void anAdminIsOfferedWhatAnOwnerIsAndOneselfToStepDown() {
        role("ann", Role.MEMBER);
        role("bob", Role.OWNER);
        Session admin = new Session("ann", "token", null, true, false, Blocks.NONE, Map.of());
        assertThat(Rights.deeds(admin, ann.in("tea"), ann.in("tea").members().get("bob")))
                .contains(Deed.MEMBER, Deed.KICK, Deed.BAN);
        assertThat(deeds("ann")).containsExactly(Deed.ABOUT);
        role("ann", Role.OPERATOR);
        assertThat(deeds("ann")).containsExactly(Deed.ABOUT, Deed.MEMBER);
        role("ann", Role.OWNER);
        role("bob", Role.MEMBER);
        assertThat(deeds("ann")).as("the only owner").containsExactly(Deed.ABOUT);
    }

    @Test
    void eachDeedDoesWhatTheCommandDoes() {
        role("ann", Role.OWNER);
        carryOut(Deed.MENTION);
        assertThat(ann.draft()).isEqualTo("bob: |");
        carryOut(Deed.INVITE);
        assertThat(ann.status()).startsWith("Your line is not empty.");
        ann.presses("Ctrl-C");
        carryOut(Deed.INVITE);
        assertThat(ann.draft()).isEqualTo("/invite bob #|");
        ann.presses("Ctrl-C");
        carryOut(Deed.ABOUT);
        assertThat(ann.notes("tea")).contains("bob", "  a member of #tea", "  online", "  also in #lobby");
        carryOut(Deed.READER);
        assertThat(ann.asked()).contains(new Request.Role("tea", "bob", Role.READER));
        carryOut(Deed.MESSAGE);
        assertThat(ann.model.conversations().currentKey()).isEqualTo("@bob");
    }

    @Test
    void aReasonIsAskedForAndThenWhetherItIsToBeDone() {
        role("ann", Role.OWNER);
        carryOut(Deed.KICK);
        assertThat(screen()).contains("Kick bob from #tea?", "(optional)", "Reason:");
        ann.types("y much");
        ann.presses("Backspace", "Enter");
        assertThat(screen()).contains("Kick bob from #tea?", "Reason: y muc", "y kick   Esc cancel");
        ann.presses("Enter");
        assertThat(ann.asked()).as("Enter alone says nothing").isEmpty();
        ann.types("y");
        assertThat(ann.asked()).containsExactly(new Request.Kick("tea", "bob", "y muc"));
    }

    @Test
    void whoGivesNoReasonIsToldSoAndEscLeavesAtEachStep() {
        role("ann", Role.OWNER);
        carryOut(Deed.BAN);
        ann.presses("Esc");
        assertThat(ann.status()).isEqualTo("Nothing was changed.");
        carryOut(Deed.BAN);
        ann.presses("Enter");
        assertThat(screen()).contains("Ban bob from #tea?", "No reason is given.");
        ann.presses("Esc");
        assertThat(ann.asked()).isEmpty();
        carryOut(Deed.BAN);
        ann.presses("Enter");
        ann.types("y");
        assertThat(ann.asked()).containsExactly(new Request.Ban("tea", "bob", null));
    }

    @Test
    void aLongReasonShowsItsEndAndTheCursor() {
        role("ann", Role.OWNER);
        ann.resize(40, 12);
        carryOut(Deed.KICK);
        ann.types("a long reason which is longer than the line is wide, up to here");
        assertThat(screen()).contains("up to here");
        assertThat(View.render(ann.model).cursorX()).isGreaterThan("Reason: ".length());
    }

    @Test
    void makingAnOwnerIsAskedAbout() {
        role("ann", Role.OWNER);
        carryOut(Deed.OWNER);
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Order.class);
        ann.presses("Enter");
        assertThat(ann.asked()).isEmpty();
    }

    @Test
    void somebodyIsBlockedAndUnblocked() {
        carryOut(Deed.BLOCK);
        assertThat(ann.asked()).containsExactly(new Request.Block("bob"));
        assertThat(deeds("bob"))
                .startsWith(Deed.MENTION, Deed.ABOUT, Deed.INVITE, Deed.UNBLOCK)
                .doesNotContain(Deed.BLOCK);
        carryOut(Deed.ABOUT);
        assertThat(ann.notes("tea")).contains("  blocked by you");
        carryOut(Deed.UNBLOCK);
        assertThat(ann.asked()).containsExactly(new Request.Block("bob"), new Request.Unblock("bob"));
        assertThat(deeds("bob")).contains(Deed.BLOCK, Deed.MESSAGE);
    }

    @Test
    void anAdminIsOfferedWhatIsForAdmins() {
        assertThat(deeds("bob")).doesNotContain(Deed.BAN_ADDRESS, Deed.BOT, Deed.PERSON);
        server.admins.add("root");
        ann = Person.signedIn(server, "root");
        ann.says("/join tea");
        ann.resize(80, 24);
        ann.effects.clear();
        assertThat(deeds("bob")).contains(Deed.KICK, Deed.BAN, Deed.BAN_ADDRESS, Deed.BOT);
        assertThat(deeds("root")).containsExactly(Deed.ABOUT);
        carryOut(Deed.BAN_ADDRESS);
        ann.types("7x");
        ann.presses("Enter");
        assertThat(ann.status()).isEqualTo("7x is no time. Write it as 30m, 12h or 7d.");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.Reason.class);
        ann.presses("Backspace");
        ann.types("d spam");
        assertThat(screen()).contains("Let nobody connect from where @ann is?", "Time and reason (7d spam): 7d spam");
        ann.presses("Enter");
        assertThat(screen()).contains("For 7 d. Reason: spam", "y ban");
        ann.types("y");
        assertThat(ann.asked()).containsExactly(new Request.Ban(null, null, "spam", "@ann", 7L * 24 * 60));
        ann.effects.clear();
        carryOut(Deed.BOT);
        assertThat(ann.asked()).containsExactly(new Request.Bot("ann", true));
    }

    /** Who says something and leaves is still dealt with. */
    @Test
    void theAuthorOfAMessageIsDealtWithAlsoWhenTheyAreGone() {
        server.ask(bob, new Request.Send("tea", "spam", null, null, null));
        ann.settle();
        ann.presses("Ctrl-Up");
        assertThat(screen()).contains("Esc leave  Alt-m bob");
        ann.presses("Alt-m");
        assertThat(picked()).isEqualTo(new Picked("tea", "bob", Deed.MENTION, true));
        server.ask(bob, new Request.Leave("tea"));
        ann.settle();
        assertThat(Rights.deeds(ann.model.session(), ann.in("tea"), picked().whom(ann.in("tea"))))
                .containsExactly(
                        Deed.MESSAGE, Deed.ABOUT, Deed.INVITE_HERE, Deed.INVITE, Deed.BLOCK, Deed.BAN, Deed.UNBAN);
        ann.presses("Down");
        assertThat(picked().chosen()).isEqualTo(Deed.ABOUT);
        ann.presses("Enter");
        assertThat(ann.notes("tea")).contains("bob", "  not in #tea");
        ann.presses("Ctrl-Up", "Alt-m", "End");
        assertThat(screen()).contains("Take back the ban");
        ann.presses("Enter");
        assertThat(ann.asked()).contains(new Request.Unban("tea", "bob"));
    }

    @Test
    void whoWritesCanBeAskedOnlyOfOthers() {
        ann.says("hello");
        ann.presses("Ctrl-Up");
        assertThat(screen()).contains("e edit").doesNotContain("Alt-m");
    }

    @Test
    void aTypedRoleThatCannotBeTakenBackIsAskedAboutToo() {
        ann.says("/role bob owner");
        assertThat(ann.model.writing().question())
                .isEqualTo(new Question.Order(new Request.Role("tea", "bob", Role.OWNER)));
        ann.presses("Esc");
        ann.says("/role ann member");
        assertThat(ann.model.writing().question()).isNotNull();
        ann.presses("Esc");
        ann.says("/role bob operator");
        assertThat(ann.asked()).containsExactly(new Request.Role("tea", "bob", Role.OPERATOR));
    }

    private void carryOut(Deed deed) {
        ann.presses("Alt-m");
        ann.happen(new Event.Pressed(Key.of("Enter")));
        for (int i = 0; picked().chosen() != deed && i < Deed.values().length; i++) {
            ann.presses("Down");
        }
        assertThat(picked().chosen()).isEqualTo(deed);
        ann.presses("Enter");
    }

    @Test
    void theListFollowsTheMemberAndGoesWithThem() {
        ann.presses("Alt-m", "Enter");
        for (String name : List.of("aaron", "abel", "zoe")) {
            join(server.actor(name));
        }
        assertThat(picked().user()).isEqualTo("bob");
        role("ann", Role.OWNER);
        assertThat(screen()).contains("Kick");
        ann.presses("End");
        assertThat(picked().chosen()).isEqualTo(Deed.BAN);
        role("ann", Role.OPERATOR);
        role("bob", Role.OPERATOR);
        assertThat(picked().chosen()).as("not offered any more").isEqualTo(Deed.MENTION);
        long seq = ann.in("tea").log().last() + 1;
        ann.happen(
                new Event.FromServer(new Entry.Left("tea", seq, Person.START, "bob", LeaveReason.LEAVE, null, null)));
        assertThat(picked()).isNull();
        assertThat(ann.status()).isEqualTo("bob is not in #tea any more.");
    }

    @Test
    void typingLeavesItAndIsNotLost() {
        ann.presses("Alt-m", "Enter");
        ann.types("h");
        assertThat(picked()).isNull();
        assertThat(ann.draft()).isEqualTo("h|");
        ann.presses("Alt-m", "Alt-m");
        assertThat(picked()).isNull();
        ann.presses("Alt-m");
        ann.presses("Alt-1");
        assertThat(picked()).isNull();
        assertThat(ann.model.conversations().currentKey()).isEqualTo("lobby");
    }

    @Test
    void aClickOnAMemberListsItAndAClickElsewhereClosesIt() {
        role("ann", Role.OWNER);
        click("● bob", 2);
        assertThat(picked()).isEqualTo(new Picked("tea", "bob", Deed.MENTION));
        click("Make reader", 0);
        assertThat(ann.asked()).contains(new Request.Role("tea", "bob", Role.READER));
        assertThat(picked()).isNull();
        click("● bob", 2);
        click("#lobby", 0);
        assertThat(picked()).isNull();
        assertThat(ann.model.conversations().currentKey()).as("it only closed").isEqualTo("tea");
    }

    @Test
    void itFitsOnNarrowAndLowScreens() {
        role("ann", Role.OWNER);
        for (int columns : new int[] {20, 30, 44, 60, 80, 200}) {
            for (int rows : new int[] {5, 6, 8, 12, 24}) {
                ann.resize(columns, rows);
                ann.presses("Alt-m");
                Grid members = View.render(ann.model);
                assertThat(members.toString()).as("%s x %s", columns, rows).contains("bob");
                ann.presses("Enter");
                for (Deed deed : deeds("bob")) {
                    String shown = deed.words().substring(0, 3);
                    assertThat(screen()).as("%s x %s", columns, rows).contains(shown);
                    ann.presses("Down");
                }
                ann.presses("Esc");
                assertThat(picked()).isNull();
            }
        }
    }

    @Test
    void aReaderIsToldInTheLineThatOneCannotWriteHere() {
        assertThat(screen()).doesNotContain("You can read here");
        role("ann", Role.READER);
        assertThat(screen()).contains("#tea>  You can read here, but not write.");
        ann.types("/");
        assertThat(screen()).doesNotContain("You can read here");
        ann.presses("Ctrl-C");
        role("ann", Role.MEMBER);
        assertThat(screen()).doesNotContain("You can read here");
        long seq = ann.in("tea").log().last() + 1;
        ann.happen(new Event.FromServer(new Entry.Setting("tea", seq, Person.START, "bob", "write_by", "operators")));
        assertThat(screen()).contains("You can read here, but not write.");
        role("ann", Role.OPERATOR);
        assertThat(screen()).doesNotContain("You can read here");
    }

    @Test
    void somebodyIsInvitedToAnotherRoom() {
        ann.says("/invite bob #lobby");
        ann.says("/invite carl");
        assertThat(ann.asked()).containsExactly(new Request.Invite("lobby", "bob"), new Request.Invite("tea", "carl"));
    }

    private void click(String text, int into) {
        Grid grid = View.render(ann.model);
        for (int y = 0; y < grid.height(); y++) {
            int at = grid.row(y).lastIndexOf(text);
            if (at >= 0) {
                ann.pressed(new Key.Mouse(Key.Mouse.Action.PRESS, 1, at + into, y, false, false, false));
                return;
            }
        }
        throw new AssertionError("no '" + text + "' in\n" + grid);
    }
}
