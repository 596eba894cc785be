package dev.assay.assigner.lifecycle;

/**
 * Who asks for a change.
 *
 * @param actor a person, or the part of the system that acts by itself
 * @param reason empty when none was given
 */
public record Author(String actor, String reason) {}
