package dev.auspex.modelserver.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a text is to a search; some models embed queries in another way than documents. */
public enum InputType {
  /** What somebody looks for. */
  @JsonProperty("query")
  QUERY,
  /** What is found. */
  @JsonProperty("document")
  DOCUMENT
}
