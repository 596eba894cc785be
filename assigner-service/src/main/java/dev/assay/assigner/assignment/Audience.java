package dev.assay.assigner.assignment;

import dev.assay.schemas.avro.Cohort;
import dev.assay.schemas.avro.Targeting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom an experiment is for: who meets each of its rules. Attribute values are compared as they are
 * written; a subject without the attribute is not in a list.
 */
public final class Audience {

  private final Rule[] rules;

  /** Of all cohorts together; null: everybody may be in. */
  private final @Nullable Set<String> members;

  private final @Nullable Expression expression;

  private Audience(
      List<Rule> rules, @Nullable Set<String> members, @Nullable Expression expression) {
    this.rules = rules.toArray(Rule[]::new);
    this.members = members;
    this.expression = expression;
  }

  /**
   * Whom the targeting is for, but for the sample, which is drawn from them.
   *
   * @throws InvalidExpression when the expression is none
   */
  public static Audience of(Targeting targeting) {
    String expression = targeting.getExpression();
    return new Audience(
        rules(targeting),
        targeting.getCohorts().isEmpty() ? null : members(targeting),
        expression.isEmpty() ? null : Expression.compile(expression));
  }

  public boolean includes(Subject subject) {
    for (Rule rule : rules) {
      if (!rule.admits(subject.attributes().get(rule.attribute))) {
        return false;
      }
    }
    // The expression last: it takes the most time.
    return (members == null || members.contains(subject.key()))
        && (expression == null || expression.admits(subject));
  }

  /** Whether it is for anybody at all. */
  public boolean isEverybody() {
    return rules.length == 0 && members == null && expression == null;
  }

  /** Whether somebody could be in both; what an expression says is not known. */
  public static boolean canOverlap(Targeting one, Targeting other) {
    for (Rule rule : rules(one)) {
      for (Rule others : rules(other)) {
        if (rule.attribute.equals(others.attribute) && !intersect(rule.allowed, others.allowed)) {
          return false;
        }
      }
    }
    return one.getCohorts().isEmpty()
        || other.getCohorts().isEmpty()
        || intersect(members(one), members(other));
  }

  private static boolean intersect(Set<String> one, Set<String> other) {
    return one.stream().anyMatch(other::contains);
  }

  private static List<Rule> rules(Targeting targeting) {
    List<Rule> rules = new ArrayList<>();
    add(rules, "segment", targeting.getSegments());
    add(rules, "language", targeting.getLanguages());
    add(rules, "region", targeting.getRegions());
    add(rules, "device_type", targeting.getDeviceTypes());
    add(rules, "customer_type", targeting.getCustomerTypes());
    for (Map.Entry<String, List<String>> own : targeting.getAttributes().entrySet()) {
      add(rules, own.getKey(), own.getValue());
    }
    return List.copyOf(rules);
  }

  private static void add(List<Rule> rules, String attribute, List<String> allowed) {
    if (!allowed.isEmpty()) {
      rules.add(new Rule(attribute, allowed));
    }
  }

  private static Set<String> members(Targeting targeting) {
    Set<String> members = new HashSet<>();
    for (Cohort cohort : targeting.getCohorts()) {
      members.addAll(cohort.getIds());
    }
    return members;
  }

  private static final class Rule {
    private final String attribute;
    private final Set<String> allowed;

    /** The first that is allowed, which mostly is the only one: no set has to be searched then. */
    private final String first;

    private final boolean isOnly;

    /** Of most values it is another one, which is seen without looking at the text itself. */
    private final int hash;

    Rule(String attribute, List<String> allowed) {
      this.attribute = attribute;
      this.allowed = Set.copyOf(allowed);
      this.first = allowed.getFirst();
      this.isOnly = this.allowed.size() == 1;
      this.hash = first.hashCode();
    }

    boolean admits(@Nullable String value) {
      if (value == null) {
        return false;
      }
      return isOnly ? value.hashCode() == hash && value.equals(first) : allowed.contains(value);
    }
  }
}
