package dev.auspex.control.elastic;

import dev.auspex.contract.schema.FieldKind;

/**
 * One physical field of a cell.
 *
 * @param name its name in Elasticsearch
 * @param kind what it holds
 * @param dimensions length of its vectors; 0 for all other kinds
 */
public record CellSlot(String name, FieldKind kind, int dimensions) {}
