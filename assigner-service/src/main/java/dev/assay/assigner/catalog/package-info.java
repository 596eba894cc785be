/**
 * The experiments and the log of their changes, kept in their topics and nowhere else.
 *
 * <p>A change and its audit entry are one transaction, decided on the latest state whatever other
 * processes write; it is answered once it has been read back.
 */
@NullMarked
package dev.assay.assigner.catalog;

import org.jspecify.annotations.NullMarked;
