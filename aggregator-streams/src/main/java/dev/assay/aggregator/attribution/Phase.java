package dev.assay.aggregator.attribution;

/**
 * A time in which an experiment ran, in ms since the epoch.
 *
 * @param from first ms
 * @param until first ms after it; {@link Long#MAX_VALUE} while it lasts
 */
record Phase(long from, long until) {

  boolean contains(long time) {
    return time >= from && time < until;
  }
}
