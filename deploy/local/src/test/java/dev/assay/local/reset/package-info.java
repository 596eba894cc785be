@NullMarked
package dev.assay.local.reset;

import org.jspecify.annotations.NullMarked;
