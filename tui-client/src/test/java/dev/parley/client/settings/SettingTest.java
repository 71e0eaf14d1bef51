package dev.parley.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingTest {

    @Test
    void eachIsUsuallySomethingThatItMayBe() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.shape().read(setting.usual())).contains(setting.usual());
            assertThat(setting.shape().possible()).isNotBlank();
            assertThat(setting.help()).isNotBlank().doesNotEndWith(".");
            assertThat(Setting.of(setting.key())).contains(setting);
        }
    }

    @Test
    void everyWordOfAChoiceHasItsMeaning() {
        for (Setting setting : Setting.values()) {
            for (String word : setting.shape().words()) {
                Preferences preferences = Preferences.USUAL.with(setting, word);
                assertThat(preferences.text(setting)).isEqualTo(word);
                typed(preferences);
            }
        }
    }

    private static void typed(Preferences preferences) {
        assertThat(preferences.desktopNotifications()).isNotNull();
        assertThat(preferences.notifiedOf("tea")).isNotNull();
        assertThat(preferences.order()).isNotNull();
        assertThat(preferences.joins("tea")).isNotNull();
        assertThat(preferences.links()).isNotNull();
        assertThat(preferences.pasteLines()).isPositive();
    }

    @Test
    void whatIsWrittenLooselyIsKeptInOneWay() {
        assertThat(Setting.BELL.shape().read(" Yes ")).contains("on");
        assertThat(Setting.BELL.shape().read("false")).contains("off");
        assertThat(Setting.DESKTOP_NOTIFICATIONS.shape().read("OSC9")).contains("osc9");
        assertThat(Setting.ROOMS_ORDER.shape().read("#tea, #ops  lobby")).contains("#tea #ops lobby");
        assertThat(Setting.PASTE_LINES.shape().read("007")).contains("7");
    }

    @Test
    void whatItMayNotBeIsNothing() {
        assertThat(Setting.BELL.shape().read("loud")).isEmpty();
        assertThat(Setting.PASTE_LINES.shape().read("0")).isEmpty();
        assertThat(Setting.PASTE_LINES.shape().read("1001")).isEmpty();
        assertThat(Setting.THEME.shape().read("../secrets")).isEmpty();
        assertThat(Setting.PASTE_LINES.shape().possible()).isEqualTo("a whole number from 1 to 1000");
        assertThat(Setting.JOINS.shape().possible()).isEqualTo("show, gather or hide");
    }

    @Test
    void aRoomMayDiffer() {
        Preferences muted = Preferences.USUAL.with(Setting.NOTIFY, "tea", "none");
        assertThat(muted.notifiedOf("tea")).isEqualTo(NotifiedOf.NONE);
        assertThat(muted.notifiedOf("ops")).isEqualTo(NotifiedOf.MENTIONS);
        assertThat(muted.without(Setting.NOTIFY, "tea")).isEqualTo(Preferences.USUAL);
        assertThat(muted.with(Setting.BELL, "off").without(Setting.BELL)).isEqualTo(muted);
    }
}
