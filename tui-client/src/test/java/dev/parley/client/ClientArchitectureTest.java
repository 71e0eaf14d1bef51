package dev.parley.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channel;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What each package of the client may not know. */
class ClientArchitectureTest {

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.client");

    private static final String[] PURE = {
        "..client.model..",
        "..client.reducer..",
        "..client.command..",
        "..client.keys..",
        "..client.settings..",
        "..client.view.."
    };

    @Test
    void whatIsPureStaysSo() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Socket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Channel.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(OutputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("the same events give the same screen, in a test as in life"));
    }

    @Test
    void nobodyAsksForTheTimeButTheEdge() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in events"));
    }

    @Test
    void theModelKnowsNobodyWhoUsesIt() {
        check(noClasses()
                .that()
                .resideInAPackage("..client.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..client.reducer..",
                        "..client.view..",
                        "..client.app..",
                        "..client.plain..",
                        "..client.net..",
                        "..client.grid..")
                .because("two clients stand on it"));
    }

    @Test
    void theTablesKnowNeitherModelNorViews() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..client.command..", "..client.keys..", "..client.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..client.model..", "..client.reducer..", "..client.view..", "..client.app..")
                .because("they say what is meant, and others do it"));
    }

    @Test
    void viewsDecideNothing() {
        check(noClasses()
                .that()
                .resideInAPackage("..client.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..client.reducer..",
                        "..client.app..",
                        "..client.plain..",
                        "..client.net..",
                        "com.googlecode.lanterna..",
                        "org.jline..")
                .because("a view draws a model on a grid and does nothing else"));
    }

    @Test
    void theReducerKnowsNoLinkAndNoTerminal() {
        check(noClasses()
                .that()
                .resideInAPackage("..client.reducer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..client.app..",
                        "..client.plain..",
                        "..client.net..",
                        "com.googlecode.lanterna..",
                        "org.jline..")
                .because("what is to be done leaves it as effects"));
    }

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        check(slices().assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .because("whoever reads one package must not have to read them all"));
    }

    /** A slice for each package, the one with the start in it included, which a pattern with a name to fill in leaves out. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
            return SliceIdentifier.of(one.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static void check(ArchRule rule) {
        rule.check(CLIENT);
    }
}
