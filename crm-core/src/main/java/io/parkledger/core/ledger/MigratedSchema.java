package io.parkledger.core.ledger;

/**
 * A schema of the ledger's database, made and changed by migrations alone.
 *
 * @param location of its migrations on the class path
 */
public record MigratedSchema(String name, String location) {

    public static final MigratedSchema LEDGER = new MigratedSchema("ledger", "classpath:db/ledger");
}
