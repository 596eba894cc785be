/** Tests of the package. */
@NullMarked
package dev.assay.assigner.ofrep;

import org.jspecify.annotations.NullMarked;
