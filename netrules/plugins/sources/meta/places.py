"""Where the files of an export lie, and what lies beside them.

The folders of both services have been renamed and moved every other year, and an export may
lie within folders of its owner's. Its *home* is the folder that everything in it has in common.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final

import attrs

#: The folders that hold conversations, a folder each.
BOXES: Final = frozenset(
    "inbox e2ee_cutover archived_threads filtered_threads message_requests".split()
)
#: Boxes of people who may not write without being asked.
REQUESTS: Final = frozenset({"filtered_threads", "message_requests"})
#: Base names of the files that a conversation is split into, without ending.
MESSAGE: Final = re.compile(r"message(?:_(\d{1,6}))?")

#: Folders between the home and the files that are read.
_WITHIN: Final = frozenset(
    "messages your_facebook_activity your_activity_across_facebook your_instagram_activity "
    "connections friends friends_and_followers followers followers_and_following "
    "following_and_followers profile_information personal_information about_you html".split()
)
#: Folders that only one of the services has.
_SIGNS: Final = {
    "facebook": frozenset(
        "your_facebook_activity your_activity_across_facebook e2ee_cutover archived_threads "
        "filtered_threads stickers_used friends_and_followers following_and_followers "
        "apps_and_websites_off_of_facebook".split()
    ),
    "instagram": frozenset(
        "your_instagram_activity followers_and_following apps_and_websites_off_of_instagram".split()
    ),
}
#: Folders that lie in the home of an export and say nothing of people, or are read.
_BESIDE: Final = {
    "facebook": frozenset(
        "about_you activity_messages ads_and_businesses ads_information apps_and_websites "
        "apps_and_websites_off_of_facebook archive calls_and_messages comments "
        "comments_and_reactions connections dating events facebook_gaming facebook_marketplace "
        "facebook_news facebook_payments feed files following_and_followers friends "
        "friends_and_followers groups html icons interactions journalist_registration "
        "likes_and_reactions location location_history logged_information marketplace media "
        "messages music_recommendations notifications other_activity other_logged_information "
        "other_personal_information pages payment_history personal_information photos "
        "photos_and_videos polls posts preferences profile_information reviews "
        "saved_items_and_collections search security_and_login_information search_history "
        "short_videos stories style videos voice_recording_and_transcription volunteering "
        "your_activity_across_facebook your_facebook_activity your_interactions_on_facebook "
        "your_pages your_places your_problem_reports your_topics".split()
    ),
    "instagram": frozenset(
        "ads_and_businesses ads_information apps_and_websites apps_and_websites_off_of_instagram "
        "autofill_information comments connections content contacts device_information events "
        "files followers_and_following guides information_about_you likes logged_information "
        "login_and_account_creation media messages monetization past_instagram_insights "
        "personal_information photos preferences profile recent_searches reports saved "
        "security_and_login_information shopping stories story_sticker_interactions subscriptions "
        "videos your_instagram_activity your_topics".split()
    ),
}
#: Endings of the files that an export brings along. Others in such folders are not its own.
_ENDINGS: Final = frozenset(
    "json html htm css js txt jpg jpeg png gif webp heic svg mp4 mov m4a aac wav mp3 srt".split()
)
_ROOT: Final = frozenset({"index.html", "index.htm", "start_here.html", "no-data.txt"})


@attrs.frozen
class Folder:
    """A folder of one conversation.

    Args:
        path: Its path, with its name last.
        box: The folder of many conversations that it lies in, "" if it lies in none.
        members: The files, in the order of their numbers.
    """

    path: str
    box: str
    members: tuple[str, ...]


def base_of(member: str) -> tuple[str, str]:
    """A member's base name without ending, and the ending in small letters."""
    stem, _, ending = member.rpartition("/")[2].rpartition(".")
    return stem, ending.casefold()


def _home(parts: list[str]) -> str:
    while parts and parts[-1] in _WITHIN:
        parts = parts[:-1]
    return "".join(f"{part}/" for part in parts)


def home_of_list(member: str) -> str:
    """The home of the export that a list of people belongs to."""
    return _home(member.split("/")[:-1])


def is_in_place(member: str) -> bool:
    """Whether a list lies in a folder that the service has made, and not just anywhere."""
    return member.rpartition("/")[0].rpartition("/")[2] in _WITHIN


def home_of_thread(member: str) -> str | None:
    """The home of the export that a file of a conversation belongs to, None if it lies in
    no box."""
    parts = member.split("/")[:-1]
    for place, part in enumerate(parts):
        if part in BOXES:
            return _home(parts[:place])
    return None


def signed_homes(members: Iterable[str]) -> dict[str, set[str]]:
    """For each service the homes in which there is a folder that only it has."""
    homes: dict[str, set[str]] = {name: set() for name in _SIGNS}
    seen: set[str] = set()
    for member in members:
        folder = member.rpartition("/")[0]
        if folder in seen:
            continue
        seen.add(folder)
        parts = folder.split("/")
        for place, part in enumerate(parts):
            for name, signs in _SIGNS.items():
                if part in signs or part.startswith(f"{name}-"):
                    depth = place + part.startswith(f"{name}-")
                    homes[name].add(_home(parts[:depth]))
    return homes


def is_beside(
    service: str, homes: Collection[str], shared: Collection[str]
) -> Callable[[str], bool]:
    """Whether a member belongs to an export by its place alone.

    Args:
        service: Whose export it is.
        homes: The homes of its parts.
        shared: Those of them in which the other service has files, too: there, only what
            lies in folders of the service's own is surely its.
    """
    ordered = sorted(homes, key=len, reverse=True)

    def answer(member: str) -> bool:
        home = next((one for one in ordered if member.startswith(one)), None)
        if home is None:
            return False
        first, slash, rest = member[len(home) :].partition("/")
        if not slash:
            return first in _ROOT and home not in shared
        folders = _SIGNS[service] if home in shared else _BESIDE[service]
        if first not in folders:
            return False
        in_messages = "messages" in (first, rest.partition("/")[0])
        return in_messages or base_of(member)[1] in _ENDINGS

    return answer
