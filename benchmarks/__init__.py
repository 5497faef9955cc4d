"""What copydesk costs and how good it is, measured side by side in one run: ratios, never a timed test."""
