/**
 * Clients of the services' HTTP interfaces. What cannot be had is one clear line that names the
 * service and its address.
 */
@NullMarked
package dev.assay.local.client;

import org.jspecify.annotations.NullMarked;
