package dev.auspex.control.catalogue;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The second wall between tenants: which rows the current transaction sees. PostgreSQL keeps it
 * (row-level security, {@code tenant_wall} in the migrations), so a query that forgets its filter
 * still finds nothing foreign.
 *
 * <p>A transaction that {@code @Transactional} begins on a method whose first parameter is a {@link
 * TenantId} sees that tenant and no other. {@link PlatformWide} opens the wall for one method. A
 * transaction that was given neither sees no rows of tenants.
 */
@ApplicationScoped
public class Wall {
  private static final Object KEY = Wall.class;
  private static final String ALL = "*";
  private static final String NOTHING = "";

  private final EntityManager entities;
  private final TransactionSynchronizationRegistry transactions;

  Wall(EntityManager entities, TransactionSynchronizationRegistry transactions) {
    this.entities = entities;
    this.transactions = transactions;
  }

  /**
   * Lets the current transaction see the rows of {@code tenant} and no others from here on. Nothing
   * changes where the wall is open, because all of it has been asked for.
   *
   * @throws IllegalStateException where there is no transaction, or it is about another tenant
   */
  public void limitTo(TenantId tenant) {
    String now = current();
    if (now.equals(ALL) || now.equals(tenant.value())) {
      return;
    }
    if (!now.equals(NOTHING)) {
      throw new IllegalStateException(
          "This transaction is about tenant %s and cannot go on with tenant %s"
              .formatted(now, tenant));
    }
    set(tenant.value());
  }

  /**
   * Lets the current transaction see the rows of all tenants while {@code work} runs.
   *
   * @throws IllegalStateException where there is no transaction
   */
  public <T extends @Nullable Object> T open(Callable<T> work) throws Exception {
    String before = current();
    if (before.equals(ALL)) {
      return work.call();
    }
    change(ALL);
    T result = work.call();
    // After a failure the transaction rolls back, and with it what is set here.
    change(before);
    return result;
  }

  private String current() {
    if (transactions.getTransactionKey() == null) {
      throw new IllegalStateException("The wall belongs to a transaction; begin one before");
    }
    return transactions.getResource(KEY) instanceof String known ? known : NOTHING;
  }

  /** What is not written yet belongs to the wall as it was. */
  private void change(String tenant) {
    entities.flush();
    set(tenant);
  }

  /**
   * A utility statement, which takes no snapshot: the transaction may still choose its isolation.
   * It has no parameters; a {@link TenantId} holds nothing that needs quoting.
   */
  private void set(String tenant) {
    entities.createNativeQuery("set local auspex.tenant = '%s'".formatted(tenant)).executeUpdate();
    transactions.putResource(KEY, tenant);
  }
}
