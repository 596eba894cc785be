/**
 * The commands that run and ask the stack. Each parses its options, calls what does the work and
 * prints what it says.
 */
@NullMarked
package dev.assay.local.command;

import org.jspecify.annotations.NullMarked;
