package dev.auspex.control.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.TenantId;
import dev.auspex.control.access.Actor;
import dev.auspex.control.access.ActorOfRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes down each change, in the transaction that makes it: both happen, or neither. Who and which
 * request it was is read from the current request; without one it was the control plane.
 *
 * <p>Actions are {@code thing.verb} ({@code index.create}, {@code api-key.revoke}), subjects {@code
 * thing/name} ({@code index/movies}). Never pass a secret, a hash of one, or a document.
 */
@ApplicationScoped
public class Audit {
  private final AuditRepository entries;
  private final ActorOfRequest actors;
  private final Clock clock;
  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  Audit(AuditRepository entries, ActorOfRequest actors, Clock clock) {
    this.entries = entries;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * Records a change of one tenant.
   *
   * @param action {@code thing.verb}, of a-z and hyphens
   * @param subject {@code thing/name}; at most 300 characters
   * @param before the view that the API shows of it, as it was; null where it was not there
   * @param after the same as it is now; null where it is gone
   */
  public void record(
      TenantId tenant,
      String action,
      String subject,
      @Nullable Object before,
      @Nullable Object after) {
    add(tenant, action, subject, before, after);
  }

  /** Records a change that is about no single tenant; otherwise the same. */
  public void recordForPlatform(
      String action, String subject, @Nullable Object before, @Nullable Object after) {
    add(null, action, subject, before, after);
  }

  private void add(
      @Nullable TenantId tenant,
      String action,
      String subject,
      @Nullable Object before,
      @Nullable Object after) {
    Actor actor = actors.actor();
    entries.add(
        tenant,
        new NewAuditEntry(
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            actor,
            action,
            subject,
            text(before),
            text(after)));
  }

  private @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(
          "%s cannot be written as JSON".formatted(value.getClass().getSimpleName()), broken);
    }
  }
}
