/**
 * As whom a service or the command line asks others.
 *
 * <p>The token is read from a file, so that it is in no list of processes and can be replaced.
 */
@NullMarked
package dev.assay.access.client;

import org.jspecify.annotations.NullMarked;
