package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.auspex.contract.filter.Filter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule does. In JSON {@code type} and the members of one kind:
 *
 * <pre>{@code
 * {"type": "pin", "document": "p1", "position": 1}
 * {"type": "hide", "document": "p9"}
 * {"type": "boost", "target": {"filter": {"field": "brand", "equals": "acme"}}, "factor": 3}
 * {"type": "bury", "target": {"document": "p7"}, "factor": 10}
 * {"type": "filter", "filter": {"field": "in_stock", "equals": true}}
 * {"type": "replace", "words": "notbook", "with": "notebook"}
 * {"type": "remove", "words": "cheap"}
 * {"type": "redirect", "url": "https://shop.example/sale"}
 * {"type": "banner", "data": {"title": "Sale", "image": "/sale.png"}}
 * }</pre>
 */
@JsonPropertyOrder("type")
public sealed interface Action {
  /** The lowest position that a document can be pinned to. */
  int MAX_POSITION = 100;

  /** How much a document can be boosted or buried at most. */
  double MAX_FACTOR = 1000;

  /** Longest {@code url}, and longest value of a banner, in UTF-16 code units. */
  int MAX_TEXT = 2048;

  /** Most members of a banner. */
  int MAX_DATA = 20;

  /** What {@code type} says in JSON. */
  @JsonProperty("type")
  String type();

  /**
   * {@code document} stands at {@code position} of the result, if the search may show it.
   *
   * @param position 1 to {@value #MAX_POSITION}
   */
  record Pin(String document, int position) implements Action {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public Pin {
      document = Phrases.document(document);
      if (position < 1 || position > MAX_POSITION) {
        throw new IllegalArgumentException("'position' must be 1 to %d".formatted(MAX_POSITION));
      }
    }

    @Override
    public String type() {
      return "pin";
    }
  }

  /** {@code document} is not found. */
  record Hide(String document) implements Action {
    /** Throws {@link IllegalArgumentException} for what names no document. */
    public Hide {
      document = Phrases.document(document);
    }

    @Override
    public String type() {
      return "hide";
    }
  }

  /**
   * What {@code target} says comes further up: its score among the words is {@code factor} times
   * what it would be.
   *
   * @param factor above 1, at most 1000
   */
  record Boost(Target target, double factor) implements Action {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public Boost {
      requireFactor(factor);
    }

    @Override
    public String type() {
      return "boost";
    }
  }

  /**
   * What {@code target} says comes further down: its score among the words is divided by {@code
   * factor}.
   *
   * @param factor above 1, at most 1000
   */
  record Bury(Target target, double factor) implements Action {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public Bury {
      requireFactor(factor);
    }

    @Override
    public String type() {
      return "bury";
    }
  }

  /** Only documents that fulfil {@code filter} are found. */
  record Restrict(Filter filter) implements Action {
    @Override
    public String type() {
      return "filter";
    }
  }

  /** {@code with} is looked for instead of {@code words}. */
  record Replace(String words, String with) implements Action {
    /** Throws {@link IllegalArgumentException} for words of another shape. */
    public Replace {
      words = Phrases.words("words", words);
      with = Phrases.words("with", with);
    }

    @Override
    public String type() {
      return "replace";
    }
  }

  /** {@code words} are not looked for. */
  record Remove(String words) implements Action {
    /** Throws {@link IllegalArgumentException} for words of another shape. */
    public Remove {
      words = Phrases.words("words", words);
    }

    @Override
    public String type() {
      return "remove";
    }
  }

  /**
   * The reply says that people should be sent elsewhere.
   *
   * @param url an absolute address of http or https, or a path that begins with one slash
   */
  record Redirect(String url) implements Action {
    /** Throws {@link IllegalArgumentException} for other addresses. */
    public Redirect {
      url = Phrases.text("url", url, MAX_TEXT);
      if (!isAddress(url)) {
        throw new IllegalArgumentException(
            "'url' must be an address of http or https, or a path that begins with one slash");
      }
    }

    @Override
    public String type() {
      return "redirect";
    }

    private static boolean isAddress(String url) {
      try {
        URI address = new URI(url);
        if (address.isAbsolute()) {
          String scheme = address.getScheme();
          return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
        }
        return url.startsWith("/") && !url.startsWith("//");
      } catch (URISyntaxException malformed) {
        return false;
      }
    }
  }

  /**
   * The reply carries {@code data}.
   *
   * @param data 1 to {@value #MAX_DATA} strings by names; what they mean is the client's business
   */
  record Banner(Map<String, String> data) implements Action {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public Banner {
      if (data.isEmpty() || data.size() > MAX_DATA) {
        throw new IllegalArgumentException(
            "'data' must have 1 to %d members, but has %d".formatted(MAX_DATA, data.size()));
      }
      Map<String, String> checked = new HashMap<>();
      data.forEach(
          (name, value) ->
              checked.put(
                  Phrases.words("data", name), Phrases.text("data." + name, value, MAX_TEXT)));
      data = Map.copyOf(checked);
    }

    @Override
    public String type() {
      return "banner";
    }
  }

  /**
   * Which documents: in JSON one of {@code {"filter": {..}}}, {@code {"document": ".."}} and {@code
   * {"words": ".."}}.
   */
  sealed interface Target {
    /** Those that fulfil {@code filter}. */
    record Matching(Filter filter) implements Target {}

    /** The one of this id. */
    record OneDocument(String document) implements Target {
      /** Throws {@link IllegalArgumentException} for what names no document. */
      public OneDocument {
        document = Phrases.document(document);
      }
    }

    /** Those that have all of {@code words}. */
    record Saying(String words) implements Target {
      /** Throws {@link IllegalArgumentException} for words of another shape. */
      public Saying {
        words = Phrases.words("words", words);
      }
    }

    /** The target with these JSON members; {@link IllegalArgumentException} unless there is one. */
    @JsonCreator
    static Target of(
        @JsonProperty("filter") @Nullable Filter filter,
        @JsonProperty("document") @Nullable String document,
        @JsonProperty("words") @Nullable String words) {
      if (filter != null && document == null && words == null) {
        return new Matching(filter);
      }
      if (filter == null && document != null && words == null) {
        return new OneDocument(document);
      }
      if (filter == null && document == null && words != null) {
        return new Saying(words);
      }
      throw new IllegalArgumentException(
          "a target must be exactly one of 'filter', 'document' and 'words'");
    }
  }

  /**
   * The action with these JSON members.
   *
   * @throws IllegalArgumentException where they are not those of {@code type}
   */
  @JsonCreator
  static Action of(
      @JsonProperty("type") @Nullable String type,
      @JsonProperty("document") @Nullable String document,
      @JsonProperty("position") @Nullable Integer position,
      @JsonProperty("target") @Nullable Target target,
      @JsonProperty("factor") @Nullable Double factor,
      @JsonProperty("filter") @Nullable Filter filter,
      @JsonProperty("words") @Nullable String words,
      @JsonProperty("with") @Nullable String with,
      @JsonProperty("url") @Nullable String url,
      @JsonProperty("data") @Nullable Map<String, @Nullable String> data) {
    return new ActionMembers(document, position, target, factor, filter, words, with, url, data)
        .action(type == null ? "" : type);
  }

  private static void requireFactor(double factor) {
    if (!(factor > 1 && factor <= MAX_FACTOR)) {
      throw new IllegalArgumentException(
          "'factor' must be above 1 and at most %.0f".formatted(MAX_FACTOR));
    }
  }
}
