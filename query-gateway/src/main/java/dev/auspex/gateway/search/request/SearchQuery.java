package dev.auspex.gateway.search.request;

/**
 * A search within the limits.
 *
 * @param text as typed
 * @param size hits of the page, 1 to 100
 * @param offset hits before the page
 * @param window most candidates that are ordered, at least {@code offset + size}
 */
public record SearchQuery(String text, int size, int offset, int window) {}
