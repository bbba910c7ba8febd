package dev.auspex.benchmarks.tenants;

/**
 * A tenant that is there.
 *
 * @param id its id
 * @param key an API key that may search and write
 */
public record SampleTenant(String id, String key) {
  /** The one index of each sample tenant. */
  public static final String INDEX = "shop";

  /** Where the control plane knows the tenant. */
  public String path() {
    return "/v1/tenants/" + id;
  }

  /** Where both services know its index. */
  public String indexPath() {
    return path() + "/indexes/" + INDEX;
  }

  /** Where its documents are written. */
  public String documentsPath() {
    return indexPath() + "/documents";
  }

  /** Where it is searched. */
  public String searchPath() {
    return indexPath() + "/search";
  }
}
