/**
 * Clients in other languages beside the Java serdes. They speak Confluent's wire format and
 * registry interface.
 */
@NullMarked
package dev.assay.local.interoperability;

import org.jspecify.annotations.NullMarked;
