package io.parkledger.api.kit.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses a browser may be sent to. */
public final class Addresses {

    /** Begins with one slash, so that no other host can be meant; nothing that could end the header. */
    private static final Pattern OURS = Pattern.compile("/(?:[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private Addresses() {}

    public static boolean isOurs(String address) {
        return OURS.matcher(address).matches() && isAddress(address);
    }

    private static boolean isAddress(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Sends the browser there, or to the front page when that is not an address of ours. */
    public static String redirectTo(@Nullable String address) {
        return "redirect:" + (address != null && isOurs(address) ? address : "/");
    }
}
