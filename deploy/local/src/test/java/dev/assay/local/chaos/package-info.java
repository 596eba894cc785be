/** Tests of the faults on purpose, and with them that the law holds. */
@NullMarked
package dev.assay.local.chaos;

import org.jspecify.annotations.NullMarked;
