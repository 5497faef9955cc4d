"""Single printed lines: icon rows, bylines, credit lines, dates. A line in, what it says out, or nothing."""
