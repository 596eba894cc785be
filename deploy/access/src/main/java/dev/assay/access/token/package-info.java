/**
 * Tokens, and the file that says whose they are.
 *
 * <p>The file holds hashes alone: who reads it cannot ask with what it reads.
 */
@NullMarked
package dev.assay.access.token;

import org.jspecify.annotations.NullMarked;
