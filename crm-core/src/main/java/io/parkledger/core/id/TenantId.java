package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.InvalidValue;

/** Points at a tenant (入驻企业). */
public record TenantId(@JsonValue String value) implements Id {

    private static final int CODE_LENGTH = 18;

    @JsonCreator
    public TenantId {
        Id.requireWellFormed(value);
    }

    /** What a company is called as a tenant of a park when nobody says otherwise. */
    public static TenantId of(ParkId park, CreditCode code) {
        return new TenantId(park + "-" + code);
    }

    /** Whether it reads as {@link #of} of some park and company, and so is kept for that company. */
    static boolean isOfSomeCompany(String id) {
        int code = id.length() - CODE_LENGTH;
        return code > 1 && id.charAt(code - 1) == '-' && CreditCode.isOne(id.substring(code));
    }

    /** @throws InvalidValue when it is kept for another company */
    public void requireFreeFor(ParkId park, CreditCode code) {
        if (isOfSomeCompany(value) && !equals(of(park, code))) {
            throw new InvalidValue("value.id-reserved", value);
        }
    }

    /** @throws InvalidValue when it is kept for another company, wherever */
    public void requireFreeFor(CreditCode code) {
        if (isOfSomeCompany(value) && !value.endsWith("-" + code)) {
            throw new InvalidValue("value.id-reserved", value);
        }
    }

    /** @throws InvalidValue when it is kept for a company of another park */
    public void requireFreeIn(ParkId park) {
        if (isOfSomeCompany(value)
                && !value.substring(0, value.length() - CODE_LENGTH).equals(park + "-")) {
            throw new InvalidValue("value.id-reserved", value);
        }
    }

    /** For which company it is kept is asked where the company is known. */
    @Override
    public void requireFree() {
        if (value.contains(JOINT)) {
            throw new InvalidValue("value.id-reserved", value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
