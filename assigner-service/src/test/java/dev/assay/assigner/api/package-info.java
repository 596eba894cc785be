/** Tests of the package. */
@NullMarked
package dev.assay.assigner.api;

import org.jspecify.annotations.NullMarked;
