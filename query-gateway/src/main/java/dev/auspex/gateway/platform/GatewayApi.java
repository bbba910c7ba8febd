package dev.auspex.gateway.platform;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The head of {@code docs/api/query-gateway.yaml}. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Auspex query gateway",
            version = "1",
            description =
                """
                Documents in, search out. Every path names a tenant and one of its indexes; the
                credentials must cover both. Refusals are RFC 9457 problems (docs/problems.md).
                """,
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    tags = {
      @Tag(name = "search", description = "Find documents"),
      @Tag(name = "documents", description = "Store, read and delete documents")
    },
    security = {
      @SecurityRequirement(name = "apiKey"),
      @SecurityRequirement(name = "token"),
    })
@SecurityScheme(
    securitySchemeName = "apiKey",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = "Authorization",
    description =
        "`ApiKey ax_<id>_<secret>`, as the control plane showed it once, or `ApiKey"
            + " axs_<payload>.<mac>`, a scoped key minted from it (docs/api-keys.md)")
@SecurityScheme(
    securitySchemeName = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "An access token of Keycloak with audience `query-gateway`")
public class GatewayApi extends Application {}
