package dev.parley.client.view;

import dev.parley.client.grid.Style;
import dev.parley.client.model.Member;
import org.jspecify.annotations.Nullable;

/** How it shows whether somebody is there: a sign that says it without colours too. */
final class Presence {

    private Presence() {}

    static String sign(@Nullable Member member) {
        return member == null || !member.online() ? "○" : member.away() != null ? "◐" : "●";
    }

    static Style style(@Nullable Member member) {
        return member == null || !member.online() ? Theme.DIM : member.away() != null ? Theme.AWAY : Theme.ONLINE;
    }
}
