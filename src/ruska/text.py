"""Text from people and files, made safe to carry: no control characters, one line, one normal form."""

import re
import unicodedata

# Tab, line feed and their kin end a line and so become a space. The other C0 and C1 controls, lone surrogates and the
# two noncharacters are illegal in XML or in UTF-8 and are dropped.
_LINE_END = re.compile(r"[ \t]*[\t\n\v\f\r\x85\u2028\u2029]+[ \t]*")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return `text` in NFC, without control characters and with line ends as single spaces.

    Emoji (with their joiners), right-to-left text, no-break spaces and every letter stay as they are. Markup is not
    escaped: each output escapes for its own format.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _FORBIDDEN.sub("", text)
    return unicodedata.normalize("NFC", _LINE_END.sub(" ", text).strip("\n\t "))
