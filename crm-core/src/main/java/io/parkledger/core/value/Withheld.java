package io.parkledger.core.value;

/** Why a person's name and phone are shown to nobody. */
public enum Withheld {
    /** 受限: somebody asked that the person be erased, and that is not decided yet. Nothing is lost. */
    RESTRICTED,
    /** 已删除: the key is gone. */
    ERASED
}
