# SPDX-License-Identifier: Apache-2.0
"""Fonts of a PDF: what their strings show, and whether they are as complete as PDF/A and readers
need them."""
import re
import unicodedata

from pdf_model import CMap, text_of


class Font:
    def __init__(self, pdf, font):
        self.dict = pdf.get(font)
        self.descendant = pdf.get((pdf.get(self.dict.get("/DescendantFonts")) or [None])[0]) or {}
        encoding = self.dict.get("/Encoding")
        self.encoding = CMap(pdf.stream(encoding)) if pdf.is_stream(encoding) else None
        unicode = self.dict.get("/ToUnicode")
        self.unicode = CMap(pdf.stream(unicode)) if pdf.is_stream(unicode) else None
        self.widths = widths_of(pdf.get(self.descendant.get("/W")) or [])
        self.known, self.used = {}, set()
        self.blank = self.look_up((1, 32))[1] if self.encoding and self.unicode else 0

    def look_up(self, code):
        """Text and width of a code, in 1/1000 of the size."""
        if code not in self.known:
            self.known[code] = (str(self.unicode.lookup(code) or "\ufffd"),
                                self.widths.get(self.encoding.lookup(code), 0))
        return self.known[code]

    def show(self, data):
        """The text a string shows, and its width in 1/1000 of the size."""
        if not self.encoding or not self.unicode:
            return "", 0
        codes = list(self.encoding.codes(data))
        self.used.update(codes)
        found = [self.look_up(code) for code in codes]
        return "".join(text for text, _ in found), sum(width for _, width in found)


def check_font_names(c, font, descriptor):
    name = font.dict.get("/BaseFont", "")
    if not re.fullmatch(r"/[A-Z]{6}\+[A-Za-z-]+", name):
        yield f"font name {name} has no subset tag"
    if not name == font.descendant.get("/BaseFont") == descriptor.get("/FontName"):
        yield f"names of font {name} differ"
    if font.dict.get("/Subtype") != "/Type0" or \
            font.descendant.get("/Subtype") != "/CIDFontType2":
        yield f"font {name} is no TrueType font by CID"
    info = c.pdf.get(font.descendant.get("/CIDSystemInfo")) or {}
    if text_of(info.get("/Registry")) != "Adobe" or text_of(info.get("/Ordering")) != "Identity":
        yield f"font {name} has a wrong CIDSystemInfo"


def check_descriptor(c, descriptor):
    for key in ("/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight",
                "/StemV"):
        if key not in descriptor:
            yield f"a font descriptor lacks {key}"
    for key in ("/CapHeight", "/StemV", "/Ascent"):
        if not descriptor.get(key, 1) > 0:
            yield f"a font descriptor's {key} is not positive"
    box = descriptor.get("/FontBBox", [])
    if len(box) == 4 and not (box[0] < box[2] and box[1] < box[3]):
        yield "a font's FontBBox is empty"
    if bool(descriptor.get("/Flags", 0) & 64) != (descriptor.get("/ItalicAngle", 0) != 0):
        yield "a font's slant and flags differ"
    if not c.pdf.is_stream(descriptor.get("/FontFile2")):
        yield "a font is not embedded"


def u16(data, at):
    return int.from_bytes(data[at:at + 2], "big")


def sfnt_tables(data):
    """Tables of a TrueType file by tag; None where directory or checksums are wrong."""
    tables = {}
    for i in range(u16(data, 4)):
        entry = data[12 + 16 * i:28 + 16 * i]
        check, offset, length = (int.from_bytes(entry[k:k + 4], "big") for k in (4, 8, 12))
        table = data[offset:offset + length]
        padded = table + b"\0" * (-length % 4)
        if entry[:4] == b"head":
            padded = padded[:8] + b"\0\0\0\0" + padded[12:]
        total = sum(int.from_bytes(padded[k:k + 4], "big") for k in range(0, len(padded), 4))
        if offset % 4 or len(table) != length or total & 0xFFFFFFFF != check:
            return None
        tables[entry[:4].decode()] = table
    return tables


def widths_of(array):
    """The W array as a dict."""
    widths, at = {}, 0
    while at + 1 < len(array):
        if isinstance(array[at + 1], list):
            widths.update({array[at] + k: width for k, width in enumerate(array[at + 1])})
            at += 2
        else:
            widths.update({cid: array[at + 2] for cid in range(array[at], array[at + 1] + 1)})
            at += 3
    return widths


def check_glyphs(c, font, descriptor):
    """Every code used has text, a CID, a width that is the font file's, and a glyph."""
    name = font.dict.get("/BaseFont")
    tables = sfnt_tables(c.pdf.stream(descriptor.get("/FontFile2")) or b"")
    glyph_map = c.pdf.stream(font.descendant.get("/CIDToGIDMap"))
    if not tables or not {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= set(tables):
        yield f"the file of font {name} is damaged"
        return
    if glyph_map is None or not font.encoding or not font.unicode:
        yield f"font {name} lacks CIDToGIDMap, Encoding or ToUnicode"
        return
    widths = widths_of(c.pdf.get(font.descendant.get("/W")) or [])
    count, full = u16(tables["maxp"], 4), u16(tables["hhea"], 34)
    for code in sorted(font.used):
        cid, text = font.encoding.lookup(code), font.unicode.lookup(code)
        if not text or "\0" in text or "\ufeff" in text or "\ufffe" in text:
            yield f"code {code[1]:X} of font {name} has no text"
        elif any(unicodedata.category(c) == "Co" for c in text):
            yield f"code {code[1]:X} of font {name} has a text of private use (6.2.11.7.3)"
        glyph = u16(glyph_map, 2 * cid) if cid is not None and 2 * cid + 2 <= len(glyph_map) else 0
        if not 0 < glyph < count:
            yield f"code {code[1]:X} of font {name} has no glyph"
            continue
        advance = u16(tables["hmtx"], 4 * min(glyph, full - 1)) * 1000 / u16(tables["head"], 18)
        if abs(widths.get(cid, -1000) - advance) > 0.6:
            yield f"code {code[1]:X} of font {name}: width {widths.get(cid)}, not {advance:.1f}"


def check_fonts(c):
    if not c.fonts:
        yield "there is no font"
    for font in c.fonts.values():
        descriptor = c.pdf.get(font.descendant.get("/FontDescriptor")) or {}
        yield from check_font_names(c, font, descriptor)
        yield from check_descriptor(c, descriptor)
        yield from check_glyphs(c, font, descriptor)
