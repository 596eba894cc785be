@NullMarked
package dev.assay.analyzer.explain;

import org.jspecify.annotations.NullMarked;
