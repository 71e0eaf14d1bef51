package dev.parley.server.session;

import dev.parley.server.audit.Act;
import dev.parley.server.audit.Acts;
import dev.parley.server.audit.Deed;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.World;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log what admins and moderators do: all that changed something for somebody else. What was refused, or changed
 * nothing, is not recorded: anybody can ask. The loop's thread.
 */
final class ModeratorActs {

    private final World world;
    private final Acts acts;
    private final Predicate<String> isAdmin;

    /** @param isAdmin of a canonical name */
    ModeratorActs(World world, Acts acts, Predicate<String> isAdmin) {
        this.world = world;
        this.acts = acts;
        this.isAdmin = isAdmin;
    }

    void record(Act act) {
        acts.record(act);
    }

    /**
     * What a command was, after it was applied; null if it is not for the audit log.
     *
     * @param before the command's session as it was when the command came
     */
    @Nullable
    Act of(Command command, @Nullable Session before, Outcome outcome) {
        if (before == null || before.login() == null) {
            return null;
        }
        String me = before.login().user();
        Deed deed = command.input()
                .accept(new Deeds(world, me, isAdmin.test(me), outcome))
                .orElse(null);
        if (deed == null) {
            return null;
        }
        Account account = world.state().account(me);
        return new Act(
                command.at(),
                isAdmin.test(me) ? Act.By.ADMIN : Act.By.MODERATOR,
                account == null ? me : account.name().display(),
                before.address(),
                deed.what(),
                deed.whom(),
                deed.room(),
                deed.detail(),
                deed.why(),
                "ok");
    }
}
