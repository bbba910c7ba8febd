package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.documents.shape.Conversion;
import dev.auspex.documents.shape.DocumentVectors;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How documents look in the second home of an index that is being rebuilt by another schema. A
 * document that does not fit there, or whose vector cannot be had now, is left out: the client's
 * write holds, and the job that rebuilds the index finds the document and says why.
 */
@Singleton
class SecondForms {
  private final DocumentVectors vectors;

  SecondForms(DocumentVectors vectors) {
    this.vectors = vectors;
  }

  /**
   * The second form of each document, in their order; null for one that is left out.
   *
   * @param documents complete for the live schema
   */
  List<@Nullable ObjectNode> of(IndexSnapshot index, List<ObjectNode> documents) {
    Schema after = index.placement().secondSchema();
    List<@Nullable ObjectNode> forms = new ArrayList<>(documents);
    if (index.placement().second() == null || after == null) {
      return forms;
    }
    Conversion conversion = Conversion.between(index.bundle().schema(), after);
    List<ObjectNode> fitting = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      forms.set(i, null);
      if (conversion.apply(documents.get(i)) instanceof Conversion.Converted.Fits fits) {
        fitting.add(fits.document());
        places.add(i);
      }
    }
    BitSet missing = vectors.addTo(fitting, after);
    for (int i = 0; i < fitting.size(); i++) {
      if (!missing.get(i)) {
        forms.set(places.get(i), fitting.get(i));
      }
    }
    return forms;
  }
}
