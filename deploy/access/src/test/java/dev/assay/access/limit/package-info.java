@NullMarked
package dev.assay.access.limit;

import org.jspecify.annotations.NullMarked;
