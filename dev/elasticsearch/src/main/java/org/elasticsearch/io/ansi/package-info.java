/**
 * The name under which the server looks for its console.
 *
 * <p>In: nothing. Out: "no terminal is attached". Next: the server logs without colours.
 */
@NullMarked
package org.elasticsearch.io.ansi;

import org.jspecify.annotations.NullMarked;
