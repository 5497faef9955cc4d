"""Words and patterns as data. Every row has hits and misses, and a test runs each of them."""
