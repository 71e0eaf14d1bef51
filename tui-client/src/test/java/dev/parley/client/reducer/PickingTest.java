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
                "member   | member   | MENTION MESSAGE ABOUT INVITE",
                "reader   | member   | MENTION MESSAGE ABOUT INVITE",
                "operator | member   | MENTION MESSAGE ABOUT INVITE READER KICK BAN",
                "operator | reader   | MENTION MESSAGE ABOUT INVITE MEMBER KICK BAN",
                "operator | operator | MENTION MESSAGE ABOUT INVITE",
                "operator | owner    | MENTION MESSAGE ABOUT INVITE",
                "owner    | member   | MENTION MESSAGE ABOUT INVITE OWNER OPERATOR READER KICK BAN",
                "owner    | operator | MENTION MESSAGE ABOUT INVITE OWNER MEMBER READER KICK BAN",
                "owner    | owner    | MENTION MESSAGE ABOUT INVITE"
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
    void whatHurtsOrCannotBeTakenBackIsAskedBefore() {
        role("ann", Role.OWNER);
        for (Deed deed : List.of(Deed.KICK, Deed.BAN, Deed.OWNER)) {
            carryOut(deed);
            assertThat(ann.model.writing().question()).isInstanceOf(Question.Order.class);
            ann.presses("Enter");
            assertThat(ann.asked()).as("Enter alone says nothing").isEmpty();
            ann.presses("Esc");
        }
        carryOut(Deed.KICK);
        assertThat(screen()).contains("Kick bob from #tea?", "To give a reason, type /kick bob REASON.", "y kick");
        ann.types("y");
        assertThat(ann.asked()).containsExactly(new Request.Kick("tea", "bob", null));
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
