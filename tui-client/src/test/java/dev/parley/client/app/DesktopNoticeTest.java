package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DesktopNoticeTest {

    @Test
    void theSequencesSayWhoAndWhat() {
        assertThat(DesktopNotice.osc9("ann in #tea", "Tea?")).isEqualTo("9;ann in #tea: Tea?");
        assertThat(DesktopNotice.osc777("ann", "Tea; or coffee?")).isEqualTo("777;notify;ann;Tea; or coffee?");
    }

    @Test
    void nothingOfWhatOthersSayIsObeyedOrBreaksOut() {
        String hostile = "a\u0007\u001b]52;c;aGk=\u001b\\\u009c\nb\u202e";
        for (String notice :
                new String[] {DesktopNotice.osc9(hostile, hostile), DesktopNotice.osc777(hostile, hostile)}) {
            assertThat(notice.codePoints())
                    .allMatch(c -> c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F) && c != 0x202E);
        }
        assertThat(DesktopNotice.osc777("a;b", "c").split(";")).hasSize(4);
    }

    @Test
    void aLongTextIsCut() {
        assertThat(DesktopNotice.osc9("a".repeat(500), "b".repeat(5_000)).length())
                .isLessThan(250);
    }
}
