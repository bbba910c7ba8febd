package dev.auspex.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.auspex.gateway.";
  private static final List<String> STAGES =
      List.of("request", "rewrite", "recall", "rank", "respond");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.auspex.gateway");

  @Test
  void roomsFormNoCycle() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching(ROOT + "search.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aStageNamesNoLaterStage() {
    for (int i = 0; i < STAGES.size() - 1; i++) {
      String[] later =
          STAGES.subList(i + 1, STAGES.size()).stream()
              .map(stage -> ROOT + "search." + stage + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + "search." + STAGES.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(CLASSES);
    }
  }

  @Test
  void onlyOneRoomNamesTheElasticsearchClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "elastic..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("co.elastic..", "org.elasticsearch..", "org.apache.hc..")
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomNamesTheModelClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "model..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.auspex.ranking..")
        .check(CLASSES);
  }

  @Test
  void onlyAdmissionAndTheSnapshotKnowOfTokens() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "admit..", ROOT + "snapshot..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus.oidc..", "io.quarkus.security..", "org.eclipse.microprofile.jwt..")
        .check(CLASSES);
  }

  @Test
  void noOtherProcessIsNamed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.auspex.control..", "dev.auspex.modelserver..", "dev.auspex.plugin..")
        .check(CLASSES);
  }

  @Test
  void searchKnowsNoCredentials() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "search.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "admit..")
        .check(CLASSES);
  }

  @Test
  void resourcesAreTheOnlyHttpEdge() {
    classes()
        .that()
        .areAnnotatedWith(jakarta.ws.rs.Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(CLASSES);
  }
}
