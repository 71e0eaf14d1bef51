package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicateKeyTest {

    @Test
    void itIsNotOnTheLineThatFollows() {
        assertThat(DuplicateKey.line("a = 1\na = 2\n  b = 3\n", "Duplicate key", 3, 3))
                .isEqualTo(2);
        assertThat(DuplicateKey.line("a = 1\na = 2 # again\n\n# more\n", "Duplicate key", 5, 1))
                .isEqualTo(2);
        assertThat(DuplicateKey.line("a = 1\na = [\n2]\n[b]", "Duplicate key", 4, 1))
                .isEqualTo(3);
    }

    @Test
    void itIsOnTheLastLineThatDoesNotEnd() {
        assertThat(DuplicateKey.line("a = 1\na = 2", "Duplicate key", 2, 6)).isEqualTo(2);
        assertThat(DuplicateKey.line("a = {x = 1, x = 2}\nb = 1\n", "Duplicate key", 1, 18))
                .isEqualTo(1);
    }

    @Test
    void otherFaultsAreWhereTheParserSaysThatTheyAre() {
        assertThat(DuplicateKey.line("a = 1\n= 2\n", "Unknown token", 2, 1)).isEqualTo(2);
    }
}
