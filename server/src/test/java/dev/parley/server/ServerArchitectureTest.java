package dev.parley.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.parley.text.IpText;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md says of who may know whom, held by the build. */
class ServerArchitectureTest {

    private static final String ROOT = "dev.parley.server.";

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.server");

    /** A slice for each package, but the one at the top, which begins and ends everything. */
    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith(ROOT) && !name.equals(ROOT + "assembly")
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of the server";
        }
    };

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().assignedFrom(PACKAGES)
                .should()
                .beFreeOfCycles()
                .because("arrows point inward, and who reads one package must not have to read them all")
                .check(SERVER);
    }

    @Test
    void theStateMachineKnowsOnlyNamesTextsAndTheProtocolsWords() {
        classes()
                .that()
                .resideInAPackage(ROOT + "core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "core..",
                        "dev.parley.name..",
                        "dev.parley.text..",
                        "dev.parley.protocol..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio.charset..",
                        "java.security..",
                        "org.jspecify..")
                .because("the same events must give the same state on every machine, and replay is apply in a loop")
                .check(SERVER);
    }

    @Test
    void theStateMachineNeitherAsksForTheTimeNorRollsDice() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "core..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .because("time and fresh secrets are handed in, and there is one thread")
                .check(SERVER);
    }

    @Test
    void stateIsChangedByEventsAloneAndKnowsNothingOfCommands() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "core.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "core", ROOT + "core.decide..")
                .because("an old journal must replay under new rules")
                .check(SERVER);
    }

    @Test
    void theLoopKnowsNothingOfChat() {
        classes()
                .that()
                .resideInAPackage(ROOT + "net..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT + "net..",
                                ROOT + "tally..",
                                "dev.parley.frame..",
                                "java..",
                                "javax.net.ssl..",
                                "jdk.net..",
                                "tlschannel..",
                                "org.jspecify..")
                        // How addresses are written is nothing of chat either.
                        .or(type(IpText.class)))
                .because("it moves bytes, whatever they say")
                .check(SERVER);
    }

    @Test
    void theJournalKnowsEventsAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "core", ROOT + "core.decide..", ROOT + "net..", ROOT + "session..", ROOT + "protocol..")
                .because("no password and no socket may ever get near the store")
                .check(SERVER);
    }

    @Test
    void theConsoleSeesTheServerThroughItsPortAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "admin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "core..", ROOT + "net..", ROOT + "session..", ROOT + "protocol..", ROOT + "journal..")
                .because("what an operator may do is what the port says")
                .check(SERVER);
    }

    @Test
    void sessionsDoNotKnowTheEdges() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "session..", ROOT + "net..", ROOT + "core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "config..",
                        ROOT + "admin..",
                        ROOT + "log..",
                        ROOT + "worker..",
                        ROOT + "metrics..",
                        ROOT + "assembly..")
                .because("settings become limits and policies at the edge, and ports are filled there")
                .check(SERVER);
    }

    @Test
    void nobodyElseKnowsWhoReadsTheMetrics() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.prometheus..", "com.sun.net.httpserver..")
                .because("a server without the port is to load nothing of it")
                .check(SERVER);
    }
}
