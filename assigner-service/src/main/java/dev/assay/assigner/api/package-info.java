/**
 * The HTTP interface: experiments, metrics, assignments and configuration as JSON, every error as a
 * problem document (RFC 9457).
 *
 * <p>Controllers translate; what holds is decided by the pure packages.
 */
@NullMarked
package dev.assay.assigner.api;

import org.jspecify.annotations.NullMarked;
