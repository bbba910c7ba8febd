package dev.auspex.ranking;

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
          .importPackages("dev.auspex.ranking");

  @Test
  void dependsOnNoFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.auspex.contract..",
            "dev.auspex.ranking..",
            "com.fasterxml.jackson.core..",
            "com.google.errorprone.annotations..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void fusionAndModelKnowNothingOfLaterStages() {
    noClasses()
        .that()
        .resideInAnyPackage("..ranking.fusion..", "..ranking.model..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..ranking.rerank..")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.ranking.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
