package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
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
 * How documents look in the second home of an index that is being rebuilt by another schema.
 *
 * <p>While older documents are still being copied, one that does not fit there, or whose vector
 * cannot be had now, is left out: the client's write holds, and the job finds the document when it
 * compares the homes. From then on nobody would find it, and the new home may serve at any moment,
 * so that the write is refused instead.
 */
@Singleton
class SecondForms {
  /**
   * The second form of one document.
   *
   * @param document null where it is left out
   * @param refusal why the write must not be done at all; null where it may
   */
  record Form(@Nullable ObjectNode document, @Nullable ApiProblem refusal) {}

  private final DocumentVectors vectors;

  SecondForms(DocumentVectors vectors) {
    this.vectors = vectors;
  }

  /**
   * The second form of each document, in their order.
   *
   * @param documents complete for the live schema
   */
  List<Form> of(IndexSnapshot index, List<ObjectNode> documents) {
    Schema after = index.placement().secondSchema();
    if (after == null) {
      return documents.stream().map(document -> new Form(document, null)).toList();
    }
    boolean copying = index.placement().tombstones();
    Conversion conversion = Conversion.between(index.bundle().schema(), after);
    List<Form> forms = new ArrayList<>();
    List<ObjectNode> fitting = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      switch (conversion.apply(documents.get(i))) {
        case Conversion.Converted.Fits fits -> {
          fitting.add(fits.document());
          places.add(i);
          forms.add(new Form(fits.document(), null));
        }
        case Conversion.Converted.Misfit misfit ->
            forms.add(
                new Form(
                    null,
                    copying
                        ? null
                        : ApiProblem.of(ProblemType.INVALID_DOCUMENT, misfit.violations())));
      }
    }
    BitSet missing = vectors.addTo(fitting, after);
    for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
      forms.set(places.get(i), new Form(null, copying ? null : DocumentVectors.unavailable()));
    }
    return forms;
  }
}
