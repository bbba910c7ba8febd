package dev.auspex.dev.stack;

/**
 * One live process of the stack.
 *
 * @param part which one
 * @param process its handle; for PostgreSQL the postmaster, which is no child of ours
 * @param log what it printed
 */
record RunningPart(Part part, ProcessHandle process, LogFile log) {}
