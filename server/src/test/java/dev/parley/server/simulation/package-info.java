/**
 * The whole server as one seeded program in one thread and in virtual time: the real core, sequencer and commit gate over a
 * store that is late, fails and crashes, and clients that hang up, come back and hold the server to its promises. A run that
 * finds something can be repeated by its seed, step for step.
 *
 * <pre>
 *   SimulatedClient ── Wire ──▶ SimulatedServer ── append ──▶ SimulatedStore
 *        ▲                        │      ▲                        │
 *        ╰──────── Wire ◀─ tell ──╯      ╰── committed, failed ───╯
 *                           │                                     │
 *                        Promises ◀─────────── stored ────────────╯
 * </pre>
 */
package dev.parley.server.simulation;
