/** Tests of the package. */
@NullMarked
package dev.assay.assigner.lifecycle;

import org.jspecify.annotations.NullMarked;
