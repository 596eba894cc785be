package dev.assay.analyzer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, texts, booleans, nulls and numbers.
 *
 * <p>Numbers are {@link java.math.BigInteger} or {@link java.math.BigDecimal}, exactly as written:
 * whoever needs a double rounds once. A name that an object has twice is an error, and so are NaN
 * and Infinity, which JSON does not have.
 */
public final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Read, so that they can be refused by name.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private JsonText() {}

  /** One element of an array, and where it begins. */
  public record Element(String place, @Nullable Object value) {}

  /** The one value that the text (UTF-8) is. */
  public static @Nullable Object read(byte[] text) throws InvalidJson {
    return parse(
            text,
            parser -> {
              parser.nextToken();
              return element(parser);
            })
        .value();
  }

  /** The elements of the one array that the text (UTF-8) is. */
  public static List<Element> readArray(byte[] text) throws InvalidJson {
    return parse(
        text,
        parser -> {
          JsonToken first = parser.nextToken();
          if (first != JsonToken.START_ARRAY) {
            throw new InvalidJson(parser.currentTokenLocation(), "an array was expected");
          }
          List<Element> elements = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element(parser));
          }
          return elements;
        });
  }

  private interface Body<T> {
    T read(JsonParser parser) throws IOException, InvalidJson;
  }

  private static <T> T parse(byte[] text, Body<T> body) throws InvalidJson {
    try (JsonParser parser = FACTORY.createParser(text)) {
      T result = body.read(parser);
      if (parser.nextToken() != null) {
        throw new InvalidJson(parser.currentTokenLocation(), "there is more after the end");
      }
      return result;
    } catch (JsonProcessingException e) {
      throw new InvalidJson(e.getLocation(), e.getOriginalMessage());
    } catch (IOException e) {
      // The text is in memory: what is left are bytes that are no UTF-8.
      throw new UncheckedIOException(e);
    }
  }

  private static Element element(JsonParser parser) throws IOException, InvalidJson {
    String place = InvalidJson.place(parser.currentTokenLocation());
    return new Element(place, value(parser));
  }

  private static @Nullable Object value(JsonParser parser) throws IOException, InvalidJson {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new InvalidJson(parser.currentLocation(), "there is no value");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> {
        if (parser.isNaN()) {
          throw new InvalidJson(
              parser.currentTokenLocation(), parser.getText() + " is no number of JSON");
        }
        yield decimal(parser);
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonParseException(parser, "unexpected " + token);
    };
  }

  private static BigDecimal decimal(JsonParser parser) throws IOException, InvalidJson {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw new InvalidJson(
          parser.currentTokenLocation(), "a number has too many digits in its exponent");
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser)
      throws IOException, InvalidJson {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }
}
