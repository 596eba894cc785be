/**
 * The local stack: broker, registry and the three services as child processes. It is up when all of
 * them answer, and leaves nothing behind.
 */
@NullMarked
package dev.assay.local.stack;

import org.jspecify.annotations.NullMarked;
