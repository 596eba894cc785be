/** Tests of {@code dev.assay.assigner.event}. */
@NullMarked
package dev.assay.assigner.event;

import org.jspecify.annotations.NullMarked;
