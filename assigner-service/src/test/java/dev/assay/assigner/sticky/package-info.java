/** Tests of the package. */
@NullMarked
package dev.assay.assigner.sticky;

import org.jspecify.annotations.NullMarked;
