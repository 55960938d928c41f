"""The settings of the example."""

from __future__ import annotations

import json

from maker.story import EMPLOYER, ME, TARGETS


def settings_file() -> str:
    """The whole of ``netrules.toml``."""
    return _TEXT.format(
        name=json.dumps(ME.name),
        email=json.dumps(ME.emails[0]),
        employer=json.dumps(EMPLOYER),
        title=json.dumps(ME.title),
        place=json.dumps(ME.place),
        employers="".join(f"    {json.dumps(firm)},\n" for firm in TARGETS),
        elsewhere=f'"forecasting" in fields and employer != "{EMPLOYER}"',
    )


_TEXT = """\
# Where the network is read from, and what it is judged against.
# `netrules check --today 2026-11-20` in this folder prints the report that the README shows.

sources = ["linkedin/", "phone.vcf", "contacts.toml"]

[me]
name = {name}
email = {email}
organization = {employer}
title = {title}
level = "entry"
place = {place}
fields = ["data", "energy"]
# Talk counts by any of these. LinkedIn covers the first, contacts.toml the others.
channels = ["LinkedIn message", "meeting", "call"]

[[goal]]
name = "senior-data-job"
template = "job"
fields = ["data", "machine learning"]
places = ["Leeds", "Rotterdam"]
employers = [
{employers}]
since = 2026-06-01
review = 2027-01-31

[[goal]]
name = "answers-on-forecasting"

[[goal.need]]
name = "people-who-forecast"
who = '"forecasting" in fields'
at-least = 3
warm = 1

[[goal.need]]
name = "not-only-colleagues"
who = '{elsewhere}'
at-least = 2

[[goal.need]]
name = "someone-in-charge"
who = '"forecasting" in fields and level >= "manager"'

[[goal.need]]
name = "another-trade"
who = '"forecasting" in fields and not "energy" in fields'
must = false
at-least = 2
routes = 2

[rules]
# Every rule runs. To leave some out, name them by code or by family:
#     ignore = ["K", "S102"]
# A rule's own options and its severity go into a table of its code:
#     [rules.K101]
#     severity = "warning"

[privacy]
# Everybody here is invented, so there is no salt to keep; `netrules init` writes one
# for a network of real people.
"""
