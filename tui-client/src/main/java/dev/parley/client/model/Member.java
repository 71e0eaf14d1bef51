package dev.parley.client.model;

import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.Role;
import org.jspecify.annotations.Nullable;

/** One who belongs to a conversation. {@code away} and {@code address} as far as the server tells them. */
public record Member(
        String name,
        Role role,
        boolean online,
        @Nullable String away,
        @Nullable String address) {

    static Member of(MemberSummary told) {
        return new Member(told.user(), told.role(), told.online(), told.away(), told.address());
    }

    Member withRole(Role now) {
        return new Member(name, now, online, away, address);
    }

    public Member withPresence(boolean nowOnline, @Nullable String nowAway) {
        return new Member(name, role, nowOnline, nowAway, nowOnline ? address : null);
    }
}
