/** Tests of the package. */
@NullMarked
package dev.assay.assigner.evaluation;

import org.jspecify.annotations.NullMarked;
