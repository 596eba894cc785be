package dev.assay.local.stack;

/**
 * Where the parts of the stack are reached.
 *
 * @param kafka host and port, as in {@code bootstrap.servers}
 * @param registry URL of the registry's own interface, as the serdes want it
 * @param assigner base URL
 * @param aggregator base URL
 * @param analyzer base URL
 */
public record StackAddresses(
    String kafka, String registry, String assigner, String aggregator, String analyzer) {}
