package io.parkledger.core.value;

/** Whose share is counted; never mixed, always printed beside the figure. */
public enum TaxScope {
    /**
     * 全口径: all tax collected from entities registered in the park, central, provincial and local shares, gross of
     * refunds; without social insurance, non-tax fees and tax collected by customs. No authoritative definition was
     * found.
     */
    FULL,
    /** 地方留成: what district and city keep after the split. */
    LOCAL_RETAINED
}
