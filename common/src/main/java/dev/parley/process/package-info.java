/** What a program of Parley's leaves behind for people and for the programs beside it: a report of a fault, where a server runs. */
@org.jspecify.annotations.NullMarked
package dev.parley.process;
