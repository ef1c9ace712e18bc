package io.parkledger.core.value;

import io.parkledger.core.bound.Name;
import io.parkledger.core.id.Id;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person at a company: personal data, encrypted wherever an event is stored.
 *
 * @param personId the key under which the person can be erased, written like every other id; asked for where it is
 *                 typed, since events of before hold others
 * @param name     null once erased
 * @param phone    null when unknown or erased
 */
public record Contact(
        @Pattern(regexp = Id.PATTERN, message = "{bound.id}")
        String personId,

        @Name(max = 60) @Nullable String name,
        @Size(max = 30) @Nullable String phone) {

    public static Contact erased(String personId) {
        return new Contact(personId, null, null);
    }

    public boolean erased() {
        return name == null && phone == null;
    }
}
