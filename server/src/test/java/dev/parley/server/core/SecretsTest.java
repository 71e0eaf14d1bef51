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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever ends up in a log or an exception: passwords, tokens and their hashes are not in it. */
class SecretsTest {

    private static final String SECRET = "5ecret";
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(old|new|kept|fresh)?(password|passwordHash|hash|token|tokenHash|code)|(old|new)Hash"
                    + "|(kept|old|new)(Token|Password)",
            Pattern.CASE_INSENSITIVE);

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
        assertThat(found).as("records with secrets").isGreaterThanOrEqualTo(14);
    }

    private static boolean isSecret(RecordComponent component) {
        return component.getType() == String.class
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
        return constructor.newInstance(
                Arrays.stream(components).map(SecretsTest::value).toArray());
    }

    private static @Nullable Object value(RecordComponent component) {
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
        if (type == List.class) {
            return List.of(new Restored.Token(SECRET, "laptop"));
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
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
