package dev.auspex.modelserver.protocol;

/** Whether every model is loaded and has answered once. */
@FunctionalInterface
public interface ServerState {
  /** True from the end of the warm-up on. */
  boolean ready();
}
