package dev.auspex.gateway.admit;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request that was let in. What it says is worked on in one or more turns; between them the
 * gateway may wait for the client, as long as the client takes.
 */
public final class Entry {
  /** Does what it is given when it is its turn, while the newest snapshot counts as in use. */
  interface Turns {
    <T> T take(Supplier<T> work);
  }

  private final TenantId tenant;
  private final Supplier<Admitted> admission;
  private final Turns turns;

  Entry(TenantId tenant, Supplier<Admitted> admission, Turns turns) {
    this.tenant = tenant;
    this.admission = admission;
    this.turns = turns;
  }

  /** For whom the request works. */
  public TenantId tenant() {
    return tenant;
  }

  /**
   * Does {@code work} by the newest snapshot, by which the request is let in anew: the index may
   * have moved, and the key may have been revoked, since its last turn. Waits where more requests
   * are at work than the search engine answers fast.
   *
   * @param work bounded in time; does not wait for the client
   * @throws ApiProblem as {@link Gate#admit} does; {@link ProblemType#OVERLOADED} and {@link
   *     ProblemType#ENGINE_UNAVAILABLE} where its turn does not come
   */
  public <T> T work(Function<Admitted, T> work) {
    return turns.take(() -> work.apply(admission.get()));
  }

  /** Like {@link #work}, for work that answers nothing. */
  public void run(Consumer<Admitted> work) {
    boolean unused =
        work(
            admitted -> {
              work.accept(admitted);
              return true;
            });
  }
}
