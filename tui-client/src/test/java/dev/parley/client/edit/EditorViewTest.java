package dev.parley.client.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Scripts;
import dev.parley.client.Seeds;
import org.junit.jupiter.api.Test;

class EditorViewTest {

    @Test
    void aShortLineShowsWholeWithTheCursorBehindIt() {
        assertThat(EditorView.line(LineEditor.of("hi 中"), 10)).isEqualTo(new EditorView.Line("hi 中", 5, false, false));
        assertThat(EditorView.line(LineEditor.empty(), 10)).isEqualTo(new EditorView.Line("", 0, false, false));
    }

    @Test
    void aLongLineScrollsByHalfABox() {
        LineEditor editor = LineEditor.of("0123456789abcdef");
        assertThat(EditorView.line(editor, 10)).isEqualTo(new EditorView.Line("abcdef", 6, true, false));
        assertThat(EditorView.line(editor.left().left(), 10))
                .isEqualTo(new EditorView.Line("56789abcde", 9, true, true));
        assertThat(EditorView.line(editor.home(), 10)).isEqualTo(new EditorView.Line("0123456789", 0, false, true));
    }

    @Test
    void aLineBreakAndATabCanBeSeen() {
        assertThat(EditorView.line(LineEditor.of("a\tb\nc"), 20).text()).isEqualTo("a    b␊c");
    }

    @Test
    void aBoxGrowsWithItsTextAndThenScrolls() {
        assertThat(EditorView.rows(LineEditor.empty(), 10, 3).rows()).containsExactly("");
        EditorView.Rows two = EditorView.rows(LineEditor.of("one\ntwo"), 10, 3);
        assertThat(two.rows()).containsExactly("one", "two");
        assertThat(two.caretRow()).isEqualTo(1);
        assertThat(two.caretColumn()).isEqualTo(3);
        EditorView.Rows many = EditorView.rows(LineEditor.of("1\n2\n3\n4\n5"), 10, 3);
        assertThat(many.rows()).containsExactly("3", "4", "5");
        assertThat(many.first()).isEqualTo(2);
        assertThat(many.total()).isEqualTo(5);
        assertThat(EditorView.rows(LineEditor.of("1\n2\n3\n4\n5").toStart(), 10, 3)
                        .rows())
                .containsExactly("1", "2", "3");
    }

    @Test
    void aFullRowPutsTheCursorOnTheNext() {
        EditorView.Rows rows = EditorView.rows(LineEditor.of("12345"), 5, 3);
        assertThat(rows.rows()).containsExactly("12345", "");
        assertThat(rows.caretRow()).isEqualTo(1);
        assertThat(rows.caretColumn()).isZero();
    }

    @Test
    void beforeALineBreakWithoutAColumnTheCursorStandsOnTheCharacterBefore() {
        assertThat(EditorView.rows(LineEditor.of("12345\n6").to(5), 5, 3).caretColumn())
                .isEqualTo(4);
        assertThat(EditorView.rows(LineEditor.of("123中\n6").to(4), 5, 3).caretColumn())
                .as("a wide one, and not the half of it")
                .isEqualTo(3);
        assertThat(EditorView.rows(LineEditor.of("123中 \n6").to(5), 5, 3).caretColumn())
                .as("a space hangs between them")
                .isEqualTo(3);
        assertThat(EditorView.rows(LineEditor.of("1\t\n6").to(2), 5, 3).caretColumn())
                .as("a tab, from its beginning")
                .isEqualTo(1);
    }

    @Test
    void whereTheCursorShowsIsWhereItIsPut() {
        Seeds.each(300, random -> {
            LineEditor editor = LineEditor.of(Scripts.hostile(random, 30)).to(random.nextInt(40));
            int columns = 8 + random.nextInt(30);
            int most = 1 + random.nextInt(4);
            EditorView.Rows rows = EditorView.rows(editor, columns, most);
            int offset = EditorView.offsetAt(editor, columns, most, rows.caretColumn(), rows.caretRow());
            assertThat(EditorView.rows(editor.to(offset), columns, most)).isEqualTo(rows);
            EditorView.Line line = EditorView.line(editor, columns);
            int place = EditorView.offsetAt(editor, columns, line.caret());
            assertThat(EditorView.line(editor.to(place), columns)).isEqualTo(line);
        });
    }

    @Test
    void aPlaceOfABoxIsAPlaceOfItsText() {
        LineEditor editor = LineEditor.of("one\ntwenty\nthree");
        assertThat(EditorView.offsetAt(editor, 4, 9, 9, 0)).as("behind a line").isEqualTo(3);
        assertThat(EditorView.offsetAt(editor, 4, 9, 1, 2))
                .as("in a wrapped row")
                .isEqualTo(9);
        assertThat(EditorView.offsetAt(editor, 4, 9, 0, 9)).as("below all").isEqualTo(16);
        assertThat(EditorView.offsetAt(editor, 4, 2, 0, 0))
                .as("where rows are cut away")
                .isEqualTo(11);
    }

    @Test
    void aWideCharacterGoesToTheNextRowWhole() {
        assertThat(EditorView.rows(LineEditor.of("1234中").home(), 5, 3).rows()).containsExactly("1234", "中");
    }

    @Test
    void aLongLineIsBrokenBetweenWords() {
        EditorView.Rows rows = EditorView.rows(LineEditor.of("see you at the station at ten"), 12, 9);
        assertThat(rows.rows()).containsExactly("see you at ", "the station ", "at ten");
        assertThat(rows.caretRow()).isEqualTo(2);
        assertThat(rows.caretColumn()).isEqualTo(6);
    }

    @Test
    void aWordThatIsLongerThanARowIsBrokenAndChineseAnywhere() {
        assertThat(EditorView.rows(LineEditor.of("a 123456789012"), 8, 9).rows())
                .containsExactly("a ", "12345678", "9012");
        assertThat(EditorView.rows(LineEditor.of("明日駅で"), 5, 9).rows()).containsExactly("明日", "駅で");
    }

    @Test
    void aSpaceWithoutRoomHangsAndTheCaretGoesOnInTheNextRow() {
        EditorView.Rows rows = EditorView.rows(LineEditor.of("12345 "), 5, 3);
        assertThat(rows.rows()).containsExactly("12345", "");
        assertThat(rows.caretRow()).isEqualTo(1);
        assertThat(EditorView.rows(LineEditor.of("12345 67"), 5, 3).rows()).containsExactly("12345", "67");
    }
}
