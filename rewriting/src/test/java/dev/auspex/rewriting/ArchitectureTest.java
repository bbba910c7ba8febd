package dev.auspex.rewriting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.auspex.rewriting");

  @Test
  void dependsOnNoFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.auspex.contract..",
            "dev.auspex.analysis..",
            "dev.auspex.rewriting..",
            "com.google.errorprone.annotations..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.rewriting.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noRoomKnowsOfThePipeline() {
    noClasses()
        .that()
        .resideInAPackage("dev.auspex.rewriting.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.auspex.rewriting")
        .check(CLASSES);
  }
}
