"""A small invented newsroom: a site of twelve stories in nine languages, to try copydesk on without a network."""
