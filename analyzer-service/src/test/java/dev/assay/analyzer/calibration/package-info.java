@NullMarked
package dev.assay.analyzer.calibration;

import org.jspecify.annotations.NullMarked;
