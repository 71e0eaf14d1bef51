package dev.parley.server.core.state;

import dev.parley.protocol.Redaction;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may do what in one room: roles, settings, bans and invitations. All of them outlive membership. */
public final class RoomRules {

    /** Bytes that a role, a setting, a ban or an invitation takes beside its text. */
    private static final int PLACE_BYTES = 200;

    private static final int CHAR_BYTES = 2;

    private @Nullable String creator;
    /** Bans, and invitations, of one room. */
    private static final int MOST = 1_000;

    private final Map<String, Role> roles = new TreeMap<>();
    private final Map<RoomSetting, String> settings = new EnumMap<>(RoomSetting.class);
    private final Map<String, Restored.Ban> bans = new LinkedHashMap<>();
    private final Map<String, Restored.Invitation> invitations = new LinkedHashMap<>();

    RoomRules(@Nullable String owner, boolean hidden) {
        creator = owner;
        if (owner != null) {
            roles.put(owner, Role.OWNER);
        }
        if (hidden) {
            settings.put(RoomSetting.ACCESS, RoomSetting.PRIVATE);
        }
    }

    /** As it is in a snapshot. */
    static RoomRules restore(Restored.OfRoom from) {
        RoomRules rules = new RoomRules(null, from.hidden());
        rules.roles.putAll(from.roles());
        Restored.Rules known = from.rules();
        if (known == null) {
            // There was one owner then, who had made the room.
            rules.creator = rules.owner();
            return rules;
        }
        rules.creator = known.creator();
        known.settings().forEach(rules::set);
        known.bans().forEach(ban -> rules.bans.put(ban.user(), ban));
        known.invitations().forEach(one -> rules.invitations.put(one.user(), one));
        return rules;
    }

    private @Nullable String owner() {
        return roles.entrySet().stream()
                .filter(one -> one.getValue() == Role.OWNER)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    Restored.Rules summary() {
        return new Restored.Rules(creator, settings(), List.copyOf(bans.values()), List.copyOf(invitations.values()));
    }

    /** Who has a role other than a plain member's, by canonical name, in order. */
    public Map<String, Role> roles() {
        return new TreeMap<>(roles);
    }

    /** Who made the room; null where the server did, and where that user is no more. */
    public @Nullable String creator() {
        return creator;
    }

    /** What the user may do here as a member; who was never given a role is a plain member. */
    public Role role(String user) {
        return roles.getOrDefault(user, Role.MEMBER);
    }

    /** How many have this role, members or not. */
    public long count(Role role) {
        return roles.values().stream().filter(role::equals).count();
    }

    /** As it was set, or as a new room has it. */
    public String setting(RoomSetting setting) {
        return settings.getOrDefault(setting, setting.usual());
    }

    /** What was set otherwise than a new room has it, by the words on the wire. */
    public Map<String, String> settings() {
        Map<String, String> set = new TreeMap<>();
        settings.forEach((setting, value) -> set.put(setting.toString(), value));
        return set;
    }

    /** Whether a setting has this value. */
    public boolean is(RoomSetting setting, String value) {
        return setting(setting).equals(value);
    }

    /** Whether only members and those who may come in know of the room. */
    public boolean isPrivate() {
        return is(RoomSetting.ACCESS, RoomSetting.PRIVATE);
    }

    /** Between two messages of a member; zero where the room is not in slow mode. */
    public Duration pause() {
        String seconds = settings.get(RoomSetting.SLOW_S);
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** Whether nobody more can be banned. */
    public boolean isFullOfBans() {
        return bans.size() >= MOST;
    }

    /** Whether nobody more can be invited. */
    public boolean isFullOfInvitations() {
        return invitations.size() >= MOST;
    }

    public boolean hasBanned(String user) {
        return bans.containsKey(user);
    }

    /** Oldest first. */
    public Collection<Restored.Ban> bans() {
        return Collections.unmodifiableCollection(bans.values());
    }

    public boolean hasInvited(String user) {
        return invitations.containsKey(user);
    }

    /** The user's invitation; null if there is none. */
    public Restored.@Nullable Invitation invitation(String user) {
        return invitations.get(user);
    }

    /** Those who are invited, by canonical name, oldest first. */
    public Collection<String> invited() {
        return Collections.unmodifiableSet(invitations.keySet());
    }

    long bytes() {
        long places = (long) roles.size() + settings.size() + bans.size() + invitations.size();
        long characters = 0;
        for (Restored.Ban ban : bans.values()) {
            characters += ban.text().length();
        }
        return PLACE_BYTES * places + CHAR_BYTES * characters;
    }

    void give(String user, Role role) {
        if (role == Role.MEMBER) {
            roles.remove(user);
        } else {
            roles.put(user, role);
        }
    }

    /** Nothing for a setting that is not known, of a newer version. */
    void set(String word, String value) {
        RoomSetting setting = RoomSetting.of(word);
        if (setting == null) {
            return;
        }
        if (value.equals(setting.usual())) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
    }

    void ban(Event.UserBanned banned) {
        putOut(banned.user());
        invitations.remove(banned.user());
        bans.put(banned.user(), new Restored.Ban(banned.user(), banned.by(), banned.text(), banned.at()));
    }

    void unban(String user) {
        bans.remove(user);
    }

    void invite(Event.UserInvited invited) {
        invitations.put(invited.user(), new Restored.Invitation(invited.user(), invited.by(), invited.at()));
    }

    void endInvitation(String user) {
        invitations.remove(user);
    }

    /** Who is put out has no right above a member's any more; a reader stays a reader. */
    void putOut(String user) {
        if (role(user).isAbove(Role.MEMBER)) {
            roles.remove(user);
        }
    }

    /** Whether anything here names the account, as {@link #forget} would find it. */
    boolean knows(Account account) {
        String user = account.key();
        String display = account.name().display();
        return user.equals(creator)
                || roles.containsKey(user)
                || bans.containsKey(user)
                || invitations.containsKey(user)
                || bans.values().stream().anyMatch(ban -> ban.by().equals(display))
                || invitations.values().stream().anyMatch(one -> one.by().equals(display));
    }

    /** The user is no part of it any more, and never was. Bans and invitations that the user gave are nobody's. */
    void forget(Account account) {
        String user = account.key();
        String display = account.name().display();
        if (user.equals(creator)) {
            creator = null;
        }
        roles.remove(user);
        bans.remove(user);
        invitations.remove(user);
        bans.replaceAll((name, ban) ->
                ban.by().equals(display) ? new Restored.Ban(ban.user(), Redaction.NOBODY, ban.text(), ban.at()) : ban);
        invitations.replaceAll((name, one) ->
                one.by().equals(display) ? new Restored.Invitation(one.user(), Redaction.NOBODY, one.at()) : one);
    }

    @Override
    public String toString() {
        return "creator=" + creator + " roles=" + roles + " settings=" + settings + " bans="
                + new ArrayList<>(bans.values()) + " invitations=" + new ArrayList<>(invitations.values());
    }
}
