/**
 * What every service has to hold of access, as the services' own tests run it.
 *
 * <p>The cases are made of the service's OpenAPI document, so that a route that is added is held to
 * its role without another word.
 */
@NullMarked
package dev.assay.access.contract;

import org.jspecify.annotations.NullMarked;
