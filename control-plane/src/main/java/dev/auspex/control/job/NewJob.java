package dev.auspex.control.job;

import dev.auspex.control.index.NewTenantIndex;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that starts a job; {@link JobDeclaration} checks it.
 *
 * @param kind what for
 * @param index on which index of the tenant
 * @param placement of a move and of a rebuild, where the index shall live
 * @param nodeGroup of an isolated home, the nodes that hold it
 * @param schema of a rebuild, by which the documents are written anew
 * @param ranking of a rebuild, the profile that goes with the schema
 * @param from of an import, the index of the tenant whose documents are copied
 * @param pauseBefore the state in front of which the job waits to be resumed
 * @param documentsPerSecond the speed limit of the copy
 */
@Schema(
    description = "The job to start",
    requiredProperties = {"kind", "index"})
public record NewJob(
    @Schema(enumeration = {"move", "rebuild", "park", "restore", "import", "delete"})
        @Nullable String kind,
    @Schema(examples = "movies") @Nullable String index,
    @Schema(
            enumeration = {"pool", "dedicated", "isolated"},
            description = "Needed for a move. Default of a rebuild: where the index is")
        @Nullable String placement,
    @Schema(
            description =
                "Of an isolated home: the value of the node attribute that marks its nodes."
                    + " Default: isolated",
            pattern = "^[a-z][a-z0-9-]{0,62}$")
        @Nullable String nodeGroup,
    @Schema(description = "Of a rebuild. Default: the live one")
        NewTenantIndex.@Nullable NewSchema schema,
    @Schema(description = "Of a rebuild with another schema. Default: the live one")
        NewTenantIndex.@Nullable NewRanking ranking,
    @Schema(
            description =
                "Of an import: the index whose documents are added to those of index. Documents that"
                    + " are there stay as they are",
            examples = "movies-2025")
        @Nullable String from,
    @Schema(
            description = "The job waits in front of this state until it is resumed",
            enumeration = {
              "create",
              "backfill",
              "verify",
              "shadow-read",
              "swap",
              "drain",
              "delete",
              "freeze",
              "snapshot",
              "restore",
              "thaw"
            })
        @Nullable String pauseBefore,
    @Schema(minimum = "1", description = "Default: as fast as it goes")
        @Nullable Integer documentsPerSecond) {}
