/**
 * What the server counts, as text for Prometheus on a loopback port. Nothing else in the server knows Prometheus, and nothing of it
 * is loaded where the port is off.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.metrics;
