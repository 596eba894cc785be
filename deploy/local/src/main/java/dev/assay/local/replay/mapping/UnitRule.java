package dev.assay.local.replay.mapping;

import java.util.Optional;

/** Whose row it is: at least one of the two, among them the one that the experiment randomises. */
record UnitRule(Optional<ValueRule> customerId, Optional<ValueRule> sessionId) {}
