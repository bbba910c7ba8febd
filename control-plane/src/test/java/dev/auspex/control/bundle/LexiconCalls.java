package dev.auspex.control.bundle;

import static io.restassured.RestAssured.given;

import dev.auspex.contract.TenantId;
import dev.auspex.control.elastic.FakePhysicalSchemas;
import dev.auspex.control.elastic.IndexFacts;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.tenant.TenantService;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An index of a new tenant, and requests to it. */
abstract class LexiconCalls {
  private static final String FIELDS =
      "{\"name\":\"title\",\"kind\":\"text\"},{\"name\":\"genre\",\"kind\":\"keyword\"}";

  @Inject TenantService tenants;
  @Inject FakePhysicalSchemas engine;

  String tenant = "";

  @BeforeEach
  void anIndex() {
    engine.answer(new IndexOutcome.Present(), new IndexFacts.Known(0, Set.of()));
    tenant = newTenant();
  }

  String newTenant() {
    TenantId id = new TenantId("t" + UUID.randomUUID());
    tenants.create(id, "Test");
    api()
        .body("{\"name\":\"movies\",\"schema\":{\"fields\":[%s]}}".formatted(FIELDS))
        .post("/v1/tenants/{tenant}/indexes", id.value())
        .then()
        .statusCode(201);
    return id.value();
  }

  static RequestSpecification api() {
    return given().contentType("application/json").header("Authorization", "Bearer of-the-test");
  }
}
