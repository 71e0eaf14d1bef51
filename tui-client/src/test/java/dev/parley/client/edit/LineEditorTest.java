package dev.parley.client.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LineEditorTest {

    @Test
    void anEmojiIsOneStepAndOneBackspace() {
        LineEditor editor = LineEditor.of("a👨‍👩‍👧‍👦b").left();
        assertThat(editor.left()).hasToString("a|👨‍👩‍👧‍👦b");
        assertThat(editor.backspace()).hasToString("a|b");
        assertThat(editor.left().delete()).hasToString("a|b");
    }

    @Test
    void wordsAreLettersAndDigits() {
        LineEditor editor = LineEditor.of("make -j2 tui-client");
        assertThat(editor.wordLeft()).hasToString("make -j2 tui-|client");
        assertThat(editor.wordLeft().wordLeft()).hasToString("make -j2 |tui-client");
        assertThat(editor.home().wordRight().wordRight()).hasToString("make -j2| tui-client");
    }

    @Test
    void whatIsKilledInOneGoIsYankedInOne() {
        LineEditor editor = LineEditor.of("one two three").killWordLeft().killWordLeft();
        assertThat(editor).hasToString("one |");
        assertThat(editor.yank()).hasToString("one two three|");
        assertThat(LineEditor.of("one two")
                        .home()
                        .killWordRight()
                        .killWordRight()
                        .toEnd()
                        .yank())
                .hasToString("one two|");
        assertThat(LineEditor.of("ab").left().killToEnd().killToStart().yank()).hasToString("a|");
    }

    @Test
    void altYGoesThroughWhatWasCutBefore() {
        LineEditor editor = LineEditor.of("one")
                .killToStart()
                .insert("two")
                .killToStart()
                .insert("three ")
                .killToStart();
        LineEditor yanked = editor.insert("a ").yank();
        assertThat(yanked).hasToString("a three |");
        assertThat(yanked.yankPop()).hasToString("a two|");
        assertThat(yanked.yankPop().yankPop()).hasToString("a one|");
        assertThat(yanked.yankPop().yankPop().yankPop()).hasToString("a three |");
        assertThat(yanked.yankPop().undo()).hasToString("a |");
        assertThat(yanked.left().yankPop()).as("not after a move").hasToString("a three| ");
        assertThat(LineEditor.empty().takingCutsOf(editor).yank()).hasToString("three |");
    }

    @Test
    void wordsChangeTheirCaseAndTheirPlaces() {
        LineEditor editor = LineEditor.of("grüß élan ÖL").toStart();
        assertThat(editor.upcaseWord()).hasToString("GRÜSS| élan ÖL");
        assertThat(editor.wordRight().capitalizeWord()).hasToString("grüß Élan| ÖL");
        assertThat(editor.toEnd().wordLeft().downcaseWord()).hasToString("grüß élan öl|");
        assertThat(LineEditor.of("one, two").transposeWords()).hasToString("two, one|");
        assertThat(LineEditor.of("one, two").toStart().right().transposeWords()).hasToString("o|ne, two");
        assertThat(LineEditor.of("one two three").wordLeft().transposeWords()).hasToString("one three two|");
    }

    @Test
    void killWordLeftGoesToTheSpaceAndAltBackspaceToTheWord() {
        LineEditor editor = LineEditor.of("rm /tmp/foo");
        assertThat(editor.killWordLeft()).hasToString("rm |");
        assertThat(editor.killBackToWordStart()).hasToString("rm /tmp/|");
    }

    @Test
    void killsStayOnTheirLineAndThenTakeTheBreak() {
        LineEditor editor = LineEditor.of("one\ntwo").up().home();
        assertThat(editor.killToEnd()).hasToString("|\ntwo");
        assertThat(editor.killToEnd().killToEnd()).hasToString("|two");
        assertThat(LineEditor.of("one\ntwo").killToStart()).hasToString("one\n|");
        assertThat(LineEditor.of("one\ntwo").killToStart().killToStart()).hasToString("one|");
    }

    @Test
    void transposeSwapsWholeGraphemes() {
        assertThat(LineEditor.of("ab").transpose()).hasToString("ba|");
        assertThat(LineEditor.of("a👍🏽c").left().transpose()).hasToString("ac👍🏽|");
        assertThat(LineEditor.of("a").transpose()).hasToString("a|");
        assertThat(LineEditor.of("a\n").transpose()).hasToString("a\n|");
    }

    @Test
    void undoGoesBackWordByWord() {
        LineEditor editor = LineEditor.empty();
        for (String typed : Graphemes.of("fix the build")) {
            editor = editor.insert(typed);
        }
        assertThat(editor.undo()).hasToString("fix the |");
        assertThat(editor.undo().undo().undo().undo().undo()).hasToString("|");
        assertThat(LineEditor.of("abc").killToStart().undo()).hasToString("abc|");
    }

    @Test
    void upAndDownMoveBetweenLinesAndStopAtTheLast() {
        LineEditor editor = LineEditor.of("long line\nab\nlonger still");
        assertThat(editor.up()).hasToString("long line\nab|\nlonger still");
        assertThat(editor.up().up()).hasToString("lo|ng line\nab\nlonger still");
        LineEditor first = editor.toStart();
        assertThat(first.up()).isSameAs(first);
        assertThat(editor.down()).isSameAs(editor);
    }

    @Test
    void pastedTextLosesItsControlsAndKeepsItsLines() {
        assertThat(LineEditor.empty().insert("a\r\nb\rc\td\u001b[0m").text()).isEqualTo("a\nb\nc\td[0m");
    }

    @Test
    void aMarkTypedAfterALetterJoinsIt() {
        LineEditor editor = LineEditor.of("e").insert("\u0301");
        assertThat(editor.text()).isEqualTo("é");
        assertThat(LineEditor.of("👩").insert("\u200d").insert("🚀").backspace().isEmpty())
                .isTrue();
    }

    @Test
    void noMoreIsTakenInThanTheLimit() {
        LineEditor editor = LineEditor.empty(5).insert("abc").insert("👍👍");
        assertThat(editor.text()).isEqualTo("abc👍");
        assertThat(editor.insert("x")).isSameAs(editor);
    }

    @Test
    void aCompletionTakesThePlaceOfTheWordBeforeTheCaret() {
        LineEditor editor = LineEditor.of("/join te now").left().left().left().left();
        assertThat(editor.wordBeforeCaret()).isEqualTo("te");
        assertThat(editor.completeWord("tea")).hasToString("/join tea| now");
    }

    @Test
    void whateverIsDoneTheCaretStandsBetweenGraphemes() {
        List<UnaryOperator<LineEditor>> plain = List.of(
                LineEditor::left,
                LineEditor::right,
                LineEditor::wordLeft,
                LineEditor::wordRight,
                LineEditor::home,
                LineEditor::end,
                LineEditor::toStart,
                LineEditor::toEnd,
                LineEditor::up,
                LineEditor::down,
                LineEditor::backspace,
                LineEditor::delete,
                LineEditor::killToEnd,
                LineEditor::killToStart,
                LineEditor::killWordLeft,
                LineEditor::killWordRight,
                LineEditor::killBackToWordStart,
                LineEditor::yank,
                LineEditor::transpose,
                LineEditor::newline,
                LineEditor::undo);
        List<Function<Random, UnaryOperator<LineEditor>>> made = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            made.add(random -> editor -> editor.insert(Scripts.hostile(random, 3)));
        }
        made.add(random -> editor -> editor.withText(Scripts.hostile(random, 12), random.nextInt(30)));
        made.add(random -> editor -> editor.completeWord(Scripts.text(random, 4)));
        Seeds.each(400, random -> {
            LineEditor editor = LineEditor.empty(10 + random.nextInt(200));
            for (int i = 0; i < 100; i++) {
                int choice = random.nextInt(plain.size() + made.size());
                editor = choice < plain.size()
                        ? plain.get(choice).apply(editor)
                        : made.get(choice - plain.size()).apply(random).apply(editor);
                assertThat(editor.caret()).isBetween(0, editor.text().length());
                assertThat(Graphemes.isBoundary(editor.text(), editor.caret()))
                        .as("caret in %s", editor)
                        .isTrue();
                assertThat(editor.text().length()).isLessThanOrEqualTo(editor.limit());
                assertThat(Normalizer.isNormalized(editor.text(), Normalizer.Form.NFC))
                        .isTrue();
                assertThatItShows(editor, 1 + random.nextInt(30), 1 + random.nextInt(4));
            }
        });
    }

    private static void assertThatItShows(LineEditor editor, int columns, int most) {
        EditorView.Line line = EditorView.line(editor, columns);
        assertThat(line.caret()).isBetween(0, columns - 1);
        assertThat(TextWidth.of(line.text())).isLessThanOrEqualTo(columns);
        EditorView.Rows rows = EditorView.rows(editor, columns, most);
        assertThat(rows.rows()).hasSizeBetween(1, most);
        assertThat(rows.caretRow()).isBetween(0, rows.rows().size() - 1);
        assertThat(rows.caretColumn()).isBetween(0, columns - 1);
        assertThat(rows.first() + rows.rows().size()).isLessThanOrEqualTo(rows.total());
        assertThat(rows.rows()).allSatisfy(row -> assertThat(TextWidth.of(row) <= columns || Graphemes.count(row) == 1)
                .isTrue());
    }
}
