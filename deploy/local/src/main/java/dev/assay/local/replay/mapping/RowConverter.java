package dev.assay.local.replay.mapping;

import dev.assay.local.event.EventIds;
import dev.assay.local.event.SubjectRecord;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one source into records. The same row makes the same records, ids included. */
public final class RowConverter {

  private final Mapping mapping;
  private final SourceMapping source;
  private final int sourceNumber;

  RowConverter(Mapping mapping, int sourceNumber) {
    this.mapping = mapping;
    this.source = mapping.sources().get(sourceNumber);
    this.sourceNumber = sourceNumber;
  }

  /**
   * The row's records; empty when the source leaves the row out.
   *
   * @throws InvalidInput when a value cannot be converted, with file, line, column and value
   */
  public Optional<ConvertedRow> convert(Row row) {
    if (!Condition.all(source.where(), row)) {
      return Optional.empty();
    }
    Subject subject =
        new Subject(id(source.unit().customerId(), row), id(source.unit().sessionId(), row));
    Instant time = source.time().time(row);
    List<SubjectRecord> events = new ArrayList<>();
    for (int i = 0; i < source.events().size(); i++) {
      EventRule rule = source.events().get(i);
      if (Condition.all(rule.when(), row)) {
        String id = EventIds.of(mapping.experimentId(), sourceNumber, row.line(), i, row.values());
        events.add(rule.event(row, subject, time, id));
      }
    }
    return Optional.of(
        new ConvertedRow(
            subject, subject.unitId(mapping.unit()), time, variant(row), List.copyOf(events)));
  }

  /** The record of an assignment that took place at this time. */
  public SubjectRecord assignment(Subject subject, RecordedVariant variant, Instant time) {
    String unitId = subject.unitId(mapping.unit());
    Assignment assignment =
        Assignment.newBuilder()
            .setEventId(EventIds.of(mapping.experimentId(), unitId, variant.variantId(), time))
            .setTime(time)
            .setExperimentId(mapping.experimentId())
            .setUnitType(mapping.unit())
            .setUnitId(unitId)
            .setVariantId(variant.variantId())
            .setCustomerId(subject.customerId())
            .setSessionId(subject.sessionId())
            .setReason(AssignmentReason.RECORDED)
            .setAttributes(variant.attributes())
            .build();
    return new SubjectRecord(Topics.ASSIGNMENTS, subject.key(), time, assignment);
  }

  private Optional<RecordedVariant> variant(Row row) {
    if (source.assignment().isEmpty()) {
      return Optional.empty();
    }
    AssignmentRule rule = source.assignment().get();
    String variant = rule.variant().text(row);
    if (!mapping.variants().contains(variant)) {
      throw row.invalid(
          String.join(", ", rule.variant().columns()),
          "\"%s\" is not a variant; allowed: %s"
              .formatted(variant, String.join(", ", mapping.variants())));
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    rule.attributes()
        .forEach(
            (name, value) -> {
              String text = value.text(row);
              if (!text.isEmpty()) {
                attributes.put(name, text);
              }
            });
    return Optional.of(new RecordedVariant(variant, rule.time(), attributes));
  }

  private static @Nullable String id(Optional<ValueRule> rule, Row row) {
    if (rule.isEmpty()) {
      return null;
    }
    String id = rule.get().text(row);
    if (id.isEmpty()) {
      throw row.invalid(
          String.join(", ", rule.get().columns()), "\"\" is not allowed: it names the unit");
    }
    return id;
  }
}
