package dev.auspex.control.elastic;

import dev.auspex.contract.TenantId;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Documents in memory: only how many. */
@Mock
@ApplicationScoped
public class FakeTenantDocuments implements TenantDocuments {
  private final Map<TenantId, Long> documents = new ConcurrentHashMap<>();
  private volatile boolean down;

  @Override
  public RemainsOutcome remove(TenantId tenant) {
    if (!down) {
      documents.remove(tenant);
    }
    return count(tenant);
  }

  @Override
  public RemainsOutcome count(TenantId tenant) {
    return down
        ? new RemainsOutcome.Unavailable("The search engine does not answer")
        : new RemainsOutcome.Counted(0, documents.getOrDefault(tenant, 0L));
  }

  /** The tenant has so many from now on. */
  public void put(TenantId tenant, long count) {
    documents.put(tenant, count);
  }

  /** Whether nothing is answered from now on. */
  public void down(boolean is) {
    down = is;
  }
}
