package dev.parley.server.assembly;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.server.core.decide.TokenHash;
import dev.parley.server.worker.NewToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A code for each operator's name, made anew at each start: whoever can read the console may register the name. */
final class OperatorCodes {

    private static final int CHARACTERS = 20;

    private volatile Map<String, String> codes = Map.of();

    private OperatorCodes() {}

    /** Names that cannot be names are nobody's, and need no code. */
    static OperatorCodes of(Collection<String> operators) {
        OperatorCodes made = new OperatorCodes();
        made.take(operators);
        return made;
    }

    /** From now on others are operators; those who were it before keep their codes. Any thread. */
    void take(Collection<String> operators) {
        Map<String, String> before = codes;
        Map<String, String> all = new LinkedHashMap<>();
        NewToken random = new NewToken();
        for (String written : operators) {
            Name name = Names.user(written);
            if (name != null) {
                String known = before.get(name.canonical());
                all.put(name.canonical(), known == null ? code(random) : known);
            }
        }
        codes = all;
    }

    /** Letters and digits alone: it is typed, and stands behind an option. */
    private static String code(NewToken random) {
        return random.get().replace('-', 'x').replace('_', 'y').substring(0, CHARACTERS);
    }

    Set<String> users() {
        return codes.keySet();
    }

    Map<String, String> hashes() {
        Map<String, String> hashes = new LinkedHashMap<>();
        codes.forEach((user, code) -> hashes.put(user, TokenHash.of(code)));
        return hashes;
    }

    /** Without the codes: for a log. */
    List<String> namesOf(List<String> free) {
        return free.isEmpty()
                ? List.of()
                : List.of("Nobody has the operator's name " + String.join(", ", free)
                        + " yet. scripts/admin.sh reload shows the code to register it.");
    }

    /** What the console says of names that nobody has. */
    List<String> words(Collection<String> free) {
        List<String> lines = new ArrayList<>();
        for (String user : free) {
            lines.add("Nobody has the operator's name " + user
                    + " yet. The code to register it (client option --invite CODE): " + codes.get(user));
        }
        return lines;
    }
}
