package dev.parley.server.journal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.journal.text.SearchWords.Phrase;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    /** Groups in brackets, phrases in slashes, what is left out behind a minus. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tea                       | [/tea/]
            Green Tea                 | [/green/] [/tea/]
            "Green Tea"               | [/green tea/]
            “green tea”               | [/green tea/]
            "green" tea               | [/green/] [/tea/]
            say"green tea"now         | [/say/] [/green tea/] [/now/]
            don't                     | [/don t/]
            日本                       | [/日 本/]
            日本*                      | [/日 本/]
            서울                       | [/서울*/]
            서울*                      | [/서울*/]
            물                         | [/물*/]
            물*                        | [/물*/]
            "서울 사람"                | [/서울 사람*/]
            KBS뉴스 서울시청            | [/kbs 뉴스*/] [/서울시청*/]
            서울KBS                    | [/서울 kbs/]
            tea -서울                  | [/tea/] -/서울*/
            서울 OR 부산                | [/서울*/ /부산*/]
            cof*                      | [/cof*/]
            "ice cof"*                | [/ice cof*/]
            "ice cof*"                | [/ice cof/]
            tea OR coffee             | [/tea/ /coffee/]
            milk tea OR coffee OR ale | [/milk/] [/tea/ /coffee/ /ale/]
            tea OR "ice coffee" milk  | [/tea/ /ice coffee/] [/milk/]
            tea or coffee             | [/tea/] [/or/] [/coffee/]
            "OR"                      | [/or/]
            tea -coffee               | [/tea/] -/coffee/
            -coffee tea -"ice tea"    | [/tea/] -/coffee/ -/ice tea/
            tea -co*                  | [/tea/] -/co*/
            well-known                | [/well known/]
            tea :-)                   | [/tea/]
            tea - coffee              | [/tea/] [/coffee/]
            tea -:)                   | [/tea/]
            :-) OR tea                | [/tea/]
            NEAR(tea) AND NOT ^x      | [/near tea/] [/and/] [/not/] [/x/]
            text:tea {a b}            | [/text tea/] [/a/] [/b/]
            ""tea""                   | [/tea/]
            👍                         | [/👍/]
            """)
    void wordsAreUnderstood(String typed, String meant) throws BadWordsException {
        assertThat(written(SearchWords.parse(typed))).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``             | search text is empty
            `   `          | search text is empty
            -tea           | only excludes words
            -tea -"a b"    | only excludes words
            :-)            | only punctuation
            -              | only punctuation
            ""             | only punctuation
            -:)            | only punctuation
            "green tea     | quotation mark is missing
            tea"           | quotation mark is missing
            *              | needs the beginning of a word
            :*             | needs the beginning of a word
            c*             | at least 2 letters
            c*ffee         | only at the end of a word
            co**           | only at the end of a word
            *tea           | only at the end of a word
            OR             | between two words
            OR tea         | between two words
            tea OR         | between two words
            tea OR OR ale  | between two words
            tea OR -ale    | cannot combine excluded words
            -tea OR ale    | cannot combine excluded words
            """)
    void whatIsWrongIsSaid(String typed, String why) {
        assertThatThrownBy(() -> SearchWords.parse(typed))
                .isInstanceOf(BadWordsException.class)
                .hasMessageContaining(why);
    }

    @org.junit.jupiter.api.Test
    void tooMuchIsRefused() throws BadWordsException {
        SearchWords.parse("👍".repeat(SearchWords.LONGEST));
        assertThatThrownBy(() -> SearchWords.parse("a".repeat(SearchWords.LONGEST + 1)))
                .hasMessageContaining("at most 256 characters");
        SearchWords.parse("a ".repeat(SearchWords.MOST_WORDS));
        assertThatThrownBy(() -> SearchWords.parse("a ".repeat(SearchWords.MOST_WORDS + 1)))
                .hasMessageContaining("at most 32");
    }

    private static String written(SearchWords words) {
        String wanted =
                words.wanted().stream().map(group -> "[" + written(group) + "]").collect(Collectors.joining(" "));
        String unwanted = words.unwanted().stream()
                .map(phrase -> " -" + written(List.of(phrase)))
                .collect(Collectors.joining());
        return wanted + unwanted;
    }

    private static String written(List<Phrase> phrases) {
        return phrases.stream()
                .map(phrase -> "/" + String.join(" ", phrase.terms()) + (phrase.beginning() ? "*" : "") + "/")
                .collect(Collectors.joining(" "));
    }
}
