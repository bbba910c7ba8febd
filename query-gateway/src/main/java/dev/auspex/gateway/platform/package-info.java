/**
 * What the gateway as a process is made of: clock, strict JSON, body limits and the description of
 * the API.
 *
 * <p>In: nothing but configuration. Out: parts that any other room may use. Next: every room.
 */
@NullMarked
package dev.auspex.gateway.platform;

import org.jspecify.annotations.NullMarked;
