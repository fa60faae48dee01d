/** Brands: as JSON, and which one the pages show. */
export {}
