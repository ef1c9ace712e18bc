package io.parkledger.api.web;

import java.util.regex.Pattern;

/** Addresses a browser may be sent to. */
public final class Addresses {

    /** Begins with one slash, so that no other host can be meant; nothing that could end the header. */
    private static final Pattern OURS = Pattern.compile("/(?:[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private Addresses() {}

    public static boolean isOurs(String address) {
        return OURS.matcher(address).matches();
    }
}
