/**
 * What the published Elasticsearch server needs to start as its own process and what the official
 * distribution brings in unpublished jars.
 *
 * <p>In: the server's artefacts. Out: the classes of an agent jar, of a console stub and of a small
 * program that writes the server's start arguments. Next: {@code dev} puts them into a home folder.
 */
@NullMarked
package dev.auspex.dev.elasticsearch;

import org.jspecify.annotations.NullMarked;
