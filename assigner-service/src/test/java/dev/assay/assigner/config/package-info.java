/** Tests of the package. */
@NullMarked
package dev.assay.assigner.config;

import org.jspecify.annotations.NullMarked;
