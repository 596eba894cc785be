/** Child processes, with real children. */
@NullMarked
package dev.assay.embedded.process;

import org.jspecify.annotations.NullMarked;
