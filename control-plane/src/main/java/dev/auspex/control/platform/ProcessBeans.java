package dev.auspex.control.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What tests want to replace: time, chance, threads. */
@ApplicationScoped
class ProcessBeans {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  ExecutorService background() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("background-", 0).factory());
  }

  void stop(@Disposes ExecutorService background) {
    background.shutdown();
  }
}
