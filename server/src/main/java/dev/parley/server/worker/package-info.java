/**
 * Work that takes long, on threads of its own: passwords and looks into the store. Each kind has a lane, and in a lane
 * the askers take turns. Knows nothing of the loop or of the protocol.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.worker;
