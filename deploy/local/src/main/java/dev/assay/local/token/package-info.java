/** Tokens on the command line: making and ending them, and sending one. */
@NullMarked
package dev.assay.local.token;

import org.jspecify.annotations.NullMarked;
