package dev.parley.server.session;

import dev.parley.name.Name;
import dev.parley.server.core.state.State;
import dev.parley.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of names from before look-alikes were refused. They go on working. */
final class LookalikeNames {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    /** A store full of them must not fill the log at each start. */
    private static final int MOST = 50;

    private LookalikeNames() {}

    static void log(State state) {
        log("Users", state.userLooks().groups());
        log("Rooms", state.roomLooks().groups());
    }

    private static void log(String what, List<List<Name>> groups) {
        groups.stream()
                .limit(MOST)
                .forEach(names -> LOG.warn(
                        "{} whose names look the same: {}",
                        what,
                        names.stream()
                                .map(name -> SafeText.escape(name.display()))
                                .collect(Collectors.joining(", "))));
        if (groups.size() > MOST) {
            LOG.warn("{} more groups of {} look the same.", groups.size() - MOST, what.toLowerCase(Locale.ROOT));
        }
    }
}
