@NullMarked
package dev.assay.analyzer.decision;

import org.jspecify.annotations.NullMarked;
