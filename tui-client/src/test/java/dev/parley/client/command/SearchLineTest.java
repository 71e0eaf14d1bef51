package dev.parley.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchLineTest {

    @Test
    void whatStandsInQuotationMarksIsLookedForAsItIs() {
        assertThat(SearchLine.of("\"mail from:bob now\""))
                .isEqualTo(new SearchLine("\"mail from:bob now\"", null, null));
        assertThat(SearchLine.of("\"in:here  twice\" from:ann"))
                .isEqualTo(new SearchLine("\"in:here  twice\"", null, "ann"));
        assertThat(SearchLine.of("“from:bob”")).isEqualTo(new SearchLine("\"from:bob\"", null, null));
        assertThat(SearchLine.of("\"no end from:bob")).isEqualTo(new SearchLine("\"no end from:bob", null, null));
    }

    @Test
    void anyWhiteSpacePartsWords() {
        assertThat(SearchLine.of("in:tea　from:@bob\u00A0two\twords"))
                .isEqualTo(new SearchLine("two words", "tea", "bob"));
        assertThat(SearchLine.of("in：＃tea from：＠bob x")).isEqualTo(new SearchLine("x", "#tea", "bob"));
    }
}
