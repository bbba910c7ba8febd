package dev.auspex.gateway.search.rewrite;

import dev.auspex.rewriting.Rewriting.Step;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How queries are rewritten. */
@ConfigMapping(prefix = "gateway.rewrite")
interface RewriteConfig {
  /** Most time of each step; one that takes longer is left out, and the reply says so. */
  @WithDefault("20ms")
  Duration stepTime();

  /** Steps that are left out for all: rules, entities, words, synonyms. */
  Optional<Set<Step>> skip();
}
