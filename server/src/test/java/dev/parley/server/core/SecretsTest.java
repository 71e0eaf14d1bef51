package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.name.Name;
import dev.parley.protocol.RequestId;
import dev.parley.server.core.event.Restored;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever ends up in a log or an exception: passwords, tokens and their hashes are not in it. */
class SecretsTest {

    private static final String SECRET = "5ecret";
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(password|hash|token|secret|decoy).*|code|codes", Pattern.CASE_INSENSITIVE);

    @Test
    void noRecordPrintsAPasswordATokenOrAHash() throws ReflectiveOperationException {
        int found = 0;
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.parley.protocol..", "dev.parley.server..")) {
            Class<?> type = each.reflect();
            if (type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(SecretsTest::isSecret)) {
                found++;
                assertThat(withSecrets(type).toString()).as(type.getName()).doesNotContain(SECRET);
            }
        }
        assertThat(found).as("records with secrets").isGreaterThanOrEqualTo(20);
    }

    private static boolean isSecret(RecordComponent component) {
        Class<?> type = component.getType();
        boolean mayHoldOne = type == String.class || Collection.class.isAssignableFrom(type);
        // A map here goes from users to what their codes are checked by.
        return type == PrivateKey.class
                || Map.class.isAssignableFrom(type) && component.getDeclaringRecord() == Policy.class
                || mayHoldOne
                        && SECRET_NAME.matcher(component.getName()).matches()
                        // The word of an error or of a goodbye.
                        && !List.of("ErrorReply", "Bye")
                                .contains(component.getDeclaringRecord().getSimpleName());
    }

    private static Object withSecrets(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i]);
        }
        return constructor.newInstance(values);
    }

    /** A key that shows itself, as some do. */
    private static final class HiddenKey implements PrivateKey {
        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "none";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }

        @Override
        public String toString() {
            return SECRET;
        }
    }

    private static @Nullable Object value(RecordComponent component) throws ReflectiveOperationException {
        Class<?> type = component.getType();
        if (type == String.class) {
            return isSecret(component) ? SECRET : "text";
        }
        if (type == Name.class) {
            return new Name("Ann", "ann");
        }
        if (type == FreshToken.class) {
            return new FreshToken(SECRET, SECRET);
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == List.class && component.getGenericType().getTypeName().contains("Token")) {
            return List.of(new Restored.Token(SECRET, "laptop", null, null, null));
        }
        if (type == List.class) {
            return isSecret(component) ? List.of(SECRET) : List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == Map.class) {
            return isSecret(component) ? Map.of("ann", SECRET) : Map.of();
        }
        if (type == PrivateKey.class) {
            return new HiddenKey();
        }
        if (type.isRecord()) {
            return withSecrets(type);
        }
        if (type == Duration.class) {
            return Duration.ZERO;
        }
        if (type == ToIntFunction.class) {
            return (ToIntFunction<String>) network -> 1;
        }
        if (type == Consumer.class) {
            return (Consumer<Object>) told -> {};
        }
        if (type == long.class || type == Long.class) {
            return 1L;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == int.class || type == Integer.class) {
            return 1;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        assertThat(type).as("a kind of value that this test cannot make yet").isIn(RequestId.class);
        return new RequestId.Numeric(1);
    }

    @Test
    void anAccountPrintsNoHash() {
        ChatFixture chat = ChatFixture.open();
        chat.register("ann");
        assertThat(String.valueOf(chat.state().account("ann")))
                .contains("ann")
                .doesNotContain(ChatFixture.PASSWORD)
                .doesNotContain("hashed:");
    }
}
