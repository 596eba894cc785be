/** Tests of the whole assigner, and what tests share. */
@NullMarked
package dev.assay.assigner;

import org.jspecify.annotations.NullMarked;
