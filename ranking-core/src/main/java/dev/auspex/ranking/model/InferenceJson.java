package dev.auspex.ranking.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The JSON bodies of the Open Inference Protocol v2, written and read as streams: this class is
 * also used where no object mapper is.
 *
 * <p>A reader accepts tensor data flat or nested, as the protocol allows, and ignores members and
 * outputs that it does not know. It refuses everything that it cannot use in full.
 */
final class InferenceJson {
  private static final JsonFactory JSON = new JsonFactory();

  private InferenceJson() {}

  static byte[] scoreRequest(String query, List<String> documents) {
    return write(
        json -> {
          json.writeArrayFieldStart("inputs");
          writeText(json, "query", List.of(query));
          writeText(json, "documents", documents);
          json.writeEndArray();
        });
  }

  static byte[] embedRequest(List<String> texts, InputType inputType) {
    return write(
        json -> {
          json.writeObjectFieldStart("parameters");
          json.writeStringField("input_type", inputType.wireName());
          json.writeEndObject();
          json.writeArrayFieldStart("inputs");
          writeText(json, "text", texts);
          json.writeEndArray();
        });
  }

  /** Reads the output {@code score}: shape {@code [documents]} or {@code [documents, 1]}. */
  static Scores scores(byte[] body, int documents) throws UnusableAnswerException {
    Tensor tensor = output(body, "score");
    if (!tensor.hasShape(documents) && !tensor.hasShape(documents, 1)) {
      throw new UnusableAnswerException(
          "expected %d scores, got shape %s".formatted(documents, tensor.shape));
    }
    return Scores.of(tensor.floats());
  }

  /** Reads the output {@code embedding}: shape {@code [texts, dimensions]}. */
  static Vectors vectors(byte[] body, int texts) throws UnusableAnswerException {
    Tensor tensor = output(body, "embedding");
    if (tensor.shape.size() != 2 || tensor.shape.getFirst() != texts || tensor.shape.get(1) < 1) {
      throw new UnusableAnswerException(
          "expected %d vectors, got shape %s".formatted(texts, tensor.shape));
    }
    return new Vectors(tensor.floats(), Math.toIntExact(tensor.shape.get(1)));
  }

  private interface Members {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private static byte[] write(Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      members.writeTo(json);
      json.writeEndObject();
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return bytes.toByteArray();
  }

  private static void writeText(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeArrayFieldStart("shape");
    json.writeNumber(texts.size());
    json.writeEndArray();
    json.writeStringField("datatype", "BYTES");
    json.writeArrayFieldStart("data");
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Tensor output(byte[] body, String name) throws UnusableAnswerException {
    try (JsonParser json = JSON.createParser(body)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, "the answer is no JSON object");
      Tensor found = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean outputs = json.currentName().equals("outputs");
        json.nextToken();
        if (!outputs) {
          json.skipChildren();
          continue;
        }
        expect(json.currentToken() == JsonToken.START_ARRAY, "outputs is no array");
        while (json.nextToken() == JsonToken.START_OBJECT) {
          Tensor tensor = readTensor(json);
          if (tensor.name.equals(name)) {
            found = tensor;
          }
        }
      }
      if (found == null) {
        throw new UnusableAnswerException("the answer has no output " + name);
      }
      return found;
    } catch (JsonProcessingException notJson) {
      throw new UnusableAnswerException("the answer is no JSON of the protocol");
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  private static Tensor readTensor(JsonParser json) throws IOException, UnusableAnswerException {
    Tensor tensor = new Tensor();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      switch (member) {
        case "name" -> tensor.name = String.valueOf(json.getValueAsString());
        case "datatype" -> tensor.datatype = String.valueOf(json.getValueAsString());
        case "shape" -> {
          expect(json.currentToken() == JsonToken.START_ARRAY, "shape is no array");
          while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            tensor.shape.add(json.getLongValue());
          }
          expect(json.currentToken() == JsonToken.END_ARRAY, "shape holds no integers");
        }
        case "data" -> readData(json, tensor);
        default -> json.skipChildren();
      }
    }
    return tensor;
  }

  private static void readData(JsonParser json, Tensor tensor)
      throws IOException, UnusableAnswerException {
    expect(json.currentToken() == JsonToken.START_ARRAY, "data is no array");
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        depth++;
      } else if (token == JsonToken.END_ARRAY) {
        depth--;
      } else if (token != null && token.isNumeric()) {
        tensor.add(json.getFloatValue());
      } else {
        // Another output of the model may hold strings; only the one we use must be numbers.
        expect(token != null, "data ends early");
        tensor.numeric = false;
        json.skipChildren();
      }
    }
  }

  private static void expect(boolean condition, String otherwise) throws UnusableAnswerException {
    if (!condition) {
      throw new UnusableAnswerException(otherwise);
    }
  }

  /** One output while it is read. */
  private static final class Tensor {
    private String name = "";
    private String datatype = "";
    private final List<Long> shape = new ArrayList<>();
    private boolean numeric = true;
    private float[] values = new float[64];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    boolean hasShape(long... expected) {
      return Arrays.equals(shape.stream().mapToLong(Long::longValue).toArray(), expected);
    }

    /** Exactly as many finite floats as the shape says. */
    float[] floats() throws UnusableAnswerException {
      expect(numeric && datatype.equals("FP32"), "output " + name + " is not FP32");
      long expected = 1;
      for (long extent : shape) {
        expect(extent >= 0 && extent <= Integer.MAX_VALUE, "shape out of range");
        expected = Math.min(expected * extent, Integer.MAX_VALUE);
      }
      expect(size == expected, "shape %s needs %d values, got %d".formatted(shape, expected, size));
      for (int i = 0; i < size; i++) {
        expect(Float.isFinite(values[i]), "value %d is not finite".formatted(i));
      }
      return Arrays.copyOf(values, size);
    }
  }
}
