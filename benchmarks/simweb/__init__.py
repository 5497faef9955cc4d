"""A simulated web on loopback: twenty news sites of many shapes and languages, and sites that are traps."""
