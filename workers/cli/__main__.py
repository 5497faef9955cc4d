"""``python -m workers.cli``: the command ``copydesk``."""

import sys

from workers.cli import main

sys.exit(main())
