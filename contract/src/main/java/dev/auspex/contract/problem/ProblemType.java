package dev.auspex.contract.problem;

/**
 * Every kind of refusal that the API knows. The {@link #uri()} is stable: clients may compare it.
 * Each type has a line in {@code docs/problems.md}.
 */
public enum ProblemType {
  /** The body is no JSON, or has a wrong shape, or a field that nobody knows. */
  INVALID_REQUEST("invalid-request", "The request is not valid", 400),
  /** A declared schema breaks a rule; {@code violations} lists all of them. */
  INVALID_SCHEMA("invalid-schema", "The schema is not valid", 400),
  /** A document does not fit the schema of its index; {@code violations} lists the fields. */
  INVALID_DOCUMENT("invalid-document", "The document does not fit the schema", 400),
  /** No credentials, or credentials that do not hold. */
  UNAUTHENTICATED("unauthenticated", "Credentials are missing or not valid", 401),
  /** The key was valid once. */
  API_KEY_EXPIRED("api-key-expired", "The API key has expired", 401),
  /** Known, but not allowed to do this or to see this tenant. */
  FORBIDDEN("forbidden", "These credentials do not allow this", 403),
  /** The key's filter cannot be asked of this index, so the key sees nothing of it. */
  KEY_FILTER_DOES_NOT_FIT(
      "key-filter-does-not-fit", "The filter of the API key does not fit the index", 403),
  /** The key is for web pages of other origins, or for web pages at all. */
  ORIGIN_NOT_ALLOWED("origin-not-allowed", "The API key is not for this origin", 403),
  /** No such page in the API. */
  NOT_FOUND("not-found", "There is nothing here", 404),
  /** No such tenant. */
  TENANT_NOT_FOUND("tenant-not-found", "There is no such tenant", 404),
  /** The tenant has no such index, or it is not ready yet. */
  INDEX_NOT_FOUND("index-not-found", "The tenant has no such index", 404),
  /** The index has no such document. */
  DOCUMENT_NOT_FOUND("document-not-found", "The index has no such document", 404),
  /** The tenant has no such API key. */
  API_KEY_NOT_FOUND("api-key-not-found", "The tenant has no such API key", 404),
  /** The index has no bundle of this number. */
  BUNDLE_NOT_FOUND("bundle-not-found", "The index has no such bundle", 404),
  /** The dictionary or rule set has no entry of this id. */
  ENTRY_NOT_FOUND("entry-not-found", "There is no such entry", 404),
  /** The tenant has no job of this id. */
  JOB_NOT_FOUND("job-not-found", "The tenant has no such job", 404),
  /** The platform has no such plan. */
  PLAN_NOT_FOUND("plan-not-found", "There is no such plan", 404),
  /** There is no drift of this id. */
  DRIFT_NOT_FOUND("drift-not-found", "There is no such drift", 404),
  /** The path exists, but not with this method. */
  METHOD_NOT_ALLOWED("method-not-allowed", "The method is not allowed here", 405),
  /** The client accepts nothing that this path can answer. */
  NOT_ACCEPTABLE("not-acceptable", "No acceptable representation", 406),
  /** A tenant with this id exists. */
  TENANT_EXISTS("tenant-exists", "The tenant exists already", 409),
  /** The tenant is suspended: it is served less, and its configuration is not changed. */
  TENANT_SUSPENDED("tenant-suspended", "The tenant is suspended", 403),
  /** The tenant is about to be deleted, or its removal has begun. */
  TENANT_DELETING("tenant-deleting", "The tenant is to be deleted", 409),
  /** The tenant has an index of this name. */
  INDEX_EXISTS("index-exists", "The index exists already", 409),
  /** The key was rotated: another one has taken its place. */
  API_KEY_ROTATED("api-key-rotated", "The API key was rotated before", 409),
  /** A plan with this id exists. */
  PLAN_EXISTS("plan-exists", "The plan exists already", 409),
  /** Tenants are on the plan, or it is the default one. */
  PLAN_IN_USE("plan-in-use", "The plan is in use", 409),
  /** The tenant's plan does not allow more; {@code violations} names the limit. */
  QUOTA_EXCEEDED("quota-exceeded", "The plan does not allow more", 409),
  /** The documents were written by a schema that the bundle's does not fit. */
  BUNDLE_INCOMPATIBLE("bundle-incompatible", "The bundle needs other documents", 409),
  /** The index does not serve yet, so this cannot be done to it. */
  INDEX_NOT_READY("index-not-ready", "The index is not ready", 409),
  /** A job works on the index; it must end before another may begin. */
  INDEX_BUSY("index-busy", "A job works on the index", 409),
  /** The job has gone too far for this, or has ended. */
  JOB_NOT_CHANGEABLE("job-not-changeable", "The job cannot be changed any more", 409),
  /** Auspex cannot mend it without a loss; people have to decide. */
  DRIFT_NOT_MENDABLE("drift-not-mendable", "The drift cannot be mended from here", 409),
  /** The change takes more than the sender has agreed to. */
  SCHEMA_NEEDS_REBUILD("schema-needs-rebuild", "The change of the schema needs a rebuild", 409),
  /** The first request of this Idempotency-Key is still at work. */
  REQUEST_IN_PROGRESS("request-in-progress", "The same request is at work", 409),
  /** There is a document of this id already, and it was to be new. */
  DOCUMENT_EXISTS("document-exists", "The document exists already", 409),
  /** Others write the same document at the same time, again and again. */
  DOCUMENT_CHANGED("document-changed", "The document is being changed by others", 409),
  /** If-Match names another version than the one that is there now. */
  PRECONDITION_FAILED("precondition-failed", "It has changed in the meantime", 412),
  /** The body is larger than the limit. */
  BODY_TOO_LARGE("body-too-large", "The body is too large", 413),
  /** The body has a media type that this path does not read. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The media type is not supported", 415),
  /** The Idempotency-Key came with another request before. */
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "The Idempotency-Key is taken", 422),
  /** The change needs If-Match. */
  PRECONDITION_REQUIRED("precondition-required", "Say which version you have looked at", 428),
  /** No such model on this model server. */
  MODEL_NOT_FOUND("model-not-found", "The model server has no such model", 404),
  /** The model server has more waiting than it can answer in time. */
  OVERLOADED("overloaded", "Too much is waiting; try again later", 429),
  /** The tenant asks more often than its plan allows. */
  RATE_LIMITED("rate-limited", "Too many requests; try again later", 429),
  /** Something broke in Auspex; the trace id finds it in the log. */
  INTERNAL("internal", "Something went wrong inside Auspex", 500),
  /** PostgreSQL cannot be reached: nothing can be changed or shown, but searches are answered. */
  CATALOGUE_UNAVAILABLE("catalogue-unavailable", "The catalogue does not answer", 503),
  /** Keycloak cannot be reached, so that nobody can say what the caller may do. */
  IDENTITY_UNAVAILABLE("identity-unavailable", "Keycloak does not answer", 503),
  /** Elasticsearch cannot be reached or refuses to answer now. */
  ENGINE_UNAVAILABLE("engine-unavailable", "The search engine does not answer", 503),
  /** The documents of the index lie in a snapshot and must be restored first. */
  INDEX_PARKED("index-parked", "The index is parked", 503),
  /** The model server cannot be reached, so that no vector can be made for a document. */
  MODEL_SERVER_UNAVAILABLE("model-server-unavailable", "The model server does not answer", 503),
  /** The answer would have come after the deadline. */
  DEADLINE_EXCEEDED("deadline-exceeded", "The deadline has passed", 504);

  private static final String BASE = "https://auspex.dev/problems/";

  private final String slug;
  private final String title;
  private final int status;

  ProblemType(String slug, String title, int status) {
    this.slug = slug;
    this.title = title;
    this.status = status;
  }

  /** The {@code type} member: an absolute URI whose last segment is the slug. */
  public String uri() {
    return BASE + slug;
  }

  /** The last segment of {@link #uri()}. */
  public String slug() {
    return slug;
  }

  /** A short sentence that does not change from case to case. */
  public String title() {
    return title;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }
}
