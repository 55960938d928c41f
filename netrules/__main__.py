"""``python -m netrules``."""

import sys

from netrules.cli.main import main

sys.exit(main())
