package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewNameTest {

    @Test
    void theFaultOfThisNameIsSaidAndNotTheWholeRule() {
        assertThat(NewName.whyNot("ann")).isNull();
        assertThat(NewName.whyNot("josé")).isNull();
        assertThat(NewName.whyNot("ann  smith")).isEqualTo("Names cannot contain spaces. Try ann-smith.");
        assertThat(NewName.whyNot("ann\u00a0&")).isEqualTo("Names cannot contain spaces.");
        assertThat(NewName.whyNot("a".repeat(33))).isEqualTo("That name has 33 characters; the limit is 32.");
        assertThat(NewName.whyNot("-ann")).isEqualTo("Names begin with a letter or a digit.");
        assertThat(NewName.whyNot("a@b")).isEqualTo("Names have letters, digits, _, - and . of one alphabet.");
    }
}
