package dev.auspex.modelserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.auspex.modelserver");

  @Test
  void eachRoomNamesOnlyTheRoomsBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("runtime")
        .definedBy("..modelserver.runtime..")
        .layer("batch")
        .definedBy("..modelserver.batch..")
        .layer("model")
        .definedBy("..modelserver.model..")
        .layer("protocol")
        .definedBy("..modelserver.protocol..")
        .layer("platform")
        .definedBy("..modelserver.platform..")
        .whereLayer("platform")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("protocol")
        .mayOnlyBeAccessedByLayers("platform")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("protocol", "platform")
        .whereLayer("batch")
        .mayOnlyBeAccessedByLayers("model", "protocol", "platform")
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.modelserver.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheRuntimeKnowsOnnxAndTokenizers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..modelserver.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "ai.djl..")
        .check(CLASSES);
  }

  @Test
  void onlyProtocolAndPlatformKnowHttp() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..modelserver.runtime..", "..modelserver.batch..", "..modelserver.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "dev.auspex.edge..")
        .check(CLASSES);
  }

  @Test
  void resourcesLiveInProtocol() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .resideInAPackage("..modelserver.protocol..")
        .check(CLASSES);
  }
}
