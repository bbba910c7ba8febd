package dev.auspex.benchmarks.proof;

import dev.auspex.benchmarks.proof.Attacker.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Attacks by what a search says; each returns what it got through, in words. */
final class SearchAttacks {
  private static final String NOTHING = "{\"query\":\"\",\"size\":100}";
  private static final String SEARCH = "/search";

  private final Attacker attacker;
  private final Victims victims;

  SearchAttacks(Attacker attacker, Victims victims) {
    this.attacker = attacker;
    this.victims = victims;
  }

  /** Headers and parameters that some proxy or engine would obey. */
  List<String> headers() throws IOException {
    Findings through = new Findings();
    for (Map.Entry<String, String> header :
        Map.of(
                "X-Tenant",
                Victims.VICTIM,
                "X-Auspex-Tenant",
                Victims.VICTIM,
                "X-Original-URL",
                Victims.path(Victims.VICTIM, Victims.VAULT) + SEARCH,
                "X-Rewrite-URL",
                Victims.path(Victims.VICTIM, Victims.VAULT) + SEARCH,
                "X-Forwarded-Prefix",
                "/v1/tenants/iso-victim",
                "X-HTTP-Method-Override",
                "DELETE",
                "es-security-runas-user",
                "elastic",
                "X-Opaque-Id",
                "iso-victim")
            .entrySet()) {
      through.mustSeeOwn(
          attacker.send(
              "POST",
              Victims.own() + SEARCH,
              Map.of(
                  "Authorization", "ApiKey " + victims.key(), header.getKey(), header.getValue()),
              NOTHING));
    }
    String foreign = victims.victimIds().getFirst().replaceAll(":.*", "");
    for (String parameter :
        List.of(
            "routing=" + foreign.replace("/", "%2F"),
            "index=vault",
            "tenant=iso-victim",
            "q=*:*",
            "source=%7B%7D&source_content_type=application/json",
            "filter_path=*",
            "preference=_local",
            "allow_partial_search_results=true")) {
      through.mustSeeOwn(
          attacker.send("POST", Victims.own() + SEARCH + "?" + parameter, victims.key(), NOTHING));
    }
    return through.found();
  }

  /** A second request hidden in the body of the first, told apart by no two servers alike. */
  List<String> smuggling() throws IOException {
    Findings through = new Findings();
    String hidden =
        "POST %s/search HTTP/1.1\r\nHost: x\r\nAuthorization: ApiKey %s\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"query\":\"\"}"
            .formatted(Victims.path(Victims.VICTIM, Victims.VAULT), victims.key());
    String head =
        "POST %s/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ApiKey %s\r\nContent-Type: application/json\r\n"
            .formatted(Victims.own(), victims.key());
    for (String lengths :
        List.of(
            "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                .formatted(5 + hidden.length()),
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding : chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            "Content-Length: 0\r\nContent-Length: %d\r\n\r\n".formatted(hidden.length()),
            "Content-Length: 0\r\n\r\n")) {
      Answer answer = attacker.sendRaw("smuggling", head + lengths + hidden);
      if (!answer.refused() && answer.status() != 0) {
        through.add(answer.toString());
      }
    }
    return through.found();
  }

  /** Members that the engine's own language has, and ours has not. */
  List<String> rawBodies() throws IOException {
    Findings through = new Findings();
    for (String member :
        List.of(
            "\"index\":\"vault\"",
            "\"indices\":[\"vault\"]",
            "\"tenant\":\"iso-victim\"",
            "\"routing\":\"iso-victim/vault\"",
            "\"aggs\":{\"all\":{\"global\":{}}}",
            "\"aggregations\":{\"s\":{\"significant_terms\":{\"field\":\"kw_00\"}}}",
            "\"suggest\":{\"s\":{\"text\":\"zqcanary\",\"term\":{\"field\":\"txt_00\"}}}",
            "\"script_fields\":{\"x\":{\"script\":\"1\"}}",
            "\"runtime_mappings\":{\"x\":{\"type\":\"keyword\"}}",
            "\"pit\":{\"id\":\"x\"}",
            "\"knn\":{\"field\":\"vec384_00\"}",
            "\"retriever\":{\"standard\":{}}",
            "\"post_filter\":{\"match_all\":{}}",
            "\"rescore\":{}",
            "\"collapse\":{\"field\":\"tenant_index\"}",
            "\"stored_fields\":[\"*\"]",
            "\"docvalue_fields\":[\"tenant_index\"]",
            "\"_source\":[\"*\"]",
            "\"explain\":{\"x\":1}",
            "\"profile\":{\"x\":1}")) {
      through.mustBe(
          400,
          attacker.send(
              "POST",
              Victims.own() + SEARCH,
              victims.key(),
              "{\"query\":\"\",%s}".formatted(member)));
    }
    for (String query :
        List.of("{\"match_all\":{}}", "[\"*\"]", "{\"query_string\":{\"query\":\"*\"}}")) {
      through.mustBe(
          400,
          attacker.send(
              "POST", Victims.own() + SEARCH, victims.key(), "{\"query\":%s}".formatted(query)));
    }
    return through.found();
  }

  /** Beginnings of the neighbour's values, as they are, mistyped, and as the engine has them. */
  List<String> completions() throws IOException {
    Findings through = new Findings();
    for (String typed :
        List.of(
            "z",
            Victims.CANARY,
            "zqcan",
            "zqcnaary",
            "zqcanary77",
            "lantern 9 ",
            "s",
            "szqcanary",
            "*",
            ".*",
            "zqcanary\\u00a0",
            "\\u0000")) {
      for (String key : List.of(victims.key(), victims.redKey())) {
        Answer answer =
            attacker.send(
                "POST",
                Victims.own() + "/suggest",
                key,
                "{\"query\":\"%s\",\"size\":20}".formatted(typed));
        // No value of the attacker begins with a z, nor one of its words.
        if (answer.status() != 200
            || answer.json().toString().contains("zq")
            || (typed.startsWith("z") && !answer.json().path("suggestions").isEmpty())) {
          through.add(answer.toString());
        }
      }
    }
    for (String path :
        List.of(
            Victims.path(Victims.VICTIM, Victims.VAULT),
            Victims.path(Victims.OWN, Victims.VAULT))) {
      through.mustRefuse(
          attacker.send("POST", path + "/suggest", victims.key(), "{\"query\":\"zqc\"}"));
    }
    through.mustRefuse(
        attacker.send(
            "POST", Victims.own() + "/suggest", victims.readOnlyKey(), "{\"query\":\"lan\"}"));
    through.mustBe(
        400,
        attacker.send(
            "POST",
            Victims.own() + "/suggest",
            victims.key(),
            "{\"query\":\"zqc\",\"fields\":[\"beg_00\"]}"));
    return through.found();
  }

  /** Words that a query language would read as more than words. */
  List<String> queryTexts() throws IOException {
    Findings through = new Findings();
    for (String text :
        List.of(
            "*",
            "*:*",
            "zqcanary*",
            "zqcanary~2",
            "zqcanary773?",
            "/zqcanary.*/",
            "title:zqcanary*",
            "tenant_index:*",
            "_id:*",
            "lantern OR tenant_index:iso-victim",
            "lantern) OR (*:*",
            "\\\"}},{\\\"match_all\\\":{}}",
            "lantern\\u0000tenant_index",
            "[* TO *]")) {
      through.mustSeeOwn(
          attacker.send(
              "POST",
              Victims.own() + SEARCH,
              victims.key(),
              "{\"query\":\"%s\",\"size\":100}".formatted(text)));
    }
    return through.found();
  }
}
