package io.parkledger.core.value;

/** The park's leading industries (主导产业), as its targets and tables name them. */
public enum Industry {
    BIG_DATA,
    CLOUD_SOFTWARE,
    SMART_MANUFACTURING,
    INSPECTION_TESTING,
    ECOMMERCE_DIGITAL_CULTURE,
    TECH_IP_SERVICES,
    EDUCATION_EQUIPMENT,
    OTHER
}
