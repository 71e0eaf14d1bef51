/**
 * The crash test: the real server as a process of its own, under load, killed with SIGKILL at random moments on one data
 * folder and started again, and all that it had promised compared with what it has. It holds the server to PROTOCOL.md from
 * outside and knows nothing of its code.
 *
 * <p>{@link dev.parley.server.crash.CrashRun} is the whole of it, a kill a round. {@link dev.parley.server.crash.Ledger} and
 * {@link dev.parley.server.crash.Registers} hold what was promised; they are pure, and their tests break every promise once.
 *
 * <p>What a kill cannot show: the operating system lives on and writes what the process handed to it. That an
 * acknowledgement waits for fsync, and not for write alone, only a power cut could tell.
 */
package dev.parley.server.crash;
