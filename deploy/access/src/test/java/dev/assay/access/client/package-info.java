@NullMarked
package dev.assay.access.client;

import org.jspecify.annotations.NullMarked;
