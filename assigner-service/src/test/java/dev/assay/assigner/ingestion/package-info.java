/** Tests of {@code dev.assay.assigner.ingestion}. */
@NullMarked
package dev.assay.assigner.ingestion;

import org.jspecify.annotations.NullMarked;
