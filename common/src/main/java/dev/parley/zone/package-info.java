/** The time zone of whoever runs a program, as {@code TZ} says it. */
@org.jspecify.annotations.NullMarked
package dev.parley.zone;
