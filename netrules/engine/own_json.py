"""Reading back the JSON that netrules itself wrote."""

from __future__ import annotations

import json
from typing import Any


def parsed(
    data: bytes, shown: str, remedy: str, error: type[ValueError] = ValueError
) -> tuple[str, Any]:
    """The text of a file, and the document that it is.

    Args:
        data: The content of the file.
        shown: How messages name it.
        remedy: What to do where it is none.
        error: What to raise then.

    Raises:
        ValueError: If it is no JSON; of the kind that was asked for.
    """
    try:
        text = data.decode("utf-8-sig")
        return text, json.loads(text)
    except UnicodeDecodeError:
        msg = f"{shown}: this is not UTF-8 text; {remedy}"
    except json.JSONDecodeError as slip:
        msg = f"{shown}:{slip.lineno}: this is not JSON: {slip.msg.lower()}; {remedy}"
    except (RecursionError, ValueError):
        msg = f"{shown}: this is not JSON that netrules wrote; {remedy}"
    raise error(msg)
