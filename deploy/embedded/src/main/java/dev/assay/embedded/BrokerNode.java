package dev.assay.embedded;

import java.util.Optional;

/**
 * Where one broker is found.
 *
 * @param id of the broker in its cluster
 * @param port for clients and for other brokers
 * @param controllerPort for the controllers among themselves
 * @param detour a second way for clients
 */
record BrokerNode(int id, int port, int controllerPort, Optional<Detour> detour) {

  /**
   * A listener whose clients are told another port, where something in between takes them.
   *
   * @param port where the broker listens
   * @param advertised what clients are told
   */
  record Detour(int port, int advertised) {}
}
