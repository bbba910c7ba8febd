package dev.auspex.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.auspex.contract");

  @Test
  void dependsOnTheJdkAndAnnotationsOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "dev.auspex.contract..",
            "com.fasterxml.jackson.annotation..",
            "com.google.errorprone.annotations..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.contract.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
