package dev.auspex.control.elastic;

import dev.auspex.contract.TenantId;
import dev.auspex.control.elastic.StoredOutcome.Amount;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What tenants store, as a test says it. */
@Mock
@ApplicationScoped
public class FakeStoredDocuments implements StoredDocuments {
  private final Map<TenantId, Amount> amounts = new ConcurrentHashMap<>();

  @Override
  public StoredOutcome measure() {
    return new StoredOutcome.Known(amounts);
  }

  /** The tenant stores so much from now on. */
  public void put(TenantId tenant, long documents, long bytes) {
    amounts.put(tenant, new Amount(documents, bytes));
  }
}
