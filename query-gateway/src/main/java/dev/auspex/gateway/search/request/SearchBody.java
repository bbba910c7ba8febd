package dev.auspex.gateway.search.request;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.GeoPoint;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A search as clients send it. Public for the description of the API alone.
 *
 * @param query what somebody typed; empty for all documents
 * @param size hits of the page
 * @param offset hits before the page
 * @param filter what hits and facets must fulfil
 * @param facets what to count
 * @param sort the order; left out for relevance
 * @param cursor where the page begins
 * @param fields which stored fields come back
 * @param location where the person is
 * @param user who the person is, in the tenant's own words
 * @param session their visit
 * @param context what else is known of the situation
 */
@Schema(
    name = "Search",
    description = "A search (docs/search.md). Unknown members are refused.",
    examples = "{\"query\": \"war movie by spielberg\", \"size\": 10}")
public record SearchBody(
    @Schema(
            required = true,
            description = "What somebody typed; empty for all documents",
            examples = "war movie by spielberg")
        @Nullable String query,
    @Schema(description = "Hits of the page", minimum = "1", maximum = "100", defaultValue = "10")
        @Nullable Integer size,
    @Schema(
            description =
                "Hits before the page; offset + size may not pass the index's rank window, or"
                    + " 10,000 on a sorted page. Not together with `cursor`",
            minimum = "0",
            defaultValue = "0")
        @Nullable Integer offset,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            examples = "{\"field\": \"year\", \"gte\": 1990, \"lt\": 2000}",
            description = "What hits and facets must fulfil; besides the filter of the API key")
        @Nullable Filter filter,
    @Schema(maxItems = FacetRequests.MOST_FACETS, description = "What to count over all matches")
        @Nullable List<@Nullable FacetBody> facets,
    @Schema(
            maxItems = SortRequests.MOST_KEYS,
            description =
                "The order: the first key decides, then the next. Left out: by relevance. Anything"
                    + " but relevance alone orders all documents that the words match, without"
                    + " vectors and model")
        @Nullable List<@Nullable SortBody> sort,
    @Schema(
            description =
                "`next` of an earlier reply to the same search, at most ten minutes old: the page"
                    + " after it")
        @Nullable String cursor,
    @Schema(
            description = "The fields that come back; empty for none. Left out: all",
            examples = "[\"title\", \"year\"]")
        @Nullable List<@Nullable String> fields,
    @Schema(description = "Where the person is; where distances begin if a sort says nothing")
        @Nullable GeoPoint location,
    @Schema(
            maxLength = Audience.MOST_ID_LENGTH,
            description = "Who the person is, in your words. The user of a scoped key comes first")
        @Nullable String user,
    @Schema(maxLength = Audience.MOST_ID_LENGTH, description = "Their visit")
        @Nullable String session,
    @Schema(
            maxProperties = Audience.MOST_CONTEXT,
            description = "What else is known of the situation, such as the device",
            examples = "{\"device\": \"phone\"}")
        @Nullable Map<String, @Nullable String> context) {}
