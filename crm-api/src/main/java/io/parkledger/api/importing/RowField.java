package io.parkledger.api.importing;

/**
 * A column that rows of a kind have.
 *
 * @param name     in mappings and remarks, {@code creditCode}
 * @param required whether a row without it is refused
 * @param example  of the template
 */
record RowField(String name, boolean required, String example) {

    static RowField required(String name, String example) {
        return new RowField(name, true, example);
    }

    static RowField optional(String name, String example) {
        return new RowField(name, false, example);
    }

    /** Of its word: {@code import.field.creditCode}. */
    public String word() {
        return "import.field." + name;
    }
}
