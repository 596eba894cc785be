@NullMarked
package dev.assay.analyzer.config;

import org.jspecify.annotations.NullMarked;
