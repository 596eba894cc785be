/** Tests of what is counted. */
@NullMarked
package dev.assay.assigner.meter;

import org.jspecify.annotations.NullMarked;
