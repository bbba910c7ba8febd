package dev.auspex.benchmarks;

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
          .importPackages("dev.auspex.benchmarks");

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.benchmarks.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theLoadKnowsNothingOfThePlatform() {
    noClasses()
        .that()
        .resideInAPackage("..benchmarks.load..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.auspex.dev..")
        .check(CLASSES);
  }

  @Test
  void aBenchUsesThePlatformThroughItsPublicApi() {
    noClasses()
        .that()
        .resideInAPackage("dev.auspex.benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.auspex.control..", "dev.auspex.gateway..")
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomNamesElasticsearchsClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.auspex.benchmarks.official..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("co.elastic..", "org.apache.hc..")
        .check(CLASSES);
  }
}
