package dev.parley.server.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.parley.text.ByteOrderMark;
import dev.parley.text.DuplicateKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** TOML to {@link ServerConfig}: a person's file laid over the defaults, and each refusal said in one line. */
final class ConfigFile {

    static final String DEFAULT_TEXT = resource("default.toml");

    private static final String LISTENERS = "listeners";

    private static final TomlMapper TOML = TomlMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ConfigFile() {}

    static ServerConfig defaults() {
        try {
            return TOML.treeToValue(defaultTree(), ServerConfig.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("default.toml is not right", e);
        }
    }

    static ServerConfig read(Path file) throws ConfigException {
        return parse(text(file), file.toString());
    }

    /**
     * The settings of a text over the defaults.
     *
     * @param name what the file is called in an error
     */
    static ServerConfig parse(String text, String name) throws ConfigException {
        try {
            ObjectNode settings = defaultTree();
            Overlay.of(settings, Map.of(LISTENERS, TOML.valueToTree(ServerConfig.Listener.USUAL)))
                    .take((ObjectNode) TOML.readTree(text));
            return TOML.treeToValue(settings, ServerConfig.class);
        } catch (JsonProcessingException refused) {
            throw new ConfigException(name + ": " + inOneLine(text, refused), refused);
        } catch (IllegalArgumentException refused) {
            throw new ConfigException(name + ": " + KeyLine.addTo(String.valueOf(refused.getMessage()), text), refused);
        }
    }

    /** All settings, by section. */
    static ObjectNode tree(ServerConfig config) {
        return TOML.valueToTree(config);
    }

    /** The settings of a tree that has all of them. */
    static ServerConfig of(ObjectNode tree) {
        try {
            return TOML.treeToValue(tree, ServerConfig.class);
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException("These settings do not go together", refused);
        }
    }

    private static ObjectNode defaultTree() throws JsonProcessingException {
        ObjectNode tree = (ObjectNode) TOML.readTree(DEFAULT_TEXT);
        // TOML has no way to write a list of sections that is empty, to which a reader could add one.
        tree.putArray(LISTENERS);
        return tree;
    }

    private static String text(Path file) throws ConfigException {
        try {
            return ByteOrderMark.without(Files.readString(file));
        } catch (NoSuchFileException absent) {
            throw new ConfigException("There is no configuration file " + file + ".", absent);
        } catch (CharacterCodingException notText) {
            throw new ConfigException(file + " is not a UTF-8 text file.", notText);
        } catch (IOException unreadable) {
            throw new ConfigException(
                    "Cannot read the configuration file " + file
                            + ". Check that it is a file and that you may read it.",
                    unreadable);
        }
    }

    private static String inOneLine(String text, JsonProcessingException refused) {
        if (refused instanceof ValueInstantiationException outOfBounds && outOfBounds.getCause() != null) {
            return KeyLine.addTo(String.valueOf(outOfBounds.getCause().getMessage()), text);
        }
        if (refused instanceof InvalidFormatException word
                && word.getTargetType().isEnum()) {
            return KeyLine.addTo(
                    key(word) + " must be one of " + words(word.getTargetType()) + ", not \"" + word.getValue() + "\"",
                    text);
        }
        if (refused.getCause() instanceof InputCoercionException && refused instanceof JsonMappingException number) {
            return Overlay.outOfRange(key(number));
        }
        String what = refused.getOriginalMessage().lines().findFirst().orElse("not TOML");
        JsonLocation location = refused.getLocation();
        return location == null
                ? what
                : "line " + DuplicateKey.line(text, what, location.getLineNr(), location.getColumnNr()) + ": " + what;
    }

    private static String key(JsonMappingException refused) {
        return refused.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(word -> '"' + word.toString() + '"')
                .collect(Collectors.joining(", "));
    }

    private static String resource(String name) {
        try (InputStream in = ConfigFile.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
