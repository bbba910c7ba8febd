package dev.auspex.plugin;

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
          .importPackages("dev.auspex.plugin");

  @Test
  void usesOnlyWhatTheServerOrTheZipBrings() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.auspex.contract..",
            "dev.auspex.ranking..",
            "dev.auspex.plugin..",
            "org.apache.lucene..",
            "org.elasticsearch..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void earlierRoomNamesNoLaterOne() {
    noClasses()
        .that()
        .resideInAPackage("..plugin.request..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..plugin.fusion..", "..plugin.score..", "..plugin.respond..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("..plugin.fusion..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..plugin.score..", "..plugin.respond..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("..plugin.score..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..plugin.respond..")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.plugin.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
