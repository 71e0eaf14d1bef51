package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.command.Completion;
import dev.parley.client.command.Vocabulary;
import dev.parley.client.view.View;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invitation codes: what the commands ask, and what they show. */
class InvitingTest {

    private final PaperServer server = new PaperServer();
    private Person ann;

    @BeforeEach
    void inTea() {
        ann = Person.signedIn(server, "ann");
        ann.says("/join tea");
        ann.effects.clear();
    }

    @Test
    void aLineSaysUsesDaysAndRoomInAnyOrder() {
        ann.says("/invite-code")
                .says("/invite-code 20 uses 7 days")
                .says("/INVITE-CODE 1 day #tea 1 Use")
                .says("/invite-code tea")
                .says("/invite-code #7")
                .says("/invite-codes");
        revoke("3");
        revoke("k7mq 4tzx 9wpa");
        assertThat(ann.asked())
                .containsExactly(
                        new Request.CreateCode(null, null, null),
                        new Request.CreateCode(20, 7, null),
                        new Request.CreateCode(1, 1, "tea"),
                        new Request.CreateCode(null, null, "tea"),
                        new Request.CreateCode(null, null, "7"),
                        new Request.Codes(),
                        new Request.RevokeCode("3"),
                        new Request.RevokeCode("k7mq 4tzx 9wpa"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/invite-code 20 | 20 what? Write /invite-code [N uses] [N days] [ROOM], such as /invite-code 20 uses"
                        + " 7 days.",
                "/invite-code 20 tea | 20 what? Write /invite-code [N uses] [N days] [ROOM], such as /invite-code 20"
                        + " uses 7 days.",
                "/invite-code 2 uses 3 uses | 3 what? Write /invite-code [N uses] [N days] [ROOM], such as"
                        + " /invite-code 20 uses 7 days.",
                "/invite-code tea den | 'den' is not clear here. Write /invite-code [N uses] [N days] [ROOM], such as"
                        + " /invite-code 20 uses 7 days.",
                "/invite-code 0 uses | A code has 1 to 1000 uses.",
                "/invite-code 99999999999 days | A code has 1 to 365 days.",
                "/invite-code revoke | Which code? /invite-codes lists their numbers."
            })
    void whatIsNotRightIsSaidBeforeAnybodyIsAsked(String line, String why) {
        ann.says(line);
        assertThat(ann.status()).isEqualTo(why);
        assertThat(ann.asked()).isEmpty();
    }

    @Test
    void theCodeIsShownWithWhatItIsGoodFor() {
        ann.says("/invite-code 30 uses #tea");
        assertThat(ann.notes("tea"))
                .anyMatch(note -> note.contains("Invitation code: k7mq-4tzx-9wpa"))
                .anyMatch(note -> note.contains("Good for 30 accounts, until ")
                        && note.contains("Whoever registers with it joins #tea."))
                .anyMatch(note -> note.contains("/invite-code revoke 3"));
        ann.says("/invite-codes");
        assertThat(ann.notes("tea")).anyMatch(note -> note.contains("12 of 30 uses left") && note.contains("by ann"));
        revoke("3");
        assertThat(ann.status()).startsWith("Revoked.");
    }

    private void revoke(String code) {
        ann.says("/invite-code revoke " + code);
        ann.types("y");
        ann.settle();
    }

    @Test
    void aCodeIsRevokedOnlyAfterAQuestion() {
        ann.says("/invite-code revoke 3");
        assertThat(View.render(ann.model).toString())
                .contains(
                        "Revoke the invitation code 3?", "Nobody can register with it then.", "y revoke   Esc cancel");
        ann.presses("Enter", "Esc");
        assertThat(ann.status()).isEqualTo("Nothing was changed.");
        assertThat(ann.asked()).isEmpty();
    }

    private static List<String> completed(String line) {
        return Completion.of(line, new Vocabulary(List.of("#tea"), List.of("bob"), Map.of()))
                .words();
    }

    @Test
    void tabKnowsWhatMayStandThere() {
        assertThat(completed("/invite-code ")).containsExactly("revoke ", "#tea ");
        assertThat(completed("/invite-code 20 u")).containsExactly("uses ");
        assertThat(completed("/invite-code 20 uses 7 ")).containsExactly("uses ", "days ");
        assertThat(completed("/invite-code 20 uses #t")).containsExactly("#tea ");
        assertThat(completed("/invite-code revoke ")).isEmpty();
        assertThat(completed("/invite-c")).containsExactly("/invite-code ", "/invite-codes ");
    }
}
