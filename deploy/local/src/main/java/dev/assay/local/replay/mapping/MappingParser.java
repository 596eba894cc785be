package dev.assay.local.replay.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.schemas.avro.UnitType;
import java.util.ArrayList;
import java.util.List;

/** Reads the whole of a mapping file. */
final class MappingParser {

  private MappingParser() {}

  static Mapping parse(YamlValue root) {
    YamlObject top = root.object("experiment", "start", "sources");
    YamlObject experiment = ExperimentShape.check(top.require("experiment"));
    UnitType unit = unit(experiment.require("unit"));
    List<SourceMapping> sources = new ArrayList<>();
    for (YamlValue source : top.require("sources").list()) {
      sources.add(new SourceParser(unit).parse(source));
    }
    if (sources.stream().noneMatch(source -> source.assignment().isPresent())) {
      throw top.require("sources").invalid("no source has an assignment");
    }
    return new Mapping(
        root.file(),
        (ObjectNode) experiment.self().json(),
        experiment.require("id").text(),
        unit,
        experiment.require("variants").list().stream()
            .map(variant -> variant.entries().get("id"))
            .map(id -> id == null ? missingId(experiment) : id.text())
            .toList(),
        top.require("start").instant(),
        List.copyOf(sources));
  }

  private static String missingId(YamlObject experiment) {
    throw experiment.require("variants").invalid("a variant has no id");
  }

  private static UnitType unit(YamlValue value) {
    return switch (value.text()) {
      case "customer" -> UnitType.CUSTOMER;
      case "session" -> UnitType.SESSION;
      default ->
          throw value.invalid(
              "\"%s\" is not allowed; allowed: customer, session".formatted(value.text()));
    };
  }
}
