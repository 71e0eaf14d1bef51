package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CommonArchitectureTest {

    private static final JavaClasses COMMON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "dev.parley.protocol..",
                    "dev.parley.name..",
                    "dev.parley.text..",
                    "dev.parley.frame..",
                    "dev.parley.json..",
                    "dev.parley.zone..",
                    "dev.parley.order..",
                    "dev.parley.transcript..");

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.parley.(*)..")
                .should()
                .beFreeOfCycles()
                .because("who reads one package must not have to read them all")
                .check(COMMON);
    }

    @Test
    void theProtocolsWordsKnowNothingOfJson() {
        classes()
                .that()
                .resideInAPackage("dev.parley.protocol..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.protocol..", "java.lang..", "java.util..", "java.time..", "org.jspecify..")
                .because("the state machine speaks them, and a second wire protocol will too")
                .check(COMMON);
    }

    @Test
    void namesTextsAndLinesKnowOnlyThemselves() {
        classes()
                .that()
                .resideInAnyPackage("dev.parley.name..", "dev.parley.text..", "dev.parley.frame..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.name..",
                        "dev.parley.text..",
                        "dev.parley.frame..",
                        "java..",
                        "rocks.xmpp.precis..",
                        "org.jspecify..")
                .because("they are pure rules, the same at both ends")
                .check(COMMON);
    }
}
