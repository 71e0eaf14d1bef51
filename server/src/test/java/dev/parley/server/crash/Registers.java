package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.LOST;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every {@link Register}, by a name that says what it holds. Any thread. */
final class Registers {
    /** As what does not exist reads. */
    static final String ABSENT = "(absent)";

    private final Violations violations;
    private final Map<String, Register> registers = new TreeMap<>();

    Registers(Violations violations) {
        this.violations = violations;
    }

    synchronized void sent(String name, String value) {
        register(name).sent(value);
    }

    synchronized void acknowledged(String name, String value) {
        register(name).acknowledged(value);
    }

    synchronized void refused(String name, String value) {
        register(name).refused(value);
    }

    /** As it reads after a crash, before anybody sets it again. */
    synchronized void found(String name, String value) {
        Register register = register(name);
        List<String> candidates = register.candidates();
        if (!register.found(value)) {
            violations.add(LOST, name + " is " + value + " and should be " + String.join(" or ", candidates));
        }
    }

    synchronized String settled(String name) {
        return register(name).settled();
    }

    synchronized List<String> candidates(String name) {
        return register(name).candidates();
    }

    /** The names that begin so. */
    synchronized Set<String> names(String prefix) {
        return Set.copyOf(registers.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList());
    }

    private Register register(String name) {
        return registers.computeIfAbsent(name, fresh -> new Register(ABSENT));
    }
}
