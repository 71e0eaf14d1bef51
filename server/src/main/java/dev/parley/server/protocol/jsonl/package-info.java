/** Parley's own wire protocol, JSON Lines, as common/PROTOCOL.md says. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.protocol.jsonl;
