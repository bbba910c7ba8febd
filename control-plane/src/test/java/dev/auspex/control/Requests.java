package dev.auspex.control;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** What the tests over HTTP send again and again. */
final class Requests {
  /** Declares an index with one text field. */
  static final String MOVIES =
      "{\"name\":\"movies\",\"schema\":{\"fields\":[{\"name\":\"title\",\"kind\":\"text\"}]}}";

  /** The same, in a physical index of its own. */
  static final String DEDICATED =
      MOVIES.replace("{\"name\":\"movies\"", "{\"name\":\"movies\",\"placement\":\"dedicated\"");

  private Requests() {}

  /** A JSON request with a bearer token, which @TestSecurity stands for. */
  static RequestSpecification api() {
    return given().contentType("application/json").header("Authorization", "Bearer of-the-test");
  }
}
