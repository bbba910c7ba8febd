package dev.auspex.benchmarks.proof;

import dev.auspex.benchmarks.proof.Attacker.Answer;
import java.util.ArrayList;
import java.util.List;

/** What got through, in words. */
final class Findings {
  private final List<String> found = new ArrayList<>();

  void add(String words) {
    found.add(words);
  }

  /** Any 4xx is good. */
  void mustRefuse(Answer answer) {
    if (!answer.refused()) {
      add(answer.toString());
    }
  }

  void mustBe(int status, Answer answer) {
    if (answer.status() != status) {
      add("%s instead of %d".formatted(answer, status));
    }
  }

  /** As many documents as the attacker has, and none of them the victim's. */
  void mustSeeOwn(Answer answer) {
    if (answer.status() != 200
        || answer.hits().size() > Victims.DOCUMENTS
        || answer.json().at("/total/value").asInt() > Victims.DOCUMENTS) {
      add(answer.toString());
    }
  }

  /** Two refusals that differ in nothing but the name that was asked for. */
  void alike(Answer one, Answer other, String oneName, String otherName) {
    String detail = one.json().path("detail").asText();
    String expected = oneName.isEmpty() ? detail : detail.replace(oneName, otherName);
    if (one.status() != other.status()
        || !one.problem().equals(other.problem())
        || !expected.equals(other.json().path("detail").asText())) {
      add("%s is not as %s".formatted(other, one));
    }
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
