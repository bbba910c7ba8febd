package dev.auspex.control.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@ApplicationScoped
class KeycloakOrganizations implements Organizations {
  private static final Logger LOG = LoggerFactory.getLogger(KeycloakOrganizations.class);

  /** What a step says when it cannot go on; never leaves this class. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String reason) {
      super(reason);
    }
  }

  @FunctionalInterface
  private interface Step {
    OrganizationOutcome run() throws IOException, InterruptedException, Refusal;
  }

  private final KeycloakAdmin keycloak;
  private volatile boolean rolesAreThere;

  KeycloakOrganizations(KeycloakAdmin keycloak) {
    this.keycloak = keycloak;
  }

  @Override
  public OrganizationOutcome ensure(TenantId tenant, String name) {
    return run(
        tenant,
        () -> {
          ensureRoles();
          KeycloakAdmin.Reply reply =
              keycloak.call(
                  "POST",
                  "/organizations",
                  JsonNodeFactory.instance
                      .objectNode()
                      // Unique in the realm, as the alias; what people call it is not.
                      .put("name", tenant.value())
                      .put("alias", tenant.value())
                      .put("description", name)
                      .put("enabled", true)
                      .toString());
          if (reply.status() == 409 && id(tenant).isEmpty()) {
            throw new Refusal("Keycloak has an organization of this name with another alias");
          }
          if (reply.status() != 409) {
            require(reply, 201);
          }
          return new OrganizationOutcome.Present();
        });
  }

  @Override
  public OrganizationOutcome remove(TenantId tenant) {
    return run(
        tenant,
        () -> {
          Optional<String> id = id(tenant);
          if (id.isPresent()) {
            KeycloakAdmin.Reply reply = keycloak.call("DELETE", "/organizations/" + id.get(), "");
            if (reply.status() != 404) {
              require(reply, 204);
            }
          }
          return new OrganizationOutcome.Absent();
        });
  }

  @Override
  public OrganizationOutcome find(TenantId tenant) {
    return run(
        tenant,
        () ->
            id(tenant).isPresent()
                ? new OrganizationOutcome.Present()
                : new OrganizationOutcome.Absent());
  }

  private Optional<String> id(TenantId tenant) throws IOException, InterruptedException, Refusal {
    KeycloakAdmin.Reply reply = keycloak.call("GET", "/organizations?q=alias:" + tenant, "");
    require(reply, 200);
    for (JsonNode organization : reply.body()) {
      if (organization.path("alias").asText().equals(tenant.value())) {
        return Optional.of(organization.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /** Once per process: who takes a role away later has a reason. */
  private void ensureRoles() throws IOException, InterruptedException, Refusal {
    if (rolesAreThere) {
      return;
    }
    KeycloakAdmin.Reply reply = keycloak.call("GET", "/roles", "");
    require(reply, 200);
    Set<String> known = new HashSet<>();
    reply.body().forEach(role -> known.add(role.path("name").asText()));
    for (Role role : Role.values()) {
      if (!known.contains(role.wireName())) {
        KeycloakAdmin.Reply added =
            keycloak.call(
                "POST",
                "/roles",
                JsonNodeFactory.instance.objectNode().put("name", role.wireName()).toString());
        if (added.status() != 409) {
          require(added, 201);
        }
      }
    }
    rolesAreThere = true;
  }

  private static void require(KeycloakAdmin.Reply reply, int status) throws Refusal {
    if (reply.status() != status) {
      throw new Refusal(
          switch (reply.status()) {
            case 401 -> "Keycloak does not accept the client secret of the control plane";
            case 403 ->
                "The service account of the control plane lacks rights in Keycloak; see"
                    + " docs/permissions.md";
            default -> "Keycloak refuses with status %d".formatted(reply.status());
          });
    }
  }

  private static OrganizationOutcome run(TenantId tenant, Step step) {
    try {
      return step.run();
    } catch (IOException failure) {
      LOG.atWarn()
          .addKeyValue("tenant", tenant)
          .addKeyValue("failure", failure.toString())
          .log("keycloak cannot be reached");
      return new OrganizationOutcome.Unavailable("Keycloak does not answer");
    } catch (Refusal refusal) {
      LOG.atWarn()
          .addKeyValue("tenant", tenant)
          .addKeyValue("reason", refusal.getMessage())
          .log("keycloak refused");
      return new OrganizationOutcome.Unavailable(refusal.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new OrganizationOutcome.Unavailable("The control plane is stopping");
    }
  }
}
