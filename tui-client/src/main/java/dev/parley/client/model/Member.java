package dev.parley.client.model;

import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.Role;
import org.jspecify.annotations.Nullable;

/** One who belongs to a conversation. {@code away}, {@code address} and {@code bot} as far as the server tells them. */
public record Member(
        String name,
        Role role,
        boolean online,
        @Nullable String away,
        @Nullable String address,
        boolean bot) {

    static Member of(MemberSummary told) {
        return new Member(told.user(), told.role(), told.online(), told.away(), told.address(), told.bot() != null);
    }

    Member withRole(Role now) {
        return new Member(name, now, online, away, address, bot);
    }

    public Member withPresence(boolean nowOnline, @Nullable String nowAway) {
        return new Member(name, role, nowOnline, nowAway, nowOnline ? address : null, bot);
    }
}
