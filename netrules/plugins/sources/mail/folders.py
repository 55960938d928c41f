"""What the name of a folder, or a label of Gmail, says of the messages in it.

Programs translate the names of their folders, and some write them in the folder's own
encoding. A name counts only as a whole: "Sent", but not "Sentinel project".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final

from netrules import fold_text
from netrules.plugins.sources.mail.words import decoded, to_text


class Mark(StrEnum):
    """What messages are by where they lie; the value is why those are skipped."""

    SENT = "sent"
    DRAFT = "draft"
    SPAM = "spam"
    TRASH = "trash"
    CHAT = "chat"


_WORDS: Final = {
    Mark.SENT: """sent, sent mail, sent items, sent messages, sent-mail, gesendet,
        gesendete objekte, gesendete elemente, gesendete nachrichten, envoyés,
        messages envoyés, éléments envoyés,
        courrier envoyé, enviados, mensajes enviados, correo enviado, elementos enviados, enviado,
        itens enviados, mensagens enviadas, e-mails enviados, inviata, inviati, posta inviata,
        messaggi inviati, verzonden, verzonden items, verzonden berichten, skickat, skickade,
        skickade objekt, sendt, sendte elementer, sendt post, sendte, lähetetyt, wysłane,
        elementy wysłane, odeslané, odeslaná pošta, elküldött, elküldött elemek, trimise,
        gönderilmiş, gönderilmiş postalar, gönderilmiş öğeler, отправленные, надіслані,
        送信済み, 送信済みメール, 送信済みアイテム, 已发送, 已发送邮件, 已傳送郵件, 보낸편지함""",
    Mark.DRAFT: """draft, drafts, entwürfe, entwurf, brouillons, brouillon, borradores, rascunhos,
        bozze, concepten, utkast, kladder, luonnokset, wersje robocze, szkice, koncepty,
        piszkozatok, taslaklar, черновики, 下書き, 草稿, unsent messages, outbox, postausgang,
        templates, vorlagen, scheduled""",
    Mark.SPAM: """spam, junk, junk e-mail, junk email, junk mail, bulk mail, spamverdacht,
        junk-e-mail,
        courrier indésirable, indésirables, pourriel, correo no deseado, no deseado,
        lixo eletrônico, posta indesiderata, ongewenste e-mail, ongewenst, skräppost, søppelpost,
        uønsket post, uønsket mail, roskaposti, wiadomości-śmieci, nevyžádaná pošta, levélszemét,
        istenmeyen, gereksiz, спам, 迷惑メール, 垃圾邮件, 스팸함""",
    Mark.TRASH: """trash, bin, deleted, deleted items, deleted messages, papierkorb, gelöscht,
        gelöschte objekte, gelöschte elemente, gelöschte nachrichten, corbeille, éléments supprimés,
        messages supprimés, papelera, elementos eliminados, eliminados, lixeira, lixo,
        itens excluídos, itens eliminados, cestino, posta eliminata, eliminata, prullenbak,
        verwijderde items, papperskorgen, borttagna objekt, papirkurv, slettede elementer,
        roskakori, poistetut, kosz, elementy usunięte, koš, odstraněná pošta, kuka, törölt elemek,
        çöp kutusu, silinmiş öğeler, корзина, удаленные, ゴミ箱, 已删除邮件, 垃圾箱, 휴지통""",
    Mark.CHAT: "chat, chats",
}
_MARKS: Final = {
    fold_text(name): mark for mark, names in _WORDS.items() for name in names.split(",")
}
#: What a message is that lies in two such places at once: the first of these.
_ORDER: Final = (Mark.SPAM, Mark.TRASH, Mark.DRAFT, Mark.CHAT, Mark.SENT)
_ENDINGS: Final = re.compile(r"\.(?:mbox|mbx|mbs|sbd|imapmbox|maildir)$", re.IGNORECASE)
#: A year or number after a folder's name: "Sent-2019", "Trash (2)".
_NUMBER: Final = re.compile(r"[\s_-]*(?:\d{1,4}|\(\d+\))$")
#: A run of modified UTF-7, in which IMAP names folders.
_UTF7: Final = re.compile(r"&([A-Za-z0-9+,]+)-")
_MAILDIR: Final = frozenset({"cur", "new"})
#: The letters after ":2," in a file's name in a Maildir.
_FLAGS: Final = re.compile(r"[:;!]2,([A-Za-z]*)$")
_FLAG_MARKS: Final = {"D": Mark.DRAFT, "T": Mark.TRASH}


def mark_of_place(path: str, member: str) -> Mark | None:
    """What messages are that lie in *member* of the input at *path*."""
    *folders, last = (path.rpartition("/")[2], *member.split("/"))
    marks = [_mark(name) for part in folders for name in _names(part)]
    if folders and folders[-1] in _MAILDIR:
        flags = _FLAGS.search(last)
        marks += [_FLAG_MARKS.get(flag) for flag in (flags[1] if flags else "")]
    else:
        marks += [_mark(name) for name in _names(last)]
    return _strongest(marks)


def _names(part: str) -> list[str]:
    """The names of folders in one part of a path: ".INBOX.Sent" is a folder in another."""
    part = _ENDINGS.sub("", _UTF7.sub(_from_utf7, part))
    return part.split(".") if part.startswith(".") else [part]


def _from_utf7(match: re.Match[str]) -> str:
    return f"+{match[1].replace(',', '/')}-".encode().decode("utf-7", "replace")


@lru_cache(maxsize=4096)
def mark_of_labels(raw: bytes) -> Mark | None:
    """What a message is with the value *raw* of X-Gmail-Labels."""
    labels = decoded(to_text(raw)).split(",")
    return _strongest(_mark(label.strip(' "')) for label in labels)


def _mark(name: str) -> Mark | None:
    folded = fold_text(name)
    return _MARKS.get(folded) or _MARKS.get(_NUMBER.sub("", folded))


def _strongest(marks: Iterable[Mark | None]) -> Mark | None:
    found = set(marks)
    return next((mark for mark in _ORDER if mark in found), None)
