/**
 * What belongs to the process and to no feature: clock, strict JSON, the console's files, the
 * checks before the first request.
 *
 * <p>In: settings. Out: beans for the features, and routes for the browser. Next: the features.
 */
@NullMarked
package dev.auspex.control.platform;

import org.jspecify.annotations.NullMarked;
