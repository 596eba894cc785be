@NullMarked
package dev.assay.analyzer.calculator;

import org.jspecify.annotations.NullMarked;
