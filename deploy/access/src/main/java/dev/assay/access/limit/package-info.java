/**
 * How often each caller may ask.
 *
 * <p>Of a bounded number of callers; who was not seen for a while starts anew.
 */
@NullMarked
package dev.assay.access.limit;

import org.jspecify.annotations.NullMarked;
