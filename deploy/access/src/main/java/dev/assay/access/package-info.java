/**
 * What a caller may do.
 *
 * <p>The packages below say who a caller is, how often it may ask, and how the services refuse.
 */
@NullMarked
package dev.assay.access;

import org.jspecify.annotations.NullMarked;
