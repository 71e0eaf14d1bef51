/**
 * What the server counts, for those who watch it: as text for Prometheus on a loopback port, and in words for the operator. Nothing
 * else in the server knows Prometheus, and nothing of it is loaded where the port is off.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.metrics;
