/** A network between processes of this machine that can be cut and mended. */
@NullMarked
package dev.assay.embedded.network;

import org.jspecify.annotations.NullMarked;
