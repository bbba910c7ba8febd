/** The model server: embeds and reranks texts on the CPU over HTTP. */
@NullMarked
package dev.auspex.modelserver;

import org.jspecify.annotations.NullMarked;
