package dev.auspex.gateway.suggest;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.GeoPoint;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to complete, as clients send it. Public for the description of the API alone.
 *
 * @param query what was typed so far
 * @param size most suggestions
 * @param fields whose values
 * @param match where a value may begin with the query
 * @param by what puts suggestions in order that match equally well
 * @param location where the person is
 * @param near the point that shall be near to it
 * @param filter what the documents must fulfil
 * @param counts whether to say how many documents have each value
 */
@Schema(
    name = "Suggest",
    description = "What to complete (docs/suggest.md). Unknown members are refused.",
    examples = "{\"query\": \"spielb\", \"size\": 5}")
public record SuggestBody(
    @Schema(required = true, description = "What was typed so far", examples = "spielb")
        @Nullable String query,
    @Schema(description = "Most suggestions", minimum = "1", maximum = "20", defaultValue = "5")
        @Nullable Integer size,
    @Schema(
            description = "Fields that are `suggest`; left out: all of them",
            examples = "[\"title\"]")
        @Nullable List<@Nullable String> fields,
    @Schema(
            description =
                "`words`: the value or one of its later words begins so. `start`: the value does",
            enumeration = {"words", "start"},
            defaultValue = "words")
        @Nullable String match,
    @Schema(
            description =
                "A number of the documents, highest first, that decides among suggestions that"
                    + " match equally well; a field that is `feature` or `sortable`. Left out: the"
                    + " shortest first",
            examples = "popularity")
        @Nullable String by,
    @Schema(description = "Where the person is: the nearest come first, before `by`")
        @Nullable GeoPoint location,
    @Schema(
            description =
                "The `geo_point` that shall be near to `location`, `feature` or `sortable`; left"
                    + " out: the only one",
            examples = "place")
        @Nullable String near,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            examples = "{\"field\": \"genre\", \"equals\": \"Drama\"}",
            description = "What the documents must fulfil; besides the filter of the API key")
        @Nullable Filter filter,
    @Schema(
            description = "Whether to say how many documents have each value; costs a second look",
            defaultValue = "false")
        @Nullable Boolean counts) {}
