package dev.parley.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalZoneTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CET-1CEST,M3.5.0,M10.5.0/3         | 2026-07-01T10:00:00Z | 2026-07-01T12:00
            CET-1CEST,M3.5.0,M10.5.0/3         | 2026-01-01T10:00:00Z | 2026-01-01T11:00
            CET-1CEST,M3.5.0,M10.5.0/3         | 2026-03-29T00:59:59Z | 2026-03-29T01:59:59
            CET-1CEST,M3.5.0,M10.5.0/3         | 2026-03-29T01:00:00Z | 2026-03-29T03:00
            CET-1CEST,M3.5.0,M10.5.0/3         | 2026-10-25T00:59:59Z | 2026-10-25T02:59:59
            CET-1CEST,M3.5.0,M10.5.0/3         | 2026-10-25T01:00:00Z | 2026-10-25T02:00
            :CET-1CEST,M3.5.0,M10.5.0/3        | 2026-07-01T10:00:00Z | 2026-07-01T12:00
            EST5EDT4,M3.2.0/2,M11.1.0/2:00:00  | 2026-03-08T07:00:00Z | 2026-03-08T03:00
            EST+5EDT                           | 2026-03-08T06:59:59Z | 2026-03-08T01:59:59
            EST+5EDT                           | 2026-11-01T06:00:00Z | 2026-11-01T01:00
            AEST-10AEDT,M10.1.0,M4.1.0/3       | 2026-01-01T00:00:00Z | 2026-01-01T11:00
            AEST-10AEDT,M10.1.0,M4.1.0/3       | 2026-07-01T00:00:00Z | 2026-07-01T10:00
            NZST-12NZDT,M9.5.0,M4.1.0/3        | 1970-01-01T00:00:00Z | 1970-01-01T13:00
            <+0330>-3:30                       | 2026-01-01T00:00:00Z | 2026-01-01T03:30
            <-03>3                             | 2026-01-01T00:00:00Z | 2025-12-31T21:00
            GMT+3                              | 2026-01-01T03:00:00Z | 2026-01-01T00:00
            UTC-2                              | 2026-01-01T00:00:00Z | 2026-01-01T02:00
            IST-1GMT0,M10.5.0,M3.5.0/1         | 2026-01-01T10:00:00Z | 2026-01-01T10:00
            IST-1GMT0,M10.5.0,M3.5.0/1         | 2026-07-01T10:00:00Z | 2026-07-01T11:00
            <-02>2<-01>,M3.5.0/-1,M10.5.0/0    | 2026-03-29T00:59:59Z | 2026-03-28T22:59:59
            <-02>2<-01>,M3.5.0/-1,M10.5.0/0    | 2026-03-29T01:00:00Z | 2026-03-29T00:00
            IST-2IDT,M3.4.4/26,M10.5.0         | 2026-03-27T00:00:00Z | 2026-03-27T03:00
            IST-2IDT,M3.4.4/26,M10.5.0         | 2026-03-26T23:59:59Z | 2026-03-27T01:59:59
            EET-2EEST,J60/0,J300/0             | 2024-02-29T22:00:00Z | 2024-03-01T01:00
            EET-2EEST,59/0,300/0               | 2024-02-28T22:00:00Z | 2024-02-29T01:00
            XXX3EDT4,0/0,J365/23               | 2026-07-01T10:00:00Z | 2026-07-01T06:00
            XXX3EDT4,0/0,J365/23               | 2026-12-31T23:00:00Z | 2026-12-31T19:00
            """)
    void posixRulesAreRead(String tz, Instant time, String local) {
        LocalZone zone = LocalZone.of(tz);
        assertThat(zone.complaint()).isNull();
        assertThat(time.atZone(zone.zone()).toLocalDateTime()).hasToString(local);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CET-1CEST,M3.5.0,M10.5.0/3      | Europe/Berlin
            EST5EDT,M3.2.0,M11.1.0          | America/New_York
            GMT0BST,M3.5.0/1,M10.5.0        | Europe/London
            AEST-10AEDT,M10.1.0,M4.1.0/3    | Australia/Sydney
            <+1030>-10:30<+11>-11,M10.1.0,M4.1.0 | Australia/Lord_Howe
            <-01>1<+00>,M3.5.0/0,M10.5.0/1  | Atlantic/Azores
            """)
    void theyGiveTheSameTimesAsTheZoneThatTheyDescribe(String tz, String name) {
        ZoneId one = LocalZone.of(tz).zone();
        ZoneId other = ZoneId.of(name);
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 365 * 24 * 2 * 5; i++) {
            assertThat(one.getRules().getOffset(time))
                    .as("%s", time)
                    .isEqualTo(other.getRules().getOffset(time));
            time = time.plus(Duration.ofMinutes(30));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "EST5EDT", "CET", "UTC", "Etc/GMT+3", "GMT0", "Asia/Kolkata"})
    void theNamesOfZonesAreTheirs(String tz) {
        assertThat(LocalZone.of(tz)).isEqualTo(new LocalZone(ZoneId.of(tz), null));
        assertThat(LocalZone.of(":" + tz)).isEqualTo(new LocalZone(ZoneId.of(tz), null));
    }

    @Test
    void withoutAValueTheMachinesZoneHolds() {
        for (String tz : new String[] {null, "", ":"}) {
            assertThat(LocalZone.of(tz)).isEqualTo(new LocalZone(ZoneId.systemDefault(), null));
        }
    }

    @Test
    void aLinkToAZoneFileIsThatZone(@TempDir Path folder) throws IOException {
        Path zones = Files.createDirectories(folder.resolve("zoneinfo").resolve("Europe"));
        Path file = Files.createFile(zones.resolve("Berlin"));
        Path link = Files.createSymbolicLink(folder.resolve("localtime"), file);
        for (Path each : List.of(file, link)) {
            assertThat(LocalZone.of(each.toString())).isEqualTo(new LocalZone(ZoneId.of("Europe/Berlin"), null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nowhere/Land",
                "CET-1CEST,M13.5.0,M10.5.0",
                "CET-1CEST,M3.6.0,M10.5.0",
                "CET-1CEST,M3.5.7,M10.5.0",
                "CET-1CEST,M3.5.0",
                "CET-25",
                "CET-19",
                "CE-1",
                "CET-1CEST,J0,J100",
                "CET-1CEST,366,100",
                "CET-1:60",
                "/no/such/file",
                "what ever"
            })
    void whatIsNotUnderstoodIsNamedAndTimesAreInUtc(String tz) {
        LocalZone zone = LocalZone.of(tz);
        assertThat(zone.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(zone.complaint()).startsWith("The time zone TZ=" + tz + " is not understood.");
    }
}
