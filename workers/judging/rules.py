"""What speaks after the first judge, in order: each rule overrules only where it is certain."""

from workers.judging.sheet import Rule

RULES: tuple[Rule, ...] = ()
