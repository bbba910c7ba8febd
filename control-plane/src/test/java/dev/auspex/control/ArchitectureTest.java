package dev.auspex.control;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.auspex.control");

  /**
   * Methods of repositories that are about no single tenant, and why. A service says so with {@link
   * PlatformWide}, which opens the wall in the database; what it calls may be named here or say so
   * too.
   */
  private static final Set<String> ABOUT_NO_SINGLE_TENANT =
      Set.of(
          // The list of tenants; the resource shows what the caller may see.
          "TenantRepository.all",
          // The snapshot holds all tenants.
          "TenantIndexRepository.ready",
          "ApiKeyRepository.notRevoked",
          "GatewayRepository.changedAfter",
          "GatewayRepository.lastChanges",
          "GatewayRepository.completeSince",
          // Gateways serve every tenant.
          "GatewayRepository.report",
          "GatewayRepository.remove",
          "GatewayRepository.allHave",
          "GatewayRepository.settle",
          "GatewayRepository.all",
          "GatewayRepository.publications",
          "GatewayRepository.sweep",
          // The reconciler takes whatever is due next.
          "TenantIndexRepository.lease",
          // Named by hashes that only the caller can make.
          "IdempotencyRepository.forgetOld",
          "IdempotencyRepository.claim",
          "IdempotencyRepository.find",
          "IdempotencyRepository.finish",
          "IdempotencyRepository.release",
          // A cell belongs to all of its members.
          "CellRepository.begin",
          "CellRepository.inTheMaking",
          "CellRepository.member",
          "CellRepository.open",
          "CellRepository.room",
          "CellRepository.takePlace",
          "CellService.needed",
          "CellService.open",
          // One counter for the whole catalogue.
          "RevisionRepository.raiseAll",
          "RevisionRepository.now",
          "RevisionRepository.beginReadingAtOneRevision");

  @Test
  void roomsFormNoCycle() {
    slices().matching("dev.auspex.control.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyRepositoriesAndEntitiesNameTheDatabase() {
    noClasses()
        .that(
            describe(
                "are no repository, entity, JSON format of one, or the wall",
                type ->
                    !type.getSimpleName().endsWith("Repository")
                        && !type.isAnnotatedWith(Entity.class)
                        && !type.isAnnotatedWith(Embeddable.class)
                        && !type.getSimpleName().equals("StoredJson")
                        && !type.getSimpleName().equals("Wall")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void entitiesStayInTheirPackage() {
    noClasses()
        .that()
        .areAnnotatedWith(Entity.class)
        .or()
        .haveSimpleNameEndingWith("Repository")
        .and()
        .resideOutsideOfPackage("..catalogue..")
        .should()
        .bePublic()
        .check(CLASSES);
  }

  @Test
  void onlyElasticSpeaksToElasticsearch() {
    onlyIn("..elastic..", "co.elastic..", "org.apache.hc..");
  }

  @Test
  void onlyAccessReadsTokens() {
    onlyIn(
        "..access..",
        "org.keycloak..",
        "io.quarkus.oidc..",
        "io.quarkus.security.identity..",
        "org.eclipse.microprofile.jwt..");
  }

  @Test
  void everyServiceAndRepositoryMethodIsAboutATenantFirst() {
    methods()
        .that()
        .areDeclaredInClassesThat(
            simpleNameEndingWith("Service").or(simpleNameEndingWith("Repository")))
        .and()
        .areNotPrivate()
        .and(describe("are written by hand", method -> !method.getName().contains("$")))
        .and(
            describe(
                "are about a single tenant",
                (JavaMethod method) ->
                    !ABOUT_NO_SINGLE_TENANT.contains(shortName(method))
                        && !method.isAnnotatedWith(PlatformWide.class)
                        && !method.getOwner().isAnnotatedWith(PlatformWide.class)))
        .should(takeTheTenantFirst())
        .check(CLASSES);
  }

  private static void onlyIn(String room, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat(inAny(packages))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> inAny(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }

  private static String shortName(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  private static ArchCondition<JavaMethod> takeTheTenantFirst() {
    return new ArchCondition<>("take the TenantId first") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean first =
            !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().getFirst().isEquivalentTo(TenantId.class);
        if (!first) {
          events.add(SimpleConditionEvent.violated(method, shortName(method)));
        }
      }
    };
  }
}
