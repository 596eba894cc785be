package dev.assay.local.replay.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How the rows of one data file become assignments and events. */
public final class SourceMapping {

  private final String mappingFile;
  private final String data;
  private final List<Condition> where;
  private final UnitRule unit;
  private final TimeRule time;
  private final Optional<AssignmentRule> assignment;
  private final List<EventRule> events;
  private final List<ColumnUse> columns;

  SourceMapping(
      String mappingFile,
      String data,
      List<Condition> where,
      UnitRule unit,
      TimeRule time,
      Optional<AssignmentRule> assignment,
      List<EventRule> events,
      List<ColumnUse> columns) {
    this.mappingFile = mappingFile;
    this.data = data;
    this.where = where;
    this.unit = unit;
    this.time = time;
    this.assignment = assignment;
    this.events = events;
    this.columns = columns;
  }

  /** The data file's path, relative to the mapping file. */
  public String data() {
    return data;
  }

  /**
   * Refuses a file without a column that the mapping reads.
   *
   * @param file the data file's name, for the message
   * @throws InvalidInput with the mapping's line and the column
   */
  public void requireColumns(String file, Collection<String> present) {
    for (ColumnUse use : columns) {
      if (!present.contains(use.column())) {
        throw InvalidInput.at(
            mappingFile,
            use.line(),
            "column \"%s\" is not in %s; its columns: %s"
                .formatted(use.column(), file, String.join(", ", present)));
      }
    }
  }

  List<Condition> where() {
    return where;
  }

  UnitRule unit() {
    return unit;
  }

  TimeRule time() {
    return time;
  }

  Optional<AssignmentRule> assignment() {
    return assignment;
  }

  List<EventRule> events() {
    return events;
  }
}
