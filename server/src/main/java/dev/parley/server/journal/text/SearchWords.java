package dev.parley.server.journal.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person searches for. Words, all of which must occur; {@code "a phrase"}; {@code begin*}; {@code one OR other};
 * {@code -without}. A word of which several terms are made ({@code don't}, {@code 日本}) is a phrase. A Korean word is found
 * by its beginning, since particles follow it. What has no terms, as {@code :-)}, is passed over if there is something else.
 *
 * @param wanted all of these groups, one phrase of each
 * @param unwanted none of these
 */
public record SearchWords(List<List<Phrase>> wanted, List<Phrase> unwanted) {

    /** In code points, as typed. */
    public static final int LONGEST = 256;

    /** Words and phrases, as typed. */
    public static final int MOST_WORDS = 32;

    /** How much of a word is to be there before {@code *}: one letter begins nearly everything. */
    static final int SHORTEST_BEGINNING = 2;

    /**
     * Terms that follow each other.
     *
     * @param terms never empty
     * @param beginning whether the last one may go on
     */
    public record Phrase(List<String> terms, boolean beginning) {}

    /** What stands between spaces or quotes, before it is understood. */
    private record Word(String text, boolean quoted, boolean unwanted, boolean beginning) {

        boolean isOr() {
            return !quoted && !unwanted && !beginning && text.equals("OR");
        }
    }

    /** Reads what somebody typed. */
    public static SearchWords parse(String typed) throws BadWordsException {
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            throw new BadWordsException("The search text is too long. Use at most " + LONGEST + " characters.");
        }
        List<Word> words = split(typed);
        if (words.isEmpty()) {
            throw new BadWordsException("The search text is empty. Write at least one word.");
        }
        if (words.size() > MOST_WORDS) {
            throw new BadWordsException("Too many words. Use at most " + MOST_WORDS + ".");
        }
        return understood(words);
    }

    private static SearchWords understood(List<Word> words) throws BadWordsException {
        List<List<Phrase>> wanted = new ArrayList<>();
        List<Phrase> unwanted = new ArrayList<>();
        List<Phrase> group = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.isOr()) {
                checkBetweenWords(words, i);
                continue;
            }
            Phrase phrase = phrase(word);
            if (word.unwanted) {
                add(phrase, unwanted);
                continue;
            }
            if (i == 0 || !words.get(i - 1).isOr()) {
                group = new ArrayList<>();
                wanted.add(group);
            }
            add(phrase, group);
        }
        wanted.removeIf(List::isEmpty);
        if (wanted.isEmpty()) {
            throw new BadWordsException(
                    unwanted.isEmpty()
                            ? "The search text contains only punctuation. Use letters, digits or emoji."
                            : "The search only excludes words. Add a word to find: tea -coffee");
        }
        return new SearchWords(wanted, unwanted);
    }

    private static void add(Phrase phrase, List<Phrase> to) {
        if (!phrase.terms.isEmpty()) {
            to.add(phrase);
        }
    }

    private static void checkBetweenWords(List<Word> words, int i) throws BadWordsException {
        if (i == 0 || i == words.size() - 1 || words.get(i + 1).isOr()) {
            throw new BadWordsException(
                    "OR must be between two words: tea OR coffee. To search for the word itself, write it in lower case: or");
        }
        if (words.get(i - 1).unwanted || words.get(i + 1).unwanted) {
            throw new BadWordsException("OR cannot combine excluded words. Exclude each one: -tea -coffee");
        }
    }

    private static Phrase phrase(Word word) throws BadWordsException {
        if (!word.quoted && word.text.indexOf('*') >= 0) {
            throw new BadWordsException("* is allowed only at the end of a word: coff*");
        }
        List<String> terms = Terms.of(word.text);
        if (!terms.isEmpty() && Terms.takesParticles(terms.get(terms.size() - 1))) {
            return new Phrase(terms, true);
        }
        if (!word.beginning) {
            return new Phrase(terms, false);
        }
        if (terms.isEmpty()) {
            throw new BadWordsException("* needs the beginning of a word before it: coff*");
        }
        String last = terms.get(terms.size() - 1);
        if (Terms.isWhole(last)) {
            return new Phrase(terms, false);
        }
        if (last.codePointCount(0, last.length()) < SHORTEST_BEGINNING) {
            throw new BadWordsException("Write at least " + SHORTEST_BEGINNING + " letters before *: co*");
        }
        return new Phrase(terms, true);
    }

    private static List<Word> split(String typed) throws BadWordsException {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < typed.length()) {
            if (isSpace(typed.charAt(i))) {
                i++;
                continue;
            }
            boolean unwanted = typed.charAt(i) == '-' && i + 1 < typed.length() && !isSpace(typed.charAt(i + 1));
            int start = unwanted ? i + 1 : i;
            boolean quoted = start < typed.length() && isQuote(typed.charAt(start));
            int end = quoted ? closing(typed, start + 1) : endOfWord(typed, start);
            String text = typed.substring(quoted ? start + 1 : start, end);
            i = quoted ? end + 1 : end;
            boolean beginning = quoted ? i < typed.length() && typed.charAt(i) == '*' : text.endsWith("*");
            if (beginning && quoted) {
                i++;
            } else if (beginning) {
                text = text.substring(0, text.length() - 1);
            }
            words.add(new Word(text, quoted, unwanted, beginning));
        }
        return words;
    }

    private static int endOfWord(String typed, int from) {
        int i = from;
        while (i < typed.length() && !isSpace(typed.charAt(i)) && !isQuote(typed.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int closing(String typed, int from) throws BadWordsException {
        for (int i = from; i < typed.length(); i++) {
            if (isQuote(typed.charAt(i))) {
                return i;
            }
        }
        throw new BadWordsException("A quotation mark is missing. Put one on each side of the phrase: \"green tea\"");
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Telephones type the curved ones. */
    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„';
    }
}
