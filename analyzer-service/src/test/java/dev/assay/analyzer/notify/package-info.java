@NullMarked
package dev.assay.analyzer.notify;

import org.jspecify.annotations.NullMarked;
