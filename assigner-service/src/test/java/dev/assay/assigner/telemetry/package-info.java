/** Tests of {@code dev.assay.assigner.telemetry}. */
@NullMarked
package dev.assay.assigner.telemetry;

import org.jspecify.annotations.NullMarked;
