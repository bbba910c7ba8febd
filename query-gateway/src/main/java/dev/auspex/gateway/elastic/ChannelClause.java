package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.rewriting.Rewriting.Boost;
import java.util.List;

/** Writes what a channel looks for as a query of the engine, vectors left out. */
final class ChannelClause {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ChannelClause() {}

  /** Throws {@link IllegalArgumentException} for vectors: everything is near, more or less. */
  static ObjectNode write(ChannelQuery looking, StoredForm layout) {
    return switch (looking) {
      case ChannelQuery.Everything everything -> everything();
      case ChannelQuery.Words words -> WordClause.write(words, layout);
      case ChannelQuery.Documents documents -> documents(documents.ids(), layout);
      case ChannelQuery.Boosted boosted -> boosted(boosted, layout);
      case ChannelQuery.Nearest nearest ->
          throw new IllegalArgumentException("everything is near to a vector, more or less");
    };
  }

  private static ObjectNode everything() {
    ObjectNode query = JSON.objectNode();
    query.putObject("match_all");
    return query;
  }

  /** The documents that clients call {@code ids}. */
  static ObjectNode documents(List<String> ids, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ArrayNode values = query.putObject("ids").putArray("values");
    ids.forEach(id -> values.add(layout.id(id)));
    return query;
  }

  /** Each boost that a document fulfils multiplies its score. */
  private static ObjectNode boosted(ChannelQuery.Boosted boosted, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ObjectNode score = query.putObject("function_score");
    score.set("query", write(boosted.query(), layout));
    ArrayNode functions = score.putArray("functions");
    for (Boost boost : boosted.boosts()) {
      ObjectNode function = functions.addObject();
      function.set("filter", target(boost.target(), boosted.prose(), layout));
      function.put("weight", boost.factor());
    }
    score.put("score_mode", "multiply").put("boost_mode", "multiply");
    return query;
  }

  private static ObjectNode target(Target target, List<WeightedField> prose, StoredForm layout) {
    return switch (target) {
      case Target.Matching matching -> FilterClause.write(matching.filter(), layout);
      case Target.OneDocument one -> documents(List.of(one.document()), layout);
      case Target.Saying saying -> WordClause.all(saying.words(), prose, layout);
    };
  }
}
