package dev.assay.aggregator.summary;

/**
 * The units with one value of a dimension, or all units.
 *
 * @param dimension name of the attribute; empty for all units
 * @param value its value; empty for all units
 */
public record Slice(String dimension, String value) {

  public static final Slice ALL = new Slice("", "");

  /** The value of units that do not have the attribute. */
  public static final String UNKNOWN = "unknown";

  /** The value under which those beyond the bound are counted together. */
  public static final String OTHER = "other";
}
