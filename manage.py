#!/usr/bin/env python
"""Run one of Steady's commands."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehab.settings")
    execute_from_command_line(sys.argv)
