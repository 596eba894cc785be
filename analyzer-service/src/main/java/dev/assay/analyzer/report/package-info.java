/**
 * What an analysis says, put for people: key findings, the power so far, a report in Markdown.
 *
 * <p>Pure: from an experiment and its analysis, and nothing else.
 */
@NullMarked
package dev.assay.analyzer.report;

import org.jspecify.annotations.NullMarked;
