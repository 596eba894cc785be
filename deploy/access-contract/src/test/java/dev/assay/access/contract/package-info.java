@NullMarked
package dev.assay.access.contract;

import org.jspecify.annotations.NullMarked;
