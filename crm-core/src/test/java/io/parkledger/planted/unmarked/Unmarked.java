package io.parkledger.planted.unmarked;

/** Its package says nothing about null. */
public final class Unmarked {}
