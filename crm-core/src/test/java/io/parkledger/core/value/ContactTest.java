package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactTest {

    @Test
    void a_contact_is_erased_when_neither_name_nor_phone_is_left() {
        assertThat(Contact.erased("P-1").erased()).isTrue();
        assertThat(new Contact("P-1", "魏澜", null).erased()).isFalse();
        assertThat(new Contact("P-1", null, "100-0000-0001").erased()).isFalse();
    }
}
