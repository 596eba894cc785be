@NullMarked
package dev.assay.analyzer.api;

import org.jspecify.annotations.NullMarked;
