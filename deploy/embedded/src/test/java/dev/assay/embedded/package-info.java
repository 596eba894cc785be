/** The embedded parts, run for real. */
@NullMarked
package dev.assay.embedded;

import org.jspecify.annotations.NullMarked;
