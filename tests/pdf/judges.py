# SPDX-License-Identifier: Apache-2.0
"""Programs of others that open a PDF of ours. Each judge yields findings: what a program complained
of, and where it understands the file otherwise than our checker does."""
import base64
import json
import os
import re
import subprocess
import tempfile
import unicodedata

from cases import ROOT
from pdf_checker import Element, text_of

READ_PDF = os.path.join(ROOT, "tests", "judges", "read_pdf.mjs")


NO_ICC = "warning: ICC support is not available\n"  # how Debian builds mutool


def run(*words):
    return subprocess.run(words, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})


def complaints(done):
    """What a program that should be silent said on standard error, and whether it failed."""
    said = done.stderr.decode(errors="replace").replace(NO_ICC, "").strip()
    if done.returncode or said:
        yield f"status {done.returncode}: {said[:300]}"


def qpdf(path, _):
    done = run("qpdf", "--check", path)
    yield from complaints(done)
    if b"No syntax or stream encoding errors found" not in done.stdout:
        yield done.stdout.decode(errors="replace")[:300]


def mutool(path, _):
    with tempfile.TemporaryDirectory() as folder:
        yield from complaints(run("mutool", "clean", path, os.path.join(folder, "clean.pdf")))


def mutool_draw(path, checker):
    last = len(checker.pages)
    some = "1-3," + str(last) if last > 4 else "1-N"
    yield from complaints(run("mutool", "draw", "-q", "-r", "20", "-o", os.devnull, path, some))


def ghostscript(path, _):
    done = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-r20", "-sDEVICE=pgmraw", "-o",
               os.devnull, path)
    yield from complaints(done)
    if done.stdout.strip():
        yield done.stdout.decode(errors="replace")[:300]


def pdftoppm(path, _):
    yield from complaints(run("pdftoppm", "-r", "20", "-gray", path, os.devnull))


def pdffonts(path, checker):
    done = run("pdffonts", path)
    yield from complaints(done)
    lines = done.stdout.decode().splitlines()[2:]
    if len(lines) != len(checker.fonts):
        yield f"{len(lines)} fonts, not {len(checker.fonts)}"
    for line in lines:
        if not re.search(r"CID TrueType +\S+ +yes yes yes +\d+ +\d+$", line):
            yield f"not embedded, no subset or without Unicode: {line}"


def pdfinfo(path, checker):
    done = run("pdfinfo", path)
    yield from complaints(done)
    found = dict(re.findall(r"^([^:]+): +(.*)$", done.stdout.decode(), re.M))
    wanted = {"Title": text_of(checker.info.get("/Title")), "Pages": str(len(checker.pages)),
              "Tagged": "yes", "Suspects": "no", "Form": "none", "JavaScript": "no",
              "Encrypted": "no", "PDF version": "1.7", "Metadata Stream": "yes"}
    for key, value in wanted.items():
        if found.get(key) != value:
            yield f"{key} is {found.get(key)!r}, not {value!r}"


def pdfinfo_structure(path, checker):
    """Elements by tag; poppler knows them all."""
    done = run("pdfinfo", "-struct", path)
    yield from complaints(done)
    tags = re.findall(r"^ *(?!Object)([A-Z]\w*)(?: |:|$)", done.stdout.decode(), re.M)
    wanted = [element.tag for element in checker.in_order()]
    if tags != wanted:
        yield f"{len(tags)} elements, not {len(wanted)}, or in another order"


def pdfinfo_text(path, checker):
    """The text of the structure, as poppler finds it; it needs minutes for hundreds of pages."""
    text = checker.text_in_order()
    if len(checker.pages) > 20 or is_leftward(text):
        return
    done = run("pdfinfo", "-struct-text", path)
    yield from complaints(done)
    pieces = re.findall(r'^ *"(.*?)"$', done.stdout.decode(), re.M | re.S)
    have, wanted = squeezed("".join(pieces)), squeezed(text)
    if have != wanted:
        same = len(os.path.commonprefix([have, wanted]))
        yield f"reads {have[same:same + 40]!r}, not {wanted[same:same + 40]!r}"


def pdfdetach(path, checker):
    with tempfile.TemporaryDirectory() as folder:
        yield from complaints(run("pdfdetach", "-saveall", "-o", folder, path))
        for name, data in (checker.expected.attached or {}).items():
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    if file.read() != data:
                        yield f"{name} came back changed"
            except FileNotFoundError:
                yield f"{name} did not come back"


