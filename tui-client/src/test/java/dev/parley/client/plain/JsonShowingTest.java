package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonShowingTest {

    private static final Showing.Selection ALL = new Showing.Selection() {
        @Override
        public boolean live(String room, long seq) {
            return seq != 13;
        }

        @Override
        public boolean isAsked(long re) {
            return re == 7;
        }

        @Override
        public boolean missed(String room, long seq, String cid) {
            return seq != 13;
        }
    };

    private static String shown(String line) {
        StringBuilder out = new StringBuilder();
        new JsonShowing(text -> out.append(text).append('\n'), text -> {}).line(line, ALL);
        return out.toString();
    }

    @Test
    void anEventIsPrintedAsItCame() {
        String line = "{\"type\" : \"new_thing\", \"x\":1.50, \"text\":\"größe\"}";
        assertThat(shown(line)).isEqualTo(line + "\n");
    }

    @Test
    void aReplyThatWasAskedForIsPrintedAsItCame() {
        String line = "{\"type\":\"ok\",\"re\":7,\"number\":1,\"code\":\"abcd-efgh-jkmn\"}";
        assertThat(shown(line)).isEqualTo(line + "\n");
    }

    @Test
    void repliesAndPingsAreNoEvents() {
        assertThat(shown("{\"type\":\"ok\",\"re\":1,\"token\":\"secret\"}")).isEmpty();
        assertThat(shown("{\"type\":\"error\",\"re\":1,\"code\":\"x\",\"text\":\"y\"}"))
                .isEmpty();
        assertThat(shown("{\"type\":\"ping\"}")).isEmpty();
    }

    @Test
    void entriesThatWereMissedArePrintedFromTheirPage() {
        assertThat(shown(
                        "{\"type\":\"ok\",\"re\":1,\"entries\":[{\"type\":\"message\",\"room\":\"tea\",\"seq\":12,\"at\":\"t\"},"
                                + "{\"type\":\"message\",\"room\":\"tea\",\"seq\":13,\"at\":\"t\"}]}"))
                .isEqualTo("{\"type\":\"message\",\"room\":\"tea\",\"seq\":12,\"at\":\"t\"}\n");
    }

    @Test
    void anEntryThatWasShownIsNotShownAgain() {
        assertThat(shown("{\"type\":\"message\",\"room\":\"tea\",\"seq\":13,\"at\":\"t\"}"))
                .isEmpty();
    }

    @Test
    void whatATerminalWouldObeyIsEscaped() {
        assertThat(shown("{\"type\":\"notice\",\"text\":\"a\u009B2Jb\u202Ec\u007F\u2028d\u200F\u2066\u061C\"}"))
                .isEqualTo(
                        "{\"type\":\"notice\",\"text\":\"a\\u009b2Jb\\u202ec\\u007f\\u2028d\\u200f\\u2066\\u061c\"}\n");
    }

    private static String folded(String line) {
        StringBuilder out = new StringBuilder();
        JsonShowing showing = new JsonShowing(out::append, text -> {});
        showing.fold("bob"::equals);
        showing.line(line, ALL);
        return out.toString();
    }

    @Test
    void whatIsFoldedReadsAsTheServerWouldSendIt() {
        String at = "\"room\":\"tea\",\"seq\":12,\"at\":\"t\"";
        assertThat(folded("{\"type\":\"message\"," + at
                        + ",\"from\":\"bob\",\"text\":\"rude\",\"cid\":\"c\",\"style\":\"action\",\"edited\":4}"))
                .isEqualTo("{\"type\":\"message\"," + at + ",\"from\":\"bob\",\"text\":\"\",\"hidden\":true}");
        assertThat(folded("{\"type\":\"edited\"," + at + ",\"by\":\"bob\",\"target\":1,\"text\":\"ruder\"}"))
                .isEqualTo("{\"type\":\"edited\"," + at + ",\"by\":\"bob\",\"target\":1}");
        assertThat(folded("{\"type\":\"reacted\"," + at + ",\"by\":\"bob\",\"target\":1,\"emoji\":\"x\",\"on\":true}"))
                .isEqualTo("{\"type\":\"reacted\"," + at
                        + ",\"by\":\"bob\",\"target\":1,\"emoji\":\"x\",\"on\":false,\"undoes\":12}");
    }

    @Test
    void onAPageLikewiseAndWhatOthersSayStaysAsItCame() {
        String reactions =
                "\"reactions\":[{\"by\":\"bob\",\"emoji\":\"x\",\"seq\":13},{\"by\":\"cy\",\"emoji\":\"y\",\"seq\":14}]";
        assertThat(folded(
                        "{\"type\":\"ok\",\"re\":1,\"room\":\"tea\",\"entries\":[{\"type\":\"message\",\"room\":\"tea\","
                                + "\"seq\":12,\"at\":\"t\",\"from\":\"cy\",\"text\":\"hi\"," + reactions + "}]}"))
                .isEqualTo(
                        "{\"type\":\"message\",\"room\":\"tea\",\"seq\":12,\"at\":\"t\",\"from\":\"cy\",\"text\":\"hi\","
                                + "\"reactions\":[{\"by\":\"cy\",\"emoji\":\"y\",\"seq\":14}]}");
        String line = "{\"type\" : \"message\", \"from\":\"cy\",\"text\":\"hi\"}";
        assertThat(folded(line)).isEqualTo(line);
    }
}
