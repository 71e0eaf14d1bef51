package dev.parley.client.model;

import dev.parley.protocol.Result.MemberSummary;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
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

    /** As a user who has come, gone or said something; where nothing is said of it, a bot stays one. */
    public Member with(ServerEvent.Presence told) {
        boolean nowBot = told.bot() == null ? bot : told.bot();
        return new Member(name, role, told.online(), told.away(), told.online() ? address : null, nowBot);
    }
}
