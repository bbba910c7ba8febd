package dev.auspex.gateway.admit;

import dev.auspex.contract.TenantId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives places to requests; where there are too few, tenants get them by their weights, however
 * many requests each of them sends. A tenant that does not use its share leaves it to the others
 * and saves up none of it. For all threads.
 *
 * <p>Start-time fair queueing with several places: a request's start tag is the virtual time of its
 * arrival or the finish tag of the tenant's request before, whichever is later; its finish tag is
 * one weight-th later; the waiting request with the least start tag gets the next place, and its
 * tag is the virtual time from then on.
 *
 * @see <a href="https://doi.org/10.1145/248156.248171">Goyal, Vin, Cheng: Start-time Fair Queueing,
 *     SIGCOMM 1996</a>
 * @see <a href="https://doi.org/10.1145/1005686.1005694">Jin, Chase, Kaur: Interposed Proportional
 *     Sharing for a Storage Service Utility, SIGMETRICS 2004 (SFQ(D))</a>
 */
final class FairQueue {
  /** How asking for a place ended. */
  enum Entrance {
    /** There is one; it must be given back with {@link #leave}. */
    GRANTED,
    /** Too many requests of the tenant wait already. */
    FULL,
    /** There was none in time. */
    LATE
  }

  private static final class Waiter {
    final double arrived;
    final Condition granted;
    boolean isIn;

    Waiter(double arrived, Condition granted) {
      this.arrived = arrived;
      this.granted = granted;
    }
  }

  /** The requests of one tenant. */
  private static final class Flow {
    final TenantId tenant;
    final Deque<Waiter> waiters = new ArrayDeque<>();
    double weight = 1;
    double finished;
    int atWork;

    /** Start tag of the first waiter; does not change while the flow is among the waiting ones. */
    double start;

    Flow(TenantId tenant) {
      this.tenant = tenant;
    }
  }

  /** Tenants whose past is not worth a search for what can be forgotten. */
  private static final int FEW = 1024;

  private static final Comparator<Flow> BY_START =
      Comparator.<Flow>comparingDouble(flow -> flow.start)
          .thenComparing(flow -> flow.tenant.value());

  private final IntSupplier places;
  private final double tenantPart;
  private final int maxWaitingOfTenant;

  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final Map<TenantId, Flow> flows = new HashMap<>();
  private final TreeSet<Flow> waiting = new TreeSet<>(BY_START);
  private double virtualTime;
  private int waiters;
  private int sweepAt = FEW;
  private int atWork;

  /**
   * A queue in front of {@code places} places.
   *
   * @param tenantPart the part of the places that one tenant may have at most
   * @param maxWaitingOfTenant most requests of one tenant that wait
   */
  FairQueue(IntSupplier places, double tenantPart, int maxWaitingOfTenant) {
    this.places = places;
    this.tenantPart = tenantPart;
    this.maxWaitingOfTenant = maxWaitingOfTenant;
  }

  /**
   * Waits for a place.
   *
   * @param weight of the tenant, above 0
   * @param maxWaitNanos longest wait
   * @throws InterruptedException where the thread is interrupted; there is no place then
   */
  Entrance enter(TenantId tenant, double weight, long maxWaitNanos) throws InterruptedException {
    lock.lock();
    try {
      Flow flow = flows.computeIfAbsent(tenant, Flow::new);
      if (flow.waiters.size() >= maxWaitingOfTenant) {
        return Entrance.FULL;
      }
      flow.weight = weight;
      Waiter waiter = new Waiter(virtualTime, lock.newCondition());
      flow.waiters.add(waiter);
      waiters++;
      if (flow.waiters.size() == 1) {
        line(flow);
      }
      dispatch();
      return waiter.isIn ? Entrance.GRANTED : await(flow, waiter, maxWaitNanos);
    } finally {
      lock.unlock();
    }
  }

  private Entrance await(Flow flow, Waiter waiter, long maxWaitNanos) throws InterruptedException {
    long left = maxWaitNanos;
    try {
      while (!waiter.isIn && left > 0) {
        left = waiter.granted.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      if (waiter.isIn) {
        end(flow);
      } else {
        giveUp(flow, waiter);
      }
      throw stopped;
    }
    if (!waiter.isIn) {
      giveUp(flow, waiter);
      return Entrance.LATE;
    }
    return Entrance.GRANTED;
  }

  /** Gives the place of a request of {@code tenant} back. */
  void leave(TenantId tenant) {
    lock.lock();
    try {
      Flow flow = flows.get(tenant);
      if (flow == null || flow.atWork == 0) {
        throw new IllegalStateException("nothing of " + tenant + " is at work");
      }
      end(flow);
    } finally {
      lock.unlock();
    }
  }

  /** Requests that have a place. */
  int atWork() {
    lock.lock();
    try {
      return atWork;
    } finally {
      lock.unlock();
    }
  }

  /** Requests that wait for one. */
  int waiting() {
    lock.lock();
    try {
      return waiters;
    } finally {
      lock.unlock();
    }
  }

  private void end(Flow flow) {
    flow.atWork--;
    atWork--;
    dispatch();
    forget(flow);
    if (atWork == 0 && waiters == 0) {
      flows.clear();
      virtualTime = 0;
    }
  }

  private void giveUp(Flow flow, Waiter waiter) {
    boolean wasFirst = flow.waiters.peek() == waiter;
    if (wasFirst) {
      waiting.remove(flow);
    }
    flow.waiters.remove(waiter);
    waiters--;
    if (wasFirst && !flow.waiters.isEmpty()) {
      line(flow);
    }
    forget(flow);
  }

  /** What it has used counts as long as the virtual time has not come there. */
  private void forget(Flow flow) {
    if (isForgettable(flow)) {
      flows.remove(flow.tenant);
    }
    if (flows.size() >= sweepAt) {
      flows.values().removeIf(this::isForgettable);
      sweepAt = Math.max(FEW, 2 * flows.size());
    }
  }

  private boolean isForgettable(Flow flow) {
    return flow.atWork == 0 && flow.waiters.isEmpty() && flow.finished <= virtualTime;
  }

  private void line(Flow flow) {
    flow.start = Math.max(flow.waiters.element().arrived, flow.finished);
    waiting.add(flow);
  }

  private void dispatch() {
    int most = Math.max(1, places.getAsInt());
    int mostOfTenant = (int) Math.max(1, Math.floor(most * tenantPart));
    while (atWork < most) {
      Flow next = next(mostOfTenant);
      if (next == null) {
        return;
      }
      waiting.remove(next);
      Waiter waiter = next.waiters.remove();
      virtualTime = Math.max(virtualTime, next.start);
      next.finished = next.start + 1 / next.weight;
      next.atWork++;
      atWork++;
      waiters--;
      if (!next.waiters.isEmpty()) {
        line(next);
      }
      waiter.isIn = true;
      waiter.granted.signal();
    }
  }

  private @Nullable Flow next(int mostOfTenant) {
    for (Flow flow : waiting) {
      if (flow.atWork < mostOfTenant) {
        return flow;
      }
    }
    return null;
  }
}
