/** Tests of the package. */
@NullMarked
package dev.assay.assigner.catalog;

import org.jspecify.annotations.NullMarked;
