package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.RoleHelp;
import dev.parley.client.model.Event;
import dev.parley.client.model.Question;
import dev.parley.client.view.View;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands ask about who may be in a room, and do what. */
class ModeratingTest {

    private final PaperServer server = new PaperServer();
    private Person ann;

    @BeforeEach
    void inTea() {
        ann = Person.signedIn(server, "ann");
        ann.says("/join tea");
        ann.effects.clear();
    }

    @Test
    void eachCommandAsksForWhatItSays() {
        ann.says("/invite bob")
                .says("/kick bob too  loud")
                .says("/BAN @bob")
                .says("/unban bob")
                .says("/bans")
                .says("/role bob Reader")
                .says("/room slow_s 30")
                .says("/room Access private");
        assertThat(ann.asked())
                .containsExactly(
                        new Request.Invite("tea", "bob"),
                        new Request.Kick("tea", "bob", "too  loud"),
                        new Request.Ban("tea", "bob", null),
                        new Request.Unban("tea", "bob"),
                        new Request.Bans("tea"),
                        new Request.Role("tea", "bob", Role.READER),
                        new Request.Set("tea", "slow_s", "30"),
                        new Request.Set("tea", "access", "private"));
    }

    @Test
    void anAdminBansAddresses() {
        ann.says("/banip 192.0.2.1 7d too  loud")
                .says("/banip @bob")
                .says("/banip 2001:db8::7 30 days of spam")
                .says("/banip")
                .says("/unbanip 192.0.2.1");
        assertThat(ann.asked())
                .containsExactly(
                        new Request.Ban(null, null, "too  loud", "192.0.2.1", 10_080L),
                        new Request.Ban(null, null, null, "@bob", null),
                        new Request.Ban(null, null, "of spam", "2001:db8::7", 43_200L),
                        new Request.Bans(null),
                        new Request.Unban(null, null, "192.0.2.1"));
    }

    @Test
    void aNoticeThatWasMissedHasItsTime() {
        ann.happen(
                new Event.FromServer(new ServerEvent.Notice("Restart at noon.", null, Person.START.minusSeconds(60))));
        ann.happen(
                new Event.FromServer(new ServerEvent.Notice("Tea!", "bob", Person.START.minusSeconds(60 * 60 * 20))));
        assertThat(ann.notes("tea"))
                .containsSequence("Server (09:59): Restart at noon.", "bob to everyone (20 Nov 14:00): Tea!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/role bob king | A role is owner, operator, member or reader. /help roles says what each may do.",
                "/banip 192.0.2.1 7x spam | 7x is no time. Write it as 30m, 12h or 7d.",
                "/banip 192.0.2.1 0d | 0d is no time. Write it as 30m, 12h or 7d.",
                "/banip 192.0.2.1 1234567m | 1234567m is no time. Write it as 30m, 12h or 7d.",
                "/room acess open | A room has no setting acess. Did you mean access?",
                "/room colour red | A room has no setting colour. /room lists the settings.",
                "/room access shut | access says who may join: open, invited or private.",
                "/room access | access says who may join: open, invited or private.",
                "/room slow_s soon | slow_s says seconds between two messages of a member: 0 to 21600."
            })
    void whatIsNotRightIsSaidBeforeAnybodyIsAsked(String line, String why) {
        ann.says(line);
        assertThat(ann.status()).isEqualTo(why);
        assertThat(ann.asked()).isEmpty();
    }

    @Test
    void aRoomIsDeletedOnlyAfterAQuestion() {
        ann.says("/room delete");
        assertThat(ann.model.writing().question()).isEqualTo(new Question.DeleteRoom("tea"));
        ann.types("n");
        assertThat(ann.status()).isEqualTo("Nothing was changed.");
        assertThat(ann.asked()).isEmpty();
        ann.says("/room delete");
        ann.types("y");
        ann.settle();
        assertThat(ann.asked()).containsExactly(new Request.DeleteRoom("tea"));
    }

    @Test
    void inADirectConversationThereIsNothingToModerate() {
        server.actor("bob");
        ann.says("/msg bob hi");
        ann.effects.clear();
        ann.says("/kick bob");
        assertThat(ann.status()).isEqualTo("/kick is for rooms. Go to one first.");
        assertThat(ann.asked()).isEmpty();
    }

    @Test
    void theSettingsOfARoomAreListedWithWhatTheyCanBe() {
        ann.says("/room");
        assertThat(ann.notes("tea"))
                .anyMatch(line -> line.startsWith("#tea (you are "))
                .anyMatch(line -> line.matches("\\s*access +open +who may join: open, invited or private"))
                .anyMatch(line -> line.matches("\\s*slow_s +0 .*: 0 to 21600"));
    }

    @Test
    void aRoleIsSeenInTheListOfMembersAndAsALine() {
        server.ask(server.actor("bob"), new Request.Join("tea", false, null, 0));
        ann.settle();
        long seq = ann.model.conversations().get("tea").log().last() + 1;
        ann.happen(new Event.FromServer(new Entry.Role("tea", seq, Person.START, "ann", "bob", Role.READER)));
        assertThat(ann.model.conversations().get("tea").members().get("bob").role())
                .isEqualTo(Role.READER);
        assertThat(View.render(ann.model).toString()).contains("ann made bob a reader");
    }

    @Test
    void anInvitationSaysHowToAnswerIt() {
        ann.happen(new Event.FromServer(new ServerEvent.Invited("den", "bob")));
        assertThat(ann.notes("tea")).contains("bob invites you to #den. /join den accepts, /leave den declines.");
        ann.says("/leave den");
        assertThat(ann.asked()).containsExactly(new Request.Leave("den"));
    }

    @Test
    void whoIsKickedReadsByWhomAndWhy() {
        long seq = ann.model.conversations().get("tea").log().last() + 1;
        ann.happen(new Event.FromServer(
                new Entry.Left("tea", seq, Person.START, "ann", LeaveReason.KICKED, "bob", "Too loud.")));
        assertThat(ann.status()).isEqualTo("You were kicked from #tea by bob: Too loud.");
    }

    @Test
    void aRoomThatIsDeletedHasEndedForEverybodyAlsoForWhoDeletedIt() {
        long seq = ann.model.conversations().get("tea").log().last() + 1;
        ann.happen(new Event.FromServer(
                new Entry.Left("tea", seq, Person.START, "ann", LeaveReason.KICKED, null, "ann deleted the room.")));
        assertThat(ann.status()).isEqualTo("#tea has ended: ann deleted the room.");
    }

    @Test
    void theHelpNamesEveryRight() {
        String help = String.join("\n", RoleHelp.lines());
        for (Right right : Right.values()) {
            assertThat(help).contains(right.words());
        }
        ann.says("/help roles");
        assertThat(ann.notes("tea")).contains("A reader can: " + Right.READ.words() + ".");
    }
}
