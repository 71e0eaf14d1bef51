/**
 * What has happened, as facts. {@link dev.parley.server.core.event.Event}s are journaled, and replaying them gives the
 * same state again; {@link dev.parley.server.core.event.PresenceChange}s are true of live sessions only and never
 * journaled. Knows names and the protocol's words, nothing else.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.core.event;
