/** Tests of the package. */
@NullMarked
package dev.assay.assigner.json;

import org.jspecify.annotations.NullMarked;
