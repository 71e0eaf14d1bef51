package dev.parley.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.home.Configuration;
import dev.parley.client.settings.Encryption;
import dev.parley.client.settings.Preferences;
import dev.parley.client.settings.Profile;
import dev.parley.client.settings.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which profile holds. */
class ProfileChoiceTest {

    private static final Profile WORK = new Profile("work", "chat.example.org:5000", "ann", List.of("#ops"), "");

    private static Configuration usually(String profile) {
        return new Configuration(Preferences.USUAL.with(Setting.PROFILE, profile), Map.of("work", WORK));
    }

    private static ClientOptions options(String... words) throws UsageException {
        return ClientOptions.parse(List.of(words));
    }

    @Test
    void oneThatIsNamedForThisStartComesBeforeTheUsualOne() throws Exception {
        assertThat(ProfileChoice.of(options(), usually("work"))).isEqualTo(WORK);
        assertThat(ProfileChoice.of(options("@work"), usually("wrok"))).isEqualTo(WORK);
        assertThat(ProfileChoice.of(options("127.0.0.1"), usually("work"))).isEqualTo(Profile.NONE);
        assertThatThrownBy(() -> ProfileChoice.of(options("@wrok"), usually("work")))
                .isInstanceOf(UsageException.class)
                .hasMessage("There is no profile 'wrok' in the settings file. Did you mean work?");
    }

    @Test
    void plainTextForItsServerIsNoneForAnother() throws Exception {
        Encryption plain = new Encryption(false, "", "", true);
        Profile lan = new Profile("lan", "chat.lan", "ann", List.of(), "", plain);
        Configuration configuration = new Configuration(Preferences.USUAL, Map.of("lan", lan));
        assertThat(ProfileChoice.of(options("@lan"), configuration).encryption())
                .isEqualTo(plain);
        assertThat(ProfileChoice.of(options("@lan", "--user", "bob"), configuration)
                        .encryption())
                .isEqualTo(plain);
        assertThat(ProfileChoice.of(options("@lan", "elsewhere.example"), configuration)
                        .encryption())
                .isEqualTo(Encryption.USUAL);
    }

    @Test
    void aUsualOneThatIsNoneIsNamedAndKeepsNobodyOut() throws Exception {
        assertThat(ProfileChoice.of(options(), usually("wrok"))).isEqualTo(Profile.NONE);
        assertThat(ProfileChoice.preferences(options(), usually("wrok")).troubles())
                .containsExactly("There is no profile 'wrok' in the settings file. Did you mean work?");
        assertThat(ProfileChoice.preferences(options("@work"), usually("wrok")).troubles())
                .isEmpty();
        assertThat(ProfileChoice.preferences(options(), usually("work")).troubles())
                .isEmpty();
    }
}
