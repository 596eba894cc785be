/**
 * The statistics on the command line: {@code ./assay compute} and {@code ./assay calibrate}.
 *
 * <p>They run in a process of their own and need no service, no broker and no framework.
 */
@NullMarked
package dev.assay.analyzer.command;

import org.jspecify.annotations.NullMarked;
