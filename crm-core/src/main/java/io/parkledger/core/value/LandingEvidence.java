package io.parkledger.core.value;

/** What proves that a company has landed (入驻/落地), see the definition of the term. */
public enum LandingEvidence {
    /** Space handed over (交付). */
    HANDOVER(Track.SPACE),
    /** Business registered at the address in the park, with the lease effective. */
    BUSINESS_REGISTRATION(Track.SPACE),
    /** Company registered and land transferred (土地出让). */
    LAND_TRANSFER(Track.LAND),
    /** Company registered and site licence given. */
    SITE_LICENCE(Track.LAND);

    private final Track track;

    LandingEvidence(Track track) {
        this.track = track;
    }

    public boolean countsOn(Track projectTrack) {
        return track == projectTrack;
    }
}
