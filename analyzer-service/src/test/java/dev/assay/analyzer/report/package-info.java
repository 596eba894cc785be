@NullMarked
package dev.assay.analyzer.report;

import org.jspecify.annotations.NullMarked;
