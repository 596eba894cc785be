package dev.assay.assigner.definition;

import dev.assay.assigner.assignment.Audience;
import dev.assay.assigner.assignment.Bucketing;
import dev.assay.assigner.assignment.InvalidExpression;
import dev.assay.schemas.avro.Cohort;
import dev.assay.schemas.avro.Targeting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads whom an experiment is for. */
final class TargetingReader {

  private static final int MOST_ATTRIBUTES = 20;
  private static final int MOST_COHORTS = 20;

  /** Of all cohorts together: they are part of the definition, which is one record. */
  private static final int MOST_IDS = 10_000;

  /** Those with a property of their own. */
  private static final Set<String> NAMED =
      Set.of("segment", "language", "region", "device_type", "customer_type");

  private TargetingReader() {}

  /** Everybody when there is no targeting. */
  static Targeting read(@Nullable Fields fields) {
    Targeting.Builder targeting = Targeting.newBuilder();
    if (fields == null) {
      return targeting.build();
    }
    targeting
        .setSegments(values(fields, "segments"))
        .setLanguages(values(fields, "languages"))
        .setRegions(values(fields, "regions"))
        .setDeviceTypes(values(fields, "device_types"))
        .setCustomerTypes(
            fields.texts("customer_types", "new or known", Set.of("new", "known")::contains))
        .setAttributes(attributes(fields))
        .setCohorts(cohorts(fields))
        .setSampleBasisPoints(sample(fields))
        .setExpression(fields.text("expression", ""));
    Targeting read = targeting.build();
    try {
      Audience.of(read);
    } catch (InvalidExpression e) {
      fields.note(
          "expression",
          read.getExpression(),
          "a condition in CEL over attributes, customer_id and session_id; " + e.getMessage());
    }
    fields.refuseUnknown();
    return read;
  }

  private static List<String> values(Fields fields, String name) {
    return fields.texts(name, "a text that is not blank", value -> !value.isBlank());
  }

  private static Map<String, List<String>> attributes(Fields fields) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    Fields attributes = fields.object("attributes");
    if (attributes == null) {
      return allowed;
    }
    for (String name : attributes.names()) {
      if (NAMED.contains(name)) {
        attributes.note(
            name, attributes.raw(name), "another attribute; this one has " + name + "s");
      } else if (!Fields.NAME.test(name)) {
        attributes.note(name, attributes.raw(name), "a name of " + Fields.NAME_RULE);
      }
      allowed.put(name, values(attributes, name));
    }
    fields.atMost("attributes", allowed.size(), MOST_ATTRIBUTES);
    return allowed;
  }

  private static List<Cohort> cohorts(Fields fields) {
    List<Cohort> cohorts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int ids = 0;
    for (Fields cohort : fields.objects("cohorts")) {
      Cohort read = new Cohort(cohort.requiredName("name"), cohort.ids("ids"));
      if (!read.getName().isEmpty() && !names.add(read.getName())) {
        cohort.note("name", read.getName(), "each cohort once");
      }
      cohort.refuseUnknown();
      ids += read.getIds().size();
      cohorts.add(read);
    }
    fields.atMost("cohorts", cohorts.size(), MOST_COHORTS);
    if (ids > MOST_IDS) {
      fields.note("cohorts", ids + " ids", "at most %,d ids together".formatted(MOST_IDS));
    }
    return cohorts;
  }

  private static int sample(Fields fields) {
    Double percentage = fields.number("sample_percentage", Percentage.RULE, Percentage::isAllowed);
    return percentage == null ? Bucketing.BUCKETS : Percentage.basisPoints(percentage);
  }
}
