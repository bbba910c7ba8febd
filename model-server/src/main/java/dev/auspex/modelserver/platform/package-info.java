/** Puts the rooms together: loads and warms the models at start, says when the server is ready. */
@NullMarked
package dev.auspex.modelserver.platform;

import org.jspecify.annotations.NullMarked;
