package dev.assay.local.stack;

import dev.assay.access.client.OwnToken;

/**
 * Where the parts of the stack are reached, and as whom.
 *
 * @param kafka host and port, as in {@code bootstrap.servers}
 * @param registry URL of the registry's own interface, as the serdes want it
 * @param assigner base URL
 * @param aggregator base URL
 * @param analyzer base URL
 * @param token what the services are sent
 */
public record StackAddresses(
    String kafka,
    String registry,
    String assigner,
    String aggregator,
    String analyzer,
    OwnToken token) {}
