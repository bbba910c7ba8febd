package dev.auspex.contract.snapshot;

import dev.auspex.contract.schema.Schema;

/**
 * The immutable, numbered serving configuration of one TenantIndex.
 *
 * @param number 1 for the first bundle of an index, then counting up
 * @param schema the typed fields
 * @param ranking channels, fusion and models
 */
public record Bundle(int number, Schema schema, RankingProfile ranking) {}
