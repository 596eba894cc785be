/** Tests of the package. */
@NullMarked
package dev.assay.assigner.spool;

import org.jspecify.annotations.NullMarked;
