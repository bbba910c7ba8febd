package dev.auspex.rewriting.rule;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Rule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules as bytes, by numbers from 0. As objects tens of thousands would take several times as much
 * memory, for the few that a query fires.
 */
@SuppressWarnings("EnumOrdinal") // written and read by the same process
final class RuleStore {
  private final byte[] bytes;
  private final int[] starts;
  private final List<Circumstances> circumstances;
  private final List<Filter> filters;

  private RuleStore(
      byte[] bytes, int[] starts, List<Circumstances> circumstances, List<Filter> filters) {
    this.bytes = bytes;
    this.starts = starts;
    this.circumstances = List.copyOf(circumstances);
    this.filters = List.copyOf(filters);
  }

  /**
   * What decides whether a rule fires, and before which others.
   *
   * @param pattern the words of a pattern with their stars, normalised; empty for other matches
   */
  record Head(
      int number,
      Match match,
      int priority,
      Circumstances circumstances,
      String id,
      String pattern) {}

  /** Gathers rules; for one thread. */
  static final class Builder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final List<Integer> starts = new ArrayList<>();
    private final Map<Circumstances, Integer> circumstances = new HashMap<>();
    private final List<Circumstances> allCircumstances = new ArrayList<>();
    private final Map<Filter, Integer> filters = new HashMap<>();
    private final List<Filter> allFilters = new ArrayList<>();

    /**
     * The number of {@code rule}.
     *
     * @param pattern see {@link Head}
     */
    int add(Rule rule, String pattern) {
      int number = starts.size();
      starts.add(bytes.size());
      try {
        out.writeByte(rule.when().match().ordinal());
        out.writeShort(rule.priority());
        out.writeInt(place(Circumstances.of(rule), circumstances, allCircumstances));
        out.writeUTF(rule.id());
        out.writeUTF(pattern);
        out.writeByte(rule.then().size());
        for (Action action : rule.then()) {
          write(action);
        }
        out.flush();
      } catch (IOException impossible) {
        throw new UncheckedIOException("writing to memory", impossible);
      }
      return number;
    }

    RuleStore build() {
      return new RuleStore(
          bytes.toByteArray(),
          starts.stream().mapToInt(Integer::intValue).toArray(),
          allCircumstances,
          allFilters);
    }

    private static <T> int place(T each, Map<T, Integer> places, List<T> all) {
      Integer known = places.get(each);
      if (known != null) {
        return known;
      }
      places.put(each, all.size());
      all.add(each);
      return all.size() - 1;
    }

    private void write(Action action) throws IOException {
      switch (action) {
        case Action.Pin pin -> {
          out.writeByte('p');
          out.writeUTF(pin.document());
          out.writeByte(pin.position());
        }
        case Action.Hide hide -> {
          out.writeByte('h');
          out.writeUTF(hide.document());
        }
        case Action.Boost boost -> {
          out.writeByte('u');
          write(boost.target(), boost.factor());
        }
        case Action.Bury bury -> {
          out.writeByte('d');
          write(bury.target(), bury.factor());
        }
        case Action.Restrict restrict -> {
          out.writeByte('f');
          out.writeInt(place(restrict.filter(), filters, allFilters));
        }
        case Action.Replace replace -> {
          out.writeByte('r');
          out.writeUTF(replace.words());
          out.writeUTF(replace.with());
        }
        case Action.Remove remove -> {
          out.writeByte('x');
          out.writeUTF(remove.words());
        }
        case Action.Redirect redirect -> {
          out.writeByte('t');
          out.writeUTF(redirect.url());
        }
        case Action.Banner banner -> {
          out.writeByte('b');
          out.writeByte(banner.data().size());
          for (Map.Entry<String, String> member : banner.data().entrySet()) {
            out.writeUTF(member.getKey());
            out.writeUTF(member.getValue());
          }
        }
      }
    }

    private void write(Target target, double factor) throws IOException {
      out.writeDouble(factor);
      switch (target) {
        case Target.Matching matching -> {
          out.writeByte('f');
          out.writeInt(place(matching.filter(), filters, allFilters));
        }
        case Target.OneDocument one -> {
          out.writeByte('d');
          out.writeUTF(one.document());
        }
        case Target.Saying saying -> {
          out.writeByte('w');
          out.writeUTF(saying.words());
        }
      }
    }
  }

  /** How many there are. */
  int size() {
    return starts.length;
  }

  Head head(int number) {
    try (DataInputStream in = at(number)) {
      return head(number, in);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  /** What rule {@code number} does. */
  List<Action> actions(int number) {
    try (DataInputStream in = at(number)) {
      Head unused = head(number, in);
      @Nullable Action[] actions = new Action[in.readUnsignedByte()];
      for (int i = 0; i < actions.length; i++) {
        actions[i] = action(in);
      }
      return List.of(Arrays.copyOf(actions, actions.length, Action[].class));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  private DataInputStream at(int number) {
    int start = starts[number];
    return new DataInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start));
  }

  private Head head(int number, DataInputStream in) throws IOException {
    Match match = Match.values()[in.readUnsignedByte()];
    int priority = in.readShort();
    Circumstances asked = circumstances.get(in.readInt());
    return new Head(number, match, priority, asked, in.readUTF(), in.readUTF());
  }

  private Action action(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'p' -> new Action.Pin(in.readUTF(), in.readUnsignedByte());
      case 'h' -> new Action.Hide(in.readUTF());
      case 'u' -> {
        double factor = in.readDouble();
        yield new Action.Boost(target(in), factor);
      }
      case 'd' -> {
        double factor = in.readDouble();
        yield new Action.Bury(target(in), factor);
      }
      case 'f' -> new Action.Restrict(filters.get(in.readInt()));
      case 'r' -> new Action.Replace(in.readUTF(), in.readUTF());
      case 'x' -> new Action.Remove(in.readUTF());
      case 't' -> new Action.Redirect(in.readUTF());
      case 'b' -> {
        int members = in.readUnsignedByte();
        Map<String, String> data = new HashMap<>();
        for (int i = 0; i < members; i++) {
          data.put(in.readUTF(), in.readUTF());
        }
        yield new Action.Banner(data);
      }
      default -> throw new IllegalStateException("an action of kind " + kind);
    };
  }

  private Target target(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'f' -> new Target.Matching(filters.get(in.readInt()));
      case 'd' -> new Target.OneDocument(in.readUTF());
      case 'w' -> new Target.Saying(in.readUTF());
      default -> throw new IllegalStateException("a target of kind " + kind);
    };
  }
}
