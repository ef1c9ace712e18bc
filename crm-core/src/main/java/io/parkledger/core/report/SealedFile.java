package io.parkledger.core.report;

/**
 * One file of a report. Its bytes are kept beside the event, and its hash tells them from all others.
 *
 * @param size   in bytes
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record SealedFile(String name, String mediaType, long size, String sha256) {}
