package io.parkledger.planted.unmarked;

/** Stands in a package that does not say what may be null. */
public final class PackageWithoutNullMarked {}
