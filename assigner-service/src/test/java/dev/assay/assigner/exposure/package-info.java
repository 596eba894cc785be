/** Tests of the package. */
@NullMarked
package dev.assay.assigner.exposure;

import org.jspecify.annotations.NullMarked;
