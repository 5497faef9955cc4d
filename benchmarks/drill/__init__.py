"""The fault drill: pages are handed in while what works on them is killed; then log and store are compared."""
