/** The command line, run as a whole. */
@NullMarked
package dev.assay.local;

import org.jspecify.annotations.NullMarked;
