/**
 * The calculations on the command line: {@code ./assay compute}.
 *
 * <p>It runs in a process of its own and needs no service, no broker and no framework.
 */
@NullMarked
package dev.assay.analyzer.command;

import org.jspecify.annotations.NullMarked;
