/**
 * Documents wherever they are written: by the gateway when clients send them, by the control plane
 * when it moves or rebuilds an index.
 *
 * <p>In: a document and a schema. Out: the document as it is stored at a home. Next: the process
 * that holds the connection to Elasticsearch.
 */
@NullMarked
package dev.auspex.documents;

import org.jspecify.annotations.NullMarked;
