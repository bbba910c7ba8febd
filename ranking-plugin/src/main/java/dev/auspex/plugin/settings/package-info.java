/**
 * The plugin's cluster settings.
 *
 * <p>In: what the operator set. Out: checked values that follow changes without a restart.
 */
@NullMarked
package dev.auspex.plugin.settings;

import org.jspecify.annotations.NullMarked;
