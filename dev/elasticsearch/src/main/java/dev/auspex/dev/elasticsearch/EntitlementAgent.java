package dev.auspex.dev.elasticsearch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * The agent that the server loads into itself to switch its entitlement checks on. The server looks
 * for the one jar in {@code lib/entitlement-agent} and passes the class to initialise.
 */
public final class EntitlementAgent {
  private EntitlementAgent() {}

  /**
   * Called by the JVM when the server attaches to itself.
   *
   * @param initializer name of a class with a public static {@code initialize(Instrumentation)}
   */
  public static void agentmain(String initializer, Instrumentation instrumentation)
      throws ClassNotFoundException,
          NoSuchMethodException,
          IllegalAccessException,
          InvocationTargetException {
    Class.forName(initializer)
        .getMethod("initialize", Instrumentation.class)
        .invoke(null, instrumentation);
  }
}
