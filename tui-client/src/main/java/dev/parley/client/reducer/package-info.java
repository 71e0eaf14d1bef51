/**
 * How a model becomes the next: {@link dev.parley.client.reducer.Reducer#update} takes what happened and gives the model after it
 * and what it wants done. Pure: no clock, no chance, no I/O; times and fresh words come in the events and the settings. Knows the
 * protocol, the two tables and how many rows a transcript takes, and nothing of who shows it.
 *
 * <p>For a client: {@code Model.start}, then {@code Started}; a {@code Tick} with the time before what happens, and when
 * {@code Model.nextDeadline} comes; every event through {@code update}; every effect carried out in order. The line client gives
 * {@code SignIn} and {@code Typed} where the full-screen client gives {@code Pressed}, and prints {@code Shown}, {@code ShownPage}
 * and {@code Said}, which the full-screen client finds in the model.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.reducer;
