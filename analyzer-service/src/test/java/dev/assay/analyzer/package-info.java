@NullMarked
package dev.assay.analyzer;

import org.jspecify.annotations.NullMarked;
