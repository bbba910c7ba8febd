package dev.auspex.plugin.settings;

import java.net.URI;
import java.util.function.Supplier;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.settings.Setting;

/** Where the model server is; follows changes of the cluster setting. */
public final class ModelServerAddress implements Supplier<URI> {
  /** Root of the model server, {@code http} or {@code https}. Dynamic. */
  public static final Setting<URI> SETTING =
      new Setting<>(
          "auspex.model_server.url",
          "http://127.0.0.1:7703",
          ModelServerAddress::parse,
          Setting.Property.NodeScope,
          Setting.Property.Dynamic);

  private volatile URI current;

  private ModelServerAddress(URI current) {
    this.current = current;
  }

  /** The address that {@code clusterService} has now and after each later change. */
  public static ModelServerAddress following(ClusterService clusterService) {
    ModelServerAddress address = new ModelServerAddress(SETTING.get(clusterService.getSettings()));
    clusterService
        .getClusterSettings()
        .addSettingsUpdateConsumer(SETTING, changed -> address.current = changed);
    return address;
  }

  @Override
  public URI get() {
    return current;
  }

  static URI parse(String value) {
    URI uri = URI.create(value);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "expected an address like http://host:port, got [" + value + "]");
    }
    return uri;
  }
}
