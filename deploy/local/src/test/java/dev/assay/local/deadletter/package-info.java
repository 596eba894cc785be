@NullMarked
package dev.assay.local.deadletter;

import org.jspecify.annotations.NullMarked;
