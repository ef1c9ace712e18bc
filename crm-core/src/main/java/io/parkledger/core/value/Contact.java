package io.parkledger.core.value;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person at a company: personal data, encrypted wherever an event is stored.
 *
 * @param personId the key under which the person can be erased
 * @param name     null once erased
 * @param phone    null when unknown or erased
 */
public record Contact(
        @NotBlank @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]*")
        String personId,

        @Size(max = 60) @Nullable String name,
        @Size(max = 30) @Nullable String phone) {

    public static Contact erased(String personId) {
        return new Contact(personId, null, null);
    }

    public boolean erased() {
        return name == null && phone == null;
    }
}
