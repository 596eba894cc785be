@NullMarked
package dev.assay.analyzer.alert;

import org.jspecify.annotations.NullMarked;
