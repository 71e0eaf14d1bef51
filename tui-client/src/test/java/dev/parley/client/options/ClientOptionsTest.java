package dev.parley.client.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.net.Protection;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.settings.Encryption;
import dev.parley.client.settings.Profile;
import dev.parley.tls.Fingerprint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {

    private static ClientOptions parse(String line) throws UsageException {
        return ClientOptions.parse(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")));
    }

    @Test
    void nothingAsksForTheServerOnThisMachine() throws Exception {
        assertThat(parse(""))
                .isEqualTo(new ClientOptions(
                        new ServerAddress("127.0.0.1", 5000),
                        false,
                        null,
                        null,
                        List.of(),
                        false,
                        null,
                        null,
                        null,
                        Protection.USUAL,
                        false,
                        false,
                        null,
                        null,
                        false,
                        false,
                        false,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org:5000",
        "example.org 6000, example.org:6000",
        "example.org:6000, example.org:6000",
        "::1 6000, [::1]:6000",
        "[::1]:6000, [::1]:6000",
        "--plain example.org --json 6000, example.org:6000",
    })
    void theServerIsWrittenInEveryUsualForm(String line, String server) throws Exception {
        assertThat(parse(line).server()).hasToString(server);
    }

    @Test
    void everyOptionIsRead() throws Exception {
        ClientOptions options =
                parse("--user bot --join tea --join=ops --register --invite K7-Q2 --password-file /p --plain");
        assertThat(options.user()).isEqualTo("bot");
        assertThat(options.rooms()).containsExactly("tea", "ops");
        assertThat(options.register()).isTrue();
        assertThat(options.invite()).isEqualTo("K7-Q2");
        assertThat(options.passwordFile()).isEqualTo(Path.of("/p"));
        assertThat(options.plain()).isTrue();
        assertThat(options.json()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--to ann", "--to @ann", "--to \uFF20ann", "--to=ann"})
    void linesForOnePersonGoToTheDirectConversation(String line) throws Exception {
        assertThat(parse("--join tea " + line).rooms()).containsExactly("tea", "@ann");
        assertThat(parse(line + " --join \uFF03tea").rooms()).containsExactly("#tea", "@ann");
    }

    @Test
    void noLineOfTheHelpIsWiderThanATerminal() {
        assertThat(ClientOptions.helpText().lines()).allMatch(line -> line.length() <= 80);
    }

    private static final String KEY = "SHA256:" + "A".repeat(43);

    private static Protection with(String line, Encryption ofProfile) throws UsageException {
        Profile profile = new Profile("work", "", "", List.of(), "", ofProfile);
        return parse(line).with(profile).protection();
    }

    @Test
    void howTheServerIsSpokenToIsRead() throws Exception {
        assertThat(parse("--tls --ca /ca.pem --fingerprint " + KEY).protection())
                .isEqualTo(new Protection(
                        true, false, Path.of("/ca.pem"), Fingerprint.parse(KEY).orElseThrow()));
        assertThat(parse("--insecure").protection()).isEqualTo(new Protection(false, true, null, null));
    }

    @Test
    void whatAProfileSaysOfItHoldsWhereTheCommandLineSaysNothing() throws Exception {
        Fingerprint key = Fingerprint.parse(KEY).orElseThrow();
        assertThat(with("", new Encryption(true, "/ca.pem", KEY, false)))
                .isEqualTo(new Protection(true, false, Path.of("/ca.pem"), key));
        assertThat(with("--ca /other.pem", new Encryption(false, "/ca.pem", "", false))
                        .ca())
                .isEqualTo(Path.of("/other.pem"));
        assertThat(with("", new Encryption(false, "", "", true)).insecure()).isTrue();
        assertThat(with("--tls", new Encryption(false, "", "", true)).insecure())
                .isFalse();
        assertThat(with("--insecure", new Encryption(true, "/ca.pem", KEY, false)))
                .isEqualTo(new Protection(false, true, null, null));
    }

    @Test
    void jsonMeansThePlainClient() throws Exception {
        assertThat(parse("--json").plain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--usr ann | Unknown option --usr.",
                "-x | Unknown option -x.",
                "--user | --user needs a value: --user NAME.",
                "--user --plain | --user needs a value: --user NAME.",
                "--user= | --user needs a value: --user NAME.",
                "--to #tea | --to takes the name of a user. For a room, use --join #tea.",
                "--plain=yes | --plain takes no value.",
                "host 99999 | Invalid port: 99999. Use a number from 1 to 65535.",
                "host:x | Invalid server: host:x. Write HOST, HOST PORT, HOST:PORT or unix:/PATH.",
                "unix:/s 5000 | Too many arguments: 5000. A socket file has no port.",
                "--fingerprint abc | Invalid --fingerprint: abc. Use the SHA256:… that scripts/server.sh fingerprint prints.",
                "unix:/s --tls | A socket file needs no encryption. Leave out --tls, --ca and --fingerprint.",
                "unix:/s --ca file | A socket file needs no encryption. Leave out --tls, --ca and --fingerprint.",
                "--tls --insecure | --insecure is plain text. Leave it out, or leave out --tls, --ca and --fingerprint.",
                "a 1 c | Too many arguments: c. The client takes HOST, PORT and options.",
            })
    void whatIsWrongIsSaidInOneLine(String line, String message) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @Test
    void helpNamesEveryOption() {
        for (Option option : Option.values()) {
            assertThat(ClientOptions.helpText()).contains(option.form());
            assertThat(ClientOptions.helpText().replaceAll("\\s+", " ")).contains(option.help);
        }
    }

    @Test
    void whatIsForPipesIsRefusedAtATerminal() throws Exception {
        assertThatThrownBy(parse("--commands")::refuseForPipesOnly)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--commands is for pipes");
        assertThatThrownBy(parse("--plain --new-password-file f")::refuseForPipesOnly)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("type /password");
        parse("--password-file f --user ann").refuseForPipesOnly();
    }

    @Test
    void aPasswordFileNeedsAUser() throws Exception {
        assertThatThrownBy(parse("--password-file f")::refuseWithoutUser)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--user NAME");
        parse("--password-file f --user ann").refuseWithoutUser();
        parse("").refuseWithoutUser();
    }
}
