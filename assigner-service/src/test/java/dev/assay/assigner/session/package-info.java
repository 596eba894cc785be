/** Tests of the package. */
@NullMarked
package dev.assay.assigner.session;

import org.jspecify.annotations.NullMarked;
