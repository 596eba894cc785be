@NullMarked
package dev.assay.analyzer.command;

import org.jspecify.annotations.NullMarked;
