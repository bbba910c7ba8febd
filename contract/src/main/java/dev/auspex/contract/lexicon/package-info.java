/**
 * What a tenant teaches the platform about the queries of one index: dictionaries and rules.
 *
 * <p>In: JSON, one object per line and entry. Out: a {@link dev.auspex.contract.lexicon.Lexicon},
 * each entry checked by itself, and {@link dev.auspex.contract.lexicon.LexiconFit} for whether it
 * fits a schema. Next: the control plane publishes it with a bundle, the module {@code rewriting}
 * compiles it, the gateway rewrites queries by it.
 */
@NullMarked
package dev.auspex.contract.lexicon;

import org.jspecify.annotations.NullMarked;
