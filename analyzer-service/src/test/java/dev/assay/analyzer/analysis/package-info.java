@NullMarked
package dev.assay.analyzer.analysis;

import org.jspecify.annotations.NullMarked;
