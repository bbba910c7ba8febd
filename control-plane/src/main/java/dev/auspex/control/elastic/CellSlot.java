package dev.auspex.control.elastic;

import dev.auspex.contract.schema.FieldKind;

/**
 * One physical field of a cell.
 *
 * @param name its name in Elasticsearch
 * @param kind what it holds
 * @param dimensions length of its vectors; 0 for all other kinds
 * @param use what for
 */
public record CellSlot(String name, FieldKind kind, int dimensions, Use use) {
  /** What a slot is for. */
  public enum Use {
    /** Values are kept, and found by what the search engine makes of them. */
    VALUES,
    /** Text is kept as it was sent, and not looked into. */
    TEXT,
    /** The terms that Auspex has cut a text into. */
    TERMS,
    /** What may be typed for a value. */
    STARTS
  }
}
