/** Tests of how records are written. */
@NullMarked
package dev.assay.assigner.wire;

import org.jspecify.annotations.NullMarked;
