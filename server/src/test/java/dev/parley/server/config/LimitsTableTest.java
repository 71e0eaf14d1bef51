package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of limits in SECURITY.md has each limit once, with its usual value. */
class LimitsTableTest {

    private static final Pattern ROW = Pattern.compile("^\\| [^|]+ \\| `([\\w.]+)` \\| (\\w+) \\|$", Pattern.MULTILINE);

    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "SECURITY.md")));
        while (row.find()) {
            String setting = row.group(1).contains(".") ? row.group(1) : "limits." + row.group(1);
            assertThat(rows.put(setting, row.group(2))).as(setting).isNull();
        }
        return rows;
    }

    private static JsonNode defaults() throws IOException {
        return new TomlMapper().readTree(ServerConfig.documentedDefaults());
    }

    @Test
    void eachRowHasTheUsualValue() throws IOException {
        JsonNode defaults = defaults();
        table().forEach((setting, value) -> {
            JsonNode usual = defaults.at("/" + setting.replace('.', '/'));
            assertThat(usual.isArray() && usual.isEmpty() ? "none" : usual.asText())
                    .as(setting)
                    .isEqualTo(value);
        });
    }

    @Test
    void eachLimitHasARow() throws IOException {
        JsonNode defaults = defaults();
        Set<String> limits = new TreeSet<>();
        for (String section : new String[] {"limits", "memory"}) {
            defaults.path(section).fieldNames().forEachRemaining(name -> limits.add(section + "." + name));
        }
        assertThat(table().keySet()).containsAll(limits);
    }
}
