@NullMarked
package dev.assay.analyzer.journey;

import org.jspecify.annotations.NullMarked;
