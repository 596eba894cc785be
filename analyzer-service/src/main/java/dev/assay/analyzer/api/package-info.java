/**
 * Analyses over HTTP.
 *
 * <p>Every error is a problem document as of RFC 9457.
 */
@NullMarked
package dev.assay.analyzer.api;

import org.jspecify.annotations.NullMarked;
