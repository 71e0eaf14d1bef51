package dev.parley.server.journal.sqlite;

/** The words that stand for a constant: what its {@code toString} says. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E of(E[] constants, String word) throws DamagedEventException {
        for (E constant : constants) {
            if (constant.toString().equals(word)) {
                return constant;
            }
        }
        throw new DamagedEventException("An unknown word: " + word);
    }
}
