/** Whole-system tests: every part is the real one, started once per run. */
@NullMarked
package dev.auspex.dev;

import org.jspecify.annotations.NullMarked;
