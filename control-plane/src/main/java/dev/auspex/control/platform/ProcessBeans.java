package dev.auspex.control.platform;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.documents.stored.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** What tests want to replace: time and chance. */
@ApplicationScoped
class ProcessBeans {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /** One for the process: it keeps what each language needs. */
  @Produces
  @Singleton
  StoredForms storedForms() {
    return new StoredForms(new TextAnalysis());
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }
}
