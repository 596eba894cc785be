package dev.assay.local.stack;

/**
 * Where the services have their health and metrics, which need no token.
 *
 * @param assigner base URL
 * @param aggregator base URL
 * @param analyzer base URL
 */
public record ManagementAddresses(String assigner, String aggregator, String analyzer) {}
