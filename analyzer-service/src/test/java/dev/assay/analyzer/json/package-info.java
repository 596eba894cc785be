@NullMarked
package dev.assay.analyzer.json;

import org.jspecify.annotations.NullMarked;
