/**
 * What the full-screen client shows: {@link dev.parley.client.view.View#render} makes a grid of a model, from small views that
 * each draw in the area they are given. Pure. Knows the model and the grid; decides nothing, and knows nothing of a terminal.
 *
 * <p>{@link dev.parley.client.view.Frame} and {@link dev.parley.client.view.TranscriptRows} say how much fits: the reducer asks
 * them, since a page up is as long as the screen. What is under the mouse, {@link dev.parley.client.view.View#pointedAt} says.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.view;
