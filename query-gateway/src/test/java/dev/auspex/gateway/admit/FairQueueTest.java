package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.TenantId;
import dev.auspex.gateway.admit.FairQueue.Entrance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FairQueueTest {
  private static final TenantId NOISY = new TenantId("noisy");
  private static final TenantId QUIET = new TenantId("quiet");
  private static final long LONG = Duration.ofSeconds(20).toNanos();

  private int places = 1;
  private final FairQueue queue = new FairQueue(() -> places, 1, 500);

  /** Who got a place, in order. */
  private final BlockingQueue<TenantId> granted = new LinkedBlockingQueue<>();

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(100_000);
    }
  }

  /** Has {@code count} requests wait; none gets a place before one is given back. */
  private void send(FairQueue to, TenantId tenant, double weight, int count) {
    int before = to.waiting();
    for (int i = 0; i < count; i++) {
      Thread unused =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (to.enter(tenant, weight, LONG) == Entrance.GRANTED) {
                        granted.add(tenant);
                      }
                    } catch (InterruptedException stopped) {
                      Thread.currentThread().interrupt();
                    }
                  });
    }
    until(() -> to.waiting() == before + count);
  }

  /** Gives back place after place, so that each goes to the next one, and says who they were. */
  private List<TenantId> serve(TenantId first, int count) throws InterruptedException {
    List<TenantId> order = new ArrayList<>();
    TenantId atWork = first;
    for (int i = 0; i < count; i++) {
      queue.leave(atWork);
      atWork = granted.poll(10, TimeUnit.SECONDS);
      order.add(atWork);
    }
    return order;
  }

  @Test
  void whoSendsLittleIsServedWithinItsShareThoughAnotherSendsTenTimesAsMuch()
      throws InterruptedException {
    assertThat(queue.enter(NOISY, 100, 0)).isEqualTo(Entrance.GRANTED);
    send(queue, NOISY, 100, 80);
    send(queue, QUIET, 100, 8);

    List<TenantId> order = serve(NOISY, 17);

    // Every second place from its arrival on.
    assertThat(order.stream().filter(QUIET::equals)).hasSize(8);
    assertThat(order.subList(0, 9).stream().filter(QUIET::equals)).hasSizeBetween(4, 5);
    assertThat(queue.waiting()).isEqualTo(71);
  }

  @Test
  void placesAreSharedByWeight() throws InterruptedException {
    queue.enter(NOISY, 300, 0);
    send(queue, NOISY, 300, 60);
    send(queue, QUIET, 100, 60);

    List<TenantId> order = serve(NOISY, 40);

    assertThat(order.stream().filter(NOISY::equals).count()).isBetween(29L, 31L);
  }

  @Test
  void nobodySavesUpTurnsByBeingQuiet() throws InterruptedException {
    queue.enter(NOISY, 100, 0);
    send(queue, NOISY, 100, 60);
    assertThat(serve(NOISY, 20)).containsOnly(NOISY);
    send(queue, QUIET, 100, 20);

    List<TenantId> order = serve(NOISY, 20);

    assertThat(order.stream().filter(QUIET::equals).count()).isBetween(9L, 11L);
  }

  @Test
  void oneTenantDoesNotGetEveryPlace() throws InterruptedException {
    FairQueue capped = new FairQueue(() -> 4, 0.75, 500);
    for (int i = 0; i < 3; i++) {
      assertThat(capped.enter(NOISY, 100, 0)).isEqualTo(Entrance.GRANTED);
    }

    assertThat(capped.enter(NOISY, 100, 0)).isEqualTo(Entrance.LATE);
    send(capped, NOISY, 100, 5);
    assertThat(capped.enter(QUIET, 1, 0)).isEqualTo(Entrance.GRANTED);
    assertThat(capped.enter(QUIET, 1, 0)).isEqualTo(Entrance.LATE);
    assertThat(capped.atWork()).isEqualTo(4);
    capped.leave(NOISY);
    assertThat(granted.poll(10, TimeUnit.SECONDS)).isEqualTo(NOISY);
  }

  @Test
  void whoWaitsTooLongIsRefusedAndLeavesNothingBehind() throws InterruptedException {
    queue.enter(NOISY, 100, 0);

    assertThat(queue.enter(QUIET, 100, 0)).isEqualTo(Entrance.LATE);
    assertThat(queue.enter(QUIET, 100, 1_000_000)).isEqualTo(Entrance.LATE);

    assertThat(queue.waiting()).isZero();
    queue.leave(NOISY);
    assertThat(queue.atWork()).isZero();
    assertThat(queue.enter(QUIET, 100, 0)).isEqualTo(Entrance.GRANTED);
  }

  @Test
  void oneThatGivesUpMakesNobodyElseOfItsTenantWaitLonger() throws InterruptedException {
    queue.enter(NOISY, 100, 0);
    for (int i = 0; i < 20; i++) {
      assertThat(queue.enter(QUIET, 100, 0)).isEqualTo(Entrance.LATE);
    }
    send(queue, NOISY, 100, 10);
    send(queue, QUIET, 100, 1);

    assertThat(serve(NOISY, 2)).contains(QUIET);
  }

  @Test
  void tooManyThatWaitAreRefusedAtOnceAndOthersAreNot() throws InterruptedException {
    FairQueue small = new FairQueue(() -> 1, 1, 2);
    small.enter(NOISY, 100, 0);
    send(small, NOISY, 100, 2);

    assertThat(small.enter(NOISY, 100, LONG)).isEqualTo(Entrance.FULL);
    send(small, QUIET, 100, 1);
  }

  @Test
  void anInterruptedWaiterIsGone() throws InterruptedException {
    queue.enter(NOISY, 100, 0);
    Thread waiter =
        Thread.ofVirtual()
            .start(
                () ->
                    assertThatThrownBy(() -> queue.enter(QUIET, 100, LONG))
                        .isInstanceOf(InterruptedException.class));
    until(() -> queue.waiting() == 1);

    waiter.interrupt();
    waiter.join();

    assertThat(queue.waiting()).isZero();
    queue.leave(NOISY);
    assertThat(queue.atWork()).isZero();
  }

  @Test
  void morePlacesAreUsedWhenOneIsGivenBack() throws InterruptedException {
    queue.enter(NOISY, 100, 0);
    send(queue, NOISY, 100, 5);
    places = 4;

    queue.leave(NOISY);

    until(() -> granted.size() == 4);
    assertThat(queue.atWork()).isEqualTo(4);
    assertThat(queue.waiting()).isEqualTo(1);
  }

  @Test
  void aPlaceThatNobodyHasCannotBeGivenBack() {
    assertThatThrownBy(() -> queue.leave(QUIET)).isInstanceOf(IllegalStateException.class);
  }
}
