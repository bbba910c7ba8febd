package dev.auspex.control.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * How records become {@code jsonb}. It has a mapper of its own: a setting for the REST bodies must
 * not make stored rows unreadable.
 */
@JsonFormat
@PersistenceUnitExtension
public class StoredJson implements FormatMapper {
  private final FormatMapper jackson =
      new JacksonJsonFormatMapper(new ObjectMapper().registerModule(new JavaTimeModule()));

  @Override
  public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
    return jackson.fromString(json, type, options);
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    return jackson.toString(value, type, options);
  }
}
