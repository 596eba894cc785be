@NullMarked
package dev.assay.access;

import org.jspecify.annotations.NullMarked;
