package dev.auspex.ranking.fusion;

/**
 * Where a channel placed a document.
 *
 * @param channel the channel's name
 * @param rank its place there, from 1
 * @param score the channel's own score, comparable only within the channel
 */
public record Contribution(String channel, int rank, float score) {}
