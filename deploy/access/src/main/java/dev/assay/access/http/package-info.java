/**
 * What the services' HTTP servers have of access: who asks, which role each route needs, how often,
 * and what the refused are told.
 *
 * <p>Micronaut Security holds the routes to their roles; nothing here waits on the threads that
 * read requests.
 */
@NullMarked
package dev.assay.access.http;

import org.jspecify.annotations.NullMarked;
