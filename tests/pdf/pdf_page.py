# SPDX-License-Identifier: Apache-2.0
"""A page as its content stream draws it: marked content with its text, artifacts, and where each
string and rectangle stands. Only the operators our writer uses are known; any other is a finding,
so that nothing is drawn unseen."""
from pdf_model import operations

SHOW = {"Tj", "TJ", "'"}
KNOWN = SHOW | {"BDC", "EMC", "BT", "ET", "Tf", "Td", "TD", "T*", "g", "re", "f"}
SLACK = 0.02  # points; coordinates are rounded to two decimals


class Mark:
    """One marked content sequence: its text, and what it says of itself."""

    def __init__(self, tag, properties):
        self.tag, self.properties, self.text = tag, properties, []


class Page:
    def __init__(self, checker, reference):
        self.pdf, self.reference = checker.pdf, reference
        self.dict = checker.pdf.get(reference)
        self.marks, self.findings, self.artifacts = {}, [], []
        self.shown = []  # (MCID, text) as drawn; MCID None: an artifact
        self.box = self.dict.get("/MediaBox") or [0] * 4
        resources = self.pdf.get(self.dict.get("/Resources")) or {}
        self.fonts = self.pdf.get(resources.get("/Font")) or {}
        self.stack, self.in_text = [], False
        self.font, self.size, self.leading = None, 0, 0
        self.x, self.y, self.path = 0, 0, False
        self.walk(checker)

    def walk(self, checker):
        contents = self.dict.get("/Contents")
        for operator, operands in operations(self.pdf.stream(contents) or b""):
            if operator not in KNOWN:
                self.findings.append(f"unexpected operator {operator}")
            elif operator == "BDC":
                self.begin(operands)
            elif operator == "EMC":
                self.end()
            elif operator in ("BT", "ET"):
                self.text_object(operator == "BT")
            elif operator == "Tf":
                self.font, self.size = checker.font(self.fonts.get(operands[0])), operands[1]
                if self.font is None:
                    self.findings.append(f"font {operands[0]} is missing")
            elif operator in ("Td", "TD"):
                self.x, self.y = self.x + operands[0], self.y + operands[1]
                if operator == "TD":
                    self.leading = -operands[1]
            elif operator == "T*":
                self.y -= self.leading
            elif operator in SHOW:
                self.show(operator, operands)
            elif operator == "re":
                self.within(operands[0], operands[1], operands[0] + operands[2],
                            operands[1] + operands[3], "a rectangle")
            elif operator == "f" and not self.stack:
                self.findings.append("f paints neither tagged nor as an artifact")
        if self.stack or self.in_text:
            self.findings.append("marked content or text object does not end")

    def text_object(self, begins):
        if self.in_text == begins:
            self.findings.append("BT or ET out of order")
        self.in_text = begins
        self.x = self.y = 0

    def within(self, left, bottom, right, top, what):
        if left < self.box[0] - SLACK or bottom < self.box[1] - SLACK or \
                right > self.box[2] + SLACK or top > self.box[3] + SLACK:
            self.findings.append(f"{what} off the page at {left:.1f} {bottom:.1f}")

    def begin(self, operands):
        given = operands[1] if isinstance(operands[1], dict) else {}
        mark = Mark(operands[0], given)
        if self.stack:  # poppler loses what follows the inner one
            self.findings.append("marked content within marked content")
        if mark.tag == "/Artifact":
            self.artifacts.append(mark)
            if given.get("/Type") not in ("/Pagination", "/Layout"):
                self.findings.append("an artifact without a type")
        elif "/MCID" in given:
            mcid = int(given["/MCID"])
            if mcid in self.marks:
                self.findings.append(f"MCID {mcid} twice on a page")
            self.marks[mcid] = mark
        else:
            self.findings.append(f"marked content {mark.tag} without MCID")
        self.stack.append((mark, self.in_text))

    def end(self):
        if not self.stack:
            self.findings.append("EMC without BDC")
            return
        if self.stack.pop()[1] != self.in_text:
            self.findings.append("marked content and text object overlap")

    def show(self, operator, operands):
        if operator == "'":
            self.y -= self.leading
        pieces = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
        if not self.stack:
            self.findings.append("text neither tagged nor an artifact")
        if not self.in_text:
            self.findings.append("text outside of a text object")
        if self.font is None:
            self.findings.append("text without a font")
            return
        text, width = "", 0
        for piece in pieces:
            if isinstance(piece, bytes):
                shown, wide = self.font.show(piece)
                text, width = text + shown, width + wide
            else:
                width -= piece
        trailing = self.font.blank if text[-1:] == " " else 0
        self.within(self.x, self.y, self.x + (width - trailing) * self.size / 1000,
                    self.y + self.size / 2, f"text {text[:20]!r}")
        for mark, _ in self.stack:
            mark.text.append(text)
        outer = self.stack[0][0] if self.stack else None
        self.shown.append((outer and outer.properties.get("/MCID"), text))
