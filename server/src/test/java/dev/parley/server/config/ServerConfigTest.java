package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Registration;
import dev.parley.server.config.ServerConfig.Addresses;
import dev.parley.server.config.ServerConfig.Broadcast;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {

    @TempDir
    Path folder;

    private Path file(String toml) throws IOException {
        return Files.writeString(folder.resolve("parley.toml"), toml);
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentedFile() throws Exception {
        assertThat(ServerConfig.read(file(ServerConfig.documentedDefaults()))).isEqualTo(ServerConfig.defaults());
        assertThat(ServerConfig.defaults().listen())
                .isEqualTo(new ServerConfig.Listen("127.0.0.1", 5000, false, false, List.of()));
        assertThat(ServerConfig.defaults().passwords()).isEqualTo(new ServerConfig.Passwords(19_456, 2, 1, 1));
        assertThat(ServerConfig.defaults().limits())
                .isEqualTo(new ServerConfig.Limits(
                        65_536,
                        4096,
                        10_000,
                        512,
                        50,
                        200,
                        20,
                        120,
                        8,
                        60,
                        262_144,
                        8_388_608,
                        134_217_728L,
                        256,
                        10_000,
                        100_000,
                        20,
                        200,
                        20,
                        1_000,
                        20_000_000L,
                        1_000_000_000L,
                        30,
                        4_096,
                        10,
                        600,
                        60,
                        30_000,
                        16_777_216,
                        600,
                        List.of(),
                        10));
        assertThat(ServerConfig.defaults().limits().guests()).isEqualTo(1_000);
        assertThat(ServerConfig.defaults().limits().guestsPerAddress()).isEqualTo(250);
    }

    @Test
    void theSettingsForMeasuringTakeEveryRateLimitAway() throws Exception {
        ServerConfig bench = ServerConfig.read(Path.of("..", "scripts", "bench.toml"));

        assertThat(bench.limits().requestsPerSecond()).isZero();
        assertThat(bench.limits().connectionsPerAddress()).isZero();
        assertThat(bench.limits().loginAttemptsPerMinute()).isZero();
        assertThat(bench.limits().tokenLoginsPerMinute()).isZero();
        assertThat(bench.limits().registrationsPerHour()).isZero();
        assertThat(bench.limits().requestsPerMinutePerAddress()).isZero();
        assertThat(bench.limits().bytesPerMinutePerAddress()).isZero();
        assertThat(bench.limits().connectionsPerMinutePerAddress()).isZero();
        assertThat(bench.limits().connections()).isGreaterThan(10_000);
        assertThat(bench.limits().roomsCreatedPerUser()).isZero();
        assertThat(bench.limits().roomsJoinedPerUser()).isZero();
        assertThat(bench.limits().directBegunPerHour()).isZero();
        assertThat(bench.limits().directBegunPerUser()).isZero();
        assertThat(bench.limits().storedPerUserPerDay()).isZero();
        assertThat(bench.limits().storedPerUser()).isZero();
        assertThat(bench.memory().stateBytes()).isGreaterThanOrEqualTo(1L << 30);
        assertThat(bench.memory().inputBytes()).isGreaterThanOrEqualTo(1L << 30);
        assertThat(bench.limits().loginS()).isZero();
        assertThat(bench.limits().guests()).isEqualTo(bench.limits().connections());
        assertThat(bench.limits().guestsPerAddress()).isZero();
        assertThat(bench.limits().lineBeforeLogin()).isEqualTo(bench.limits().maxLine());
    }

    @Test
    void aSmallServerLetsAClassSignInAtOnce() throws Exception {
        ServerConfig.Limits limits = ServerConfig.read(file("[limits]\nconnections = 200\nmax_line = 2048\n"))
                .limits();

        assertThat(limits.guests()).isEqualTo(64);
        assertThat(limits.guestsPerAddress()).isEqualTo(64);
        assertThat(limits.lineBeforeLogin()).isEqualTo(2048);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFile() throws Exception {
        assertThat(ServerConfig.read(file("\uFEFF[limits]\nmax_text = 100\n"))
                        .limits()
                        .maxText())
                .isEqualTo(100);
    }

    @Test
    void anEmptyFileChangesNothing() throws Exception {
        assertThat(ServerConfig.read(file(""))).isEqualTo(ServerConfig.defaults());
    }

    @Test
    void aFileChangesWhatItNamesAndNothingElse() throws Exception {
        ServerConfig config = ServerConfig.read(file("""
                [limits]
                max_text = 100
                [access]
                registration = "closed"
                broadcast = "operators"
                operators = ["ann", "Борис"]
                [log]
                requests = false
                """));

        assertThat(config.limits().maxText()).isEqualTo(100);
        assertThat(config.limits().maxLine()).isEqualTo(65_536);
        assertThat(config.access().registration()).isEqualTo(Registration.CLOSED);
        assertThat(config.access().addresses()).isEqualTo(Addresses.AUTO);
        assertThat(config.access().broadcast()).isEqualTo(Broadcast.OPERATORS);
        assertThat(config.access().operators()).containsExactly("ann", "Борис");
        assertThat(config.log())
                .isEqualTo(new ServerConfig.Log(ServerConfig.LogFormat.TEXT, true, false, 30, 1_000_000_000L));
        assertThat(config.session()).isEqualTo(ServerConfig.defaults().session());
    }

    @Test
    void moreListenersComeBehindTheFirst() throws Exception {
        ServerConfig config = ServerConfig.read(file("""
                [listen]
                port = 6000
                [[listeners]]
                host = "0.0.0.0"
                port = 6001
                [[listeners]]
                unix = "/run/parley/chat.sock"
                mode = "600"
                proxy = ["unix:haproxy"]
                """));

        assertThat(config.places())
                .containsExactly(
                        new ServerConfig.Listener("127.0.0.1", 6000, "", "660", false, false, List.of()),
                        new ServerConfig.Listener("0.0.0.0", 6001, "", "660", false, false, List.of()),
                        new ServerConfig.Listener(
                                "127.0.0.1", 0, "/run/parley/chat.sock", "600", false, false, List.of("unix:haproxy")));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false, false, false",
        "127.0.0.1, true, false, true",
        "::1, false, false, false",
        "0.0.0.0, false, false, true",
        "192.0.2.1, false, false, true",
        "192.0.2.1, true, false, true",
        "192.0.2.1, false, true, false",
        "127.0.0.1, false, true, false",
    })
    void otherMachinesAreSpokenToInTlsUnlessToldOtherwise(String host, boolean tls, boolean insecure, boolean speaks)
            throws Exception {
        assertThat(new ServerConfig.Listener(host, 1, "", "660", tls, insecure, List.of("10.0.0.1"))
                        .speaksTls(InetAddress.getByName(host)))
                .isEqualTo(speaks);
    }

    @Test
    void theCommandLineMovesOnlyWhereItListens() {
        ServerConfig moved = ServerConfig.defaults()
                .withListen(ServerConfig.defaults().listen().at("::1", 0));

        assertThat(moved.listen()).isEqualTo(new ServerConfig.Listen("::1", 0, false, false, List.of()));
        assertThat(moved.withListen(ServerConfig.defaults().listen())).isEqualTo(ServerConfig.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limits.max_lien = 5 | limits.max_lien is no setting. Did you mean limits.max_line? (line 1)",
                "limits.loudness = 5 | limits.loudness is no setting; there are: max_line, max_text,",
                "limit.max_line = 5 | limit is no setting. Did you mean limits?",
                "limits.max_line = 'many' | limits.max_line must be a whole number",
                "limits.max_line = 2000.5 | limits.max_line must be a whole number",
                "limits.max_line = 5 | limits.max_line must be a whole number from 1024 to 16777216, not 5",
                "limits.max_line = 99999999999 | limits.max_line is out of range",
                "limits.max_line = 99999999999999999999999 | limits.max_line is out of range",
                "history.bytes_in_memory = 99999999999999999999999 | history.bytes_in_memory is out of range",
                "limits.outbox_hard = 5000 | limits.outbox_hard must be at least limits.outbox_soft, 262144",
                "limits.connections_per_address = -1 | limits.connections_per_address must be a whole number of at least 0",
                "limits = 5 | limits must be a section",
                "listen.port = 70000 | listen.port must be a whole number from 0 to 65535, not 70000",
                "listen.host = ' ' | listen.host must be an address or a host name",
                "passwords.parallelism = 17 | passwords.parallelism must be a whole number from 1 to 16",
                "log.requests = 'no' | log.requests must be true or false",
                "log.format = 'xml' | log.format must be one of \"text\", \"json\", not \"xml\"",
                "metrics.port = 65536 | metrics.port must be a whole number from 0 to 65535, not 65536",
                "metrics.host = '0.0.0.0' | metrics.host is no setting; there are: port",
                "access.registration = 'ajar' | access.registration must be one of \"open\", \"code\", \"closed\", not \"ajar\"",
                "access.addresses = 'some' | access.addresses must be one of \"auto\", \"everyone\", \"nobody\"",
                "access.operators = ['a b'] | access.operators must be a list of user names",
                "access.operators = [1] | access.operators must be a list of quoted texts",
                "access.operators = 'ann' | access.operators must be a list of quoted texts",
                "listen.tls = 'yes' | listen.tls must be true or false",
                "listen = {tls = true, insecure = true} | listen.insecure must be false where tls is true",
                "listen.proxy = ['haproxy'] | listen.proxy must be a list of networks, such as",
                "listen.proxy = ['unix:haproxy'] | listen.proxy must be a list of networks, such as",
                "listen.proxy = '127.0.0.1' | listen.proxy must be a list of quoted texts",
                "listeners = [{proxy = ['10.0.0.0/33']}] | listeners.proxy must be a list of networks, such as",
                "listeners = [{unix = 'x', proxy = ['10.0.0.1']}] | listeners.proxy must be a list of accounts for a",
                "limits.connections_per_minute_per_address = -1 | limits.connections_per_minute_per_address must be a",
                "listeners = 5 | listeners must be sections, each written as [[listeners]] on its own line",
                "listeners = [5] | listeners must be sections, each written as [[listeners]] on its own line",
                "listeners = [{hots = 'x'}] | listeners.hots is no setting. Did you mean listeners.host?",
                "listeners = [{port = 'x'}] | listeners.port must be a whole number",
                "listeners = [{port = 70000}] | listeners.port must be a whole number from 0 to 65535, not 70000",
                "listeners = [{unix = 'x', tls = true}] | listeners.tls must be false for a Unix-domain socket",
                "listeners = [{unix = 'x', mode = 'rw'}] | listeners.mode must be three octal digits",
                "tls.key = 'a.pem' | tls.key must be set where tls.certificate is",
                "nonsense | line 1:",
                "a = | line 1:",
            })
    void whatCannotBeIsRefusedInOneLineThatNamesFileAndSetting(String toml, String expected) throws IOException {
        Path file = file(toml.replace('\'', '"'));

        assertThatThrownBy(() -> ServerConfig.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file + ": " + expected)
                .message()
                .doesNotContain("\n", "com.fasterxml", "dev.parley");
    }

    @Test
    void aSettingThatIsThereTwiceIsNamedWithItsLine() throws IOException {
        Path file = file("[limits]\nconnections_per_address = 1\nconnections_per_address = 2\n\n[access]\n");

        assertThatThrownBy(() -> ServerConfig.read(file)).hasMessage(file + ": line 3: Duplicate key");
    }

    @Test
    void aFileThatIsNotThereOrIsNoTextIsNamed() throws IOException {
        Path absent = folder.resolve("absent.toml");
        Path latin = Files.write(folder.resolve("latin.toml"), "a = \"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ServerConfig.read(absent)).hasMessage("There is no configuration file %s.", absent);
        assertThatThrownBy(() -> ServerConfig.read(latin)).hasMessage("%s is not a UTF-8 text file.", latin);
        assertThatThrownBy(() -> ServerConfig.read(folder))
                .hasMessageStartingWith("Cannot read the configuration file");
    }

    @Test
    void addressesAreToldOnLoopbackAloneUnlessSaidOtherwise() {
        assertThat(Addresses.AUTO.toldOn(true)).isTrue();
        assertThat(Addresses.AUTO.toldOn(false)).isFalse();
        assertThat(Addresses.EVERYONE.toldOn(false)).isTrue();
        assertThat(Addresses.NOBODY.toldOn(true)).isFalse();
        assertThat(Broadcast.AUTO.isOpenOn(true)).isTrue();
        assertThat(Broadcast.AUTO.isOpenOn(false)).isFalse();
        assertThat(Broadcast.EVERYONE.isOpenOn(false)).isTrue();
        assertThat(Broadcast.OPERATORS.isOpenOn(true)).isFalse();
    }
}
