/** Tests of the package. */
@NullMarked
package dev.assay.assigner.definition;

import org.jspecify.annotations.NullMarked;
