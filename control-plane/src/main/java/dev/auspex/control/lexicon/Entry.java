package dev.auspex.control.lexicon;

/**
 * An entry that holds, as it is stored.
 *
 * @param id its key within its dictionary or rule set
 * @param json the contract's JSON, member by member as it is published
 */
record Entry(String id, String json) {}
