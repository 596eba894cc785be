package dev.assay.local.replay.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.schemas.avro.UnitType;
import java.time.Instant;
import java.util.List;

/**
 * A mapping file.
 *
 * @param file its name, for messages
 * @param experiment the definition, as the assigner takes it
 * @param start when the experiment starts
 * @param unit what the experiment randomises
 */
public record Mapping(
    String file,
    ObjectNode experiment,
    String experimentId,
    UnitType unit,
    List<String> variants,
    Instant start,
    List<SourceMapping> sources) {

  /**
   * Reads a mapping.
   *
   * @throws InvalidInput with the file, the line and what is wrong
   */
  public static Mapping parse(String file, String text) {
    return MappingParser.parse(YamlValue.parse(file, text));
  }

  /** What turns the rows of a source into records. */
  public RowConverter converter(int source) {
    return new RowConverter(this, source);
  }
}
