/** Tests of the network that can be cut. */
@NullMarked
package dev.assay.embedded.network;

import org.jspecify.annotations.NullMarked;
