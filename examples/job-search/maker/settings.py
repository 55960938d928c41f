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
    )


_TEXT = """\
# Where the network is read from, and what it is judged against.
# `netrules check --today 2026-11-20` in this folder prints the report of netrules' README.

sources = ["linkedin/", "phone.vcf", "contacts.toml", "rowing.toml"]

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
# Asked of titles, which the export has for everybody, and not of fields, which it never has.
name = "answers-on-forecasting"

[[goal.need]]
name = "people-who-forecast"
who = 'contains(title, "forecast") or contains(title, "meteorolog")'
at-least = 3
warm = 1

[[goal.need]]
name = "not-only-colleagues"
who = '''organization != me.organization
    and (contains(title, "forecast") or contains(title, "meteorolog"))'''
at-least = 2

[[goal.need]]
name = "someone-in-charge"
who = 'contains(title, "forecast") and level >= "manager"'

[[goal.need]]
name = "weather-people"
who = 'contains(title, "meteorolog")'
must = false
routes = 2

[levels]
# Partners and owners stand beside the ladder until somebody says on which rung.
partner = "director"
owner = "director"

[rules]
# Every rule runs. To leave some out, name them by code or by family:
#     ignore = ["K", "S002"]
# A rule's severity and its own options go into a table of its code.

[rules.T001]
# It looks back a year, and the log of meetings and calls is younger than that. Over half a
# year the files can speak of everybody.
days = 180

[privacy]
# Everybody here is invented, so there is no salt to keep; `netrules init` writes one
# for a network of real people.
"""
