/** Files of lines, one or more for each day, bounded by age and by size. They know nothing of what the lines say. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.daily;
