/** Tests of the package. */
@NullMarked
package dev.assay.assigner.assignment;

import org.jspecify.annotations.NullMarked;
