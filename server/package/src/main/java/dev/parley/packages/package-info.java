/**
 * Makes what the packages have beside the programs: man pages, completion for shells, the licenses of the libraries. Run by the build, on
 * one thread; no package contains it. The same inputs give the same bytes.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.packages;