# ---- pdf.js ----

def expected_structure(checker, page):
    """The structure tree as pdf.js gives it for one page: elements with content there."""
    number = page.reference.split()[0]

    def of(element):
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids += of(kid)
            elif kid[1] == page.reference and kid[0] == "mark":
                kids.append(f"p{number}R_mc{kid[2]}")
            elif kid[1] == page.reference:
                kids.append("object " + kid[2].split()[0] + "R")
        return [[element.tag, kids]] if kids else []
    return of(checker.document)


def found_structure(node):
    kids = []
    for kid in node.get("children", []):
        if "role" in kid:
            kids += found_structure(kid)
        else:
            kids.append(("object " if kid["type"] == "object" else "") + kid["id"])
    return [[node["role"], kids]]


def squeezed(text):
    """pdf.js spells presentation forms out and makes up blanks: neither is what is compared."""
    return re.sub(r"[\s\u00a0\u00ad]+", "", text)


def pdfjs_texts(page):
    """Text by the id of its marked content; under None that of artifacts."""
    texts, stack = {}, []
    for item in page["items"]:
        kind = item.get("type", "")
        if kind.startswith("beginMarkedContent"):
            stack.append(item.get("id"))
        elif kind == "endMarkedContent":
            stack.pop()
        else:
            owner = next((owner for owner in reversed(stack) if owner), None)
            texts[owner] = texts.get(owner, "") + item["str"]
    return {owner: squeezed(text) for owner, text in texts.items()}


def pdfjs_pages(checker, found):
    for page, seen in zip(checker.pages, found["pages"]):
        number = page.reference.split()[0]
        top = found_structure(seen["structure"] or {"role": "Root"})[0][1]
        if top != expected_structure(checker, page):
            yield f"page {number}: another structure: {str(top)[:200]}"
        texts = pdfjs_texts(seen)
        for mcid, mark in page.marks.items():
            if is_leftward("".join(mark.text)):
                continue  # pdf.js turns what it takes for turned
            have, wanted = texts.get(f"p{number}R_mc{mcid}", ""), squeezed("".join(mark.text))
            if have != squeezed(normal(wanted)):
                yield f"page {number}, MCID {mcid}: {have!r}, not {wanted!r}"
        annotations = checker.pdf.get(page.dict.get("/Annots")) or []
        said = [text_of((checker.pdf.get(a) or {}).get("/Contents")) for a in annotations]
        if [link["contents"] for link in seen["links"]] != said:
            yield f"page {number}: other links"


def normal(text):
    """As pdf.js: presentation forms of letters spelt out, the micro sign a letter."""
    return "".join(unicodedata.normalize("NFKC", c) if 0xFB00 <= ord(c) <= 0xFDFF else c
                   for c in text.replace("\u00b5", "\u03bc"))


def is_leftward(text):
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def outline_titles(entries):
    for entry in entries or []:
        yield entry["title"]
        yield from outline_titles(entry["items"])


def pdfjs(path, checker):
    done = run("node", "--max-old-space-size=2048", READ_PDF, path)
    yield from complaints(done)
    if done.returncode:
        return
    found = json.loads(done.stdout)
    for warning in found["warnings"]:
        yield f"warns: {warning[:200]}"
    yield from pdfjs_pages(checker, found)
    if list(outline_titles(found["outline"])) != [title for title, _ in checker.outline]:
        yield "another outline"
    title = text_of(checker.info.get("/Title"))
    if found["title"] != title or found["info"].get("Title") != title:
        yield f"another title: {found['title']!r}"
    if found["labels"] != [str(n + 1) for n in range(len(checker.pages))]:
        yield f"page labels {found['labels'] and found['labels'][:5]}"
    if not (found["marked"] or {}).get("Marked") or found["info"].get("Language") != "de-DE":
        yield "not marked, or in another language"
    attached = {name: base64.b64decode(file["content"])
                for name, file in (found["attachments"] or {}).items()}
    if checker.expected.attached is not None and attached != checker.expected.attached:
        yield f"other attachments: {sorted(attached)}"


JUDGES = [qpdf, mutool, mutool_draw, ghostscript, pdftoppm, pdffonts, pdfinfo, pdfinfo_structure,
          pdfinfo_text, pdfdetach, pdfjs]
