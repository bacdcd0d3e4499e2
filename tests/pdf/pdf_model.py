# SPDX-License-Identifier: Apache-2.0
"""A PDF as Python sees it: the objects that `qpdf --json` prints, decoded streams, the words of
content streams.  Only what the checker needs, and nothing beyond the standard library."""
import base64
import json
import re
import subprocess


class Broken(Exception):
    """The file cannot be read far enough to be judged."""


class Pdf:
    """Objects by reference ("12 0 R"), resolved on demand."""

    def __init__(self, path):
        run = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                              "--decode-level=generalized", "--warning-exit-0", path],
                             capture_output=True)
        if run.returncode != 0:
            raise Broken(run.stderr.decode(errors="replace"))
        head, self.objects = json.loads(run.stdout)["qpdf"]
        self.version = head["pdfversion"]
        self.trailer = self.objects["trailer"]["value"]
        self.warnings = run.stderr.decode(errors="replace")

    def get(self, value):
        """The object behind a reference, a stream as its dictionary; anything else as it is."""
        seen = 0
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects.get("obj:" + value)
            seen += 1
            if found is None or seen > 20:
                return None
            value = found["value"] if "value" in found else found["stream"]["dict"]
        return value

    def stream(self, reference):
        """Decoded bytes of a stream, None where it is none."""
        found = self.objects.get(f"obj:{reference}", {}).get("stream")
        return None if found is None or "data" not in found else base64.b64decode(found["data"])

    def is_stream(self, reference):
        return "stream" in self.objects.get(f"obj:{reference}", {})


def text_of(value):
    """A text string: qpdf writes u:… for text and b:… (hexadecimal) for other bytes."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        data = bytes.fromhex(value[2:])
        if data.startswith(b"\xfe\xff"):
            return data[2:].decode("utf-16-be", errors="replace")
        return data.decode("latin-1")
    return None


def bytes_of(value):
    """A byte string."""
    if value.startswith("b:"):
        return bytes.fromhex(value[2:])
    return value[2:].encode("utf-8")


# PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, D.2)
PDF_DOC = {**dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜")),
           **dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")), 0xA0: "€"}


def is_bytes(value, expected):
    """Is this byte string the expected one? qpdf gives it as text where it can be one."""
    text = "".join(PDF_DOC.get(byte, chr(byte)) for byte in expected)
    return value == "u:" + text or bytes_of(value) == expected


TOKEN = re.compile(rb"""
    (?P<space>[\x00\t\n\f\r ]+ | %[^\r\n]*) |
    (?P<open><<|\[) | (?P<close>>>|\]) |
    (?P<hex><[0-9A-Fa-f\s]*>) |
    (?P<string>\() |
    (?P<name>/[^\x00\t\n\f\r \[\]()<>{}/%]*) |
    (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)) |
    (?P<word>[^\x00\t\n\f\r \[\]()<>{}/%]+)""", re.X)
PIECE = re.compile(rb"[^()\\]+|\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"",
           b"\r": b"", b"\r\n": b""}


def literal(data, at):
    """A string "(…)" whose first byte within stands at `at`: (bytes, offset behind it)."""
    out, depth = [], 1
    while depth:
        piece = PIECE.match(data, at)
        if not piece:
            raise Broken("string without end")
        at, text = piece.end(), piece[0]
        depth += (text == b"(") - (text == b")")
        if text.startswith(b"\\"):
            rest = text[1:]
            text = bytes([int(rest, 8) & 255]) if rest.isdigit() else ESCAPES.get(rest, rest)
        if depth:
            out.append(text)
    return b"".join(out), at


def operations(data):
    """(operator, operands) of a content stream or CMap: strings as bytes, names as str with "/",
    numbers as float, arrays as lists, dictionaries as dicts."""
    at, stack, operands = 0, [], []
    while at < len(data):
        token = TOKEN.match(data, at)
        if not token:
            raise Broken(f"no token at byte {at} of a content stream")
        at, kind, text = token.end(), token.lastgroup, token[0]
        if kind == "space":
            continue
        if kind == "open":
            stack.append((text, operands))
            operands = []
            continue
        if kind == "close":
            if not stack or (stack[-1][0] == b"<<") != (text == b">>"):
                raise Broken("brackets do not match in a content stream")
            inner, operands = operands, stack.pop()[1]
            operands.append(inner if text == b"]" else dict(zip(inner[::2], inner[1::2])))
        elif kind == "string":
            text, at = literal(data, at)
            operands.append(text)
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", text[1:-1]).decode()
            operands.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif kind == "name":
            operands.append(text.decode("latin-1"))
        elif kind == "number":
            operands.append(float(text))
        elif stack:
            operands.append(text.decode("latin-1"))
        else:
            yield text.decode("latin-1"), operands
            operands = []
    if stack or operands:
        raise Broken("a content stream ends within an operation")


def number(data):
    return int.from_bytes(data, "big")


class CMap:
    """Codes of one or two bytes and where they lead: CIDs, or text."""

    def __init__(self, data):
        self.spaces, self.single, self.ranges = [], {}, []
        for operator, operands in operations(data):
            if operator == "endcodespacerange":
                self.spaces += [(len(a), number(a), number(b))
                                for a, b in zip(operands[::2], operands[1::2])]
            elif operator in ("endbfchar", "endcidchar"):
                for code, goal in zip(operands[::2], operands[1::2]):
                    self.single[len(code), number(code)] = goal
            elif operator in ("endbfrange", "endcidrange"):
                for first, last, goal in zip(operands[::3], operands[1::3], operands[2::3]):
                    self.ranges.append((len(first), number(first), number(last), goal))

    def codes(self, data):
        """Splits a string into (length, code); by byte, as codespaces are compared."""
        at = 0
        while at < len(data):
            for length, first, last in self.spaces:
                piece = data[at:at + length]
                low, high = first.to_bytes(length, "big"), last.to_bytes(length, "big")
                if len(piece) == length and all(a <= b <= c for a, b, c in zip(low, piece, high)):
                    break
            else:
                raise Broken(f"code {data[at:at + 4].hex()} is in no codespace")
            yield length, number(piece)
            at += length

    def lookup(self, code):
        """The CID (int) or text (str) of a code, None where it leads nowhere."""
        goal = self.single.get(code)
        if goal is None:
            for length, first, last, start in self.ranges:
                if length == code[0] and first <= code[1] <= last:
                    if isinstance(start, float):
                        return int(start) + code[1] - first
                    goal = (number(start) + code[1] - first).to_bytes(len(start), "big")
        if isinstance(goal, bytes):
            return goal.decode("utf-16-be", errors="replace")
        return None if goal is None else int(goal)
