package dev.assay.local.replay;

import dev.assay.local.event.SubjectRecord;
import dev.assay.local.replay.mapping.ConvertedRow;
import dev.assay.local.replay.mapping.InvalidInput;
import dev.assay.local.replay.mapping.Mapping;
import dev.assay.local.replay.mapping.RecordedVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A mapping whose files have been read and found good: every value converts.
 *
 * <p>Memory: one entry for each unit.
 */
public final class Replay {

  private final Mapping mapping;
  private final List<Source> sources;
  private final Map<String, Instant> firstRows = new HashMap<>();

  private Replay(Mapping mapping, List<Source> sources) {
    this.mapping = mapping;
    this.sources = sources;
  }

  /**
   * Reads a mapping and the whole of its files.
   *
   * @param data takes the place of the one file that the mapping names
   * @throws InvalidInput with file, line and column of what cannot be used
   */
  public static Replay load(Path mappingFile, Optional<Path> data) {
    String text;
    try {
      text = Files.readString(mappingFile);
    } catch (IOException e) {
      throw new InvalidInput("mapping %s cannot be read: %s".formatted(mappingFile, e));
    }
    Mapping mapping = Mapping.parse(mappingFile.toString(), text);
    if (data.isPresent() && mapping.sources().size() > 1) {
      throw new InvalidInput(
          "--data %s: %s has %d sources; allowed: a mapping with one"
              .formatted(data.get(), mappingFile, mapping.sources().size()));
    }
    Replay replay = new Replay(mapping, Source.open(mapping, mappingFile, data));
    replay.check();
    return replay;
  }

  public Mapping mapping() {
    return mapping;
  }

  /** Units with a row. */
  public int units() {
    return firstRows.size();
  }

  /** Every record, in the files' order, each unit's assignment before its events. */
  public void forEach(Consumer<SubjectRecord> consumer) {
    Set<List<String>> assigned = new HashSet<>();
    for (Source source : sources) {
      source
          .file()
          .forEach(
              row ->
                  source
                      .converter()
                      .convert(row)
                      .ifPresent(converted -> emit(source, converted, assigned, consumer)));
    }
  }

  private void emit(
      Source source,
      ConvertedRow row,
      Set<List<String>> assigned,
      Consumer<SubjectRecord> consumer) {
    row.variant()
        .filter(variant -> assigned.add(List.of(row.unitId(), variant.variantId())))
        .ifPresent(
            variant ->
                consumer.accept(
                    source.converter().assignment(row.subject(), variant, time(row, variant))));
    row.events().forEach(consumer);
  }

  private Instant time(ConvertedRow row, RecordedVariant variant) {
    return variant.time().orElseGet(() -> firstRows.getOrDefault(row.unitId(), row.time()));
  }

  private void check() {
    for (Source source : sources) {
      source
          .file()
          .forEach(
              row ->
                  source
                      .converter()
                      .convert(row)
                      .ifPresent(
                          converted ->
                              firstRows.merge(
                                  converted.unitId(),
                                  converted.time(),
                                  (a, b) -> a.isBefore(b) ? a : b)));
    }
    if (firstRows.isEmpty()) {
      throw new InvalidInput("%s: no row meets the conditions".formatted(mapping.file()));
    }
  }
}
