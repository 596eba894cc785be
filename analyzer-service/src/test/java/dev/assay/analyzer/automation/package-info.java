@NullMarked
package dev.assay.analyzer.automation;

import org.jspecify.annotations.NullMarked;
