# SPDX-License-Identifier: Apache-2.0
"""What validators do not see: whether a PDF of ours is as complete and consistent as it claims.

    pdf_checker.py FILE...     prints findings, exit status 1 where there are any

Each rule is a function that yields findings; the rules are at the end, in RULES. A caller who
knows what the paper says gives Expected."""
from dataclasses import dataclass
import hashlib
import re
import sys
import xml.etree.ElementTree as ElementTree

from pdf_fonts import check_fonts, Font
from pdf_model import Broken, Pdf, bytes_of, is_bytes, text_of
from pdf_page import Page
from pdf_reading import (check_breaks, check_empty, check_expansions, check_note_links,
                         check_notes_words, check_outline_order, check_tables, check_words)

NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
         "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
         "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
         "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
         "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
TAGS = {"Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Span", "Link", "Reference",
        "Note", "Table", "THead", "TBody", "TR", "TH", "TD"}
PARENTS = {"LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "THead": {"Table"},
           "TBody": {"Table"}, "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}}


class Element:
    """A structure element with its kids: other elements, (page, MCID), annotations."""

    def __init__(self, reference, found, parent):
        self.reference, self.dict, self.parent = reference, found, parent
        self.tag = str(found.get("/S", "/"))[1:]
        self.kids = []


@dataclass
class Expected:
    """What a paper must have become; None: not known."""
    words: list = None        # from the title on, without notes and their marks
    apart: list = None        # words of paragraphs that stand elsewhere, each a list
    notes: list = None        # words of the notes, their marks before them
    short_forms: dict = None  # short forms that must carry their long form
    attached: dict = None     # name: bytes


class Checker:
    def __init__(self, path, expected=Expected(), pdf=None):
        self.path, self.pdf, self.expected, self.fonts = path, pdf or Pdf(path), expected, {}
        self.outline = []  # (title, destination), filled by check_outline
        self.catalog = self.pdf.get(self.pdf.trailer.get("/Root")) or {}
        self.info = self.pdf.get(self.pdf.trailer.get("/Info")) or {}
        self.page_faults = []
        self.pages = [Page(self, r) for r in self.leaves(self.catalog.get("/Pages"), None)]
        self.by_page = {page.reference: page for page in self.pages}
        self.tree_faults, self.elements = [], []
        self.root = self.pdf.get(self.catalog.get("/StructTreeRoot")) or {}
        self.document = self.build(self.root.get("/K"), self.catalog.get("/StructTreeRoot"))
        self.by_reference = {element.reference: element for element in self.elements}
        self.parents = dict(self.tree(self.root.get("/ParentTree"), "/Nums", self.tree_faults))

    def font(self, reference):
        if reference is None or self.pdf.get(reference) is None:
            return None
        if reference not in self.fonts:
            self.fonts[reference] = Font(self.pdf, reference)
        return self.fonts[reference]

    def leaves(self, reference, parent):
        """Pages in order; Count, Parent and Type must be right."""
        node = self.pdf.get(reference)
        if not isinstance(node, dict):
            self.page_faults.append("a node of the page tree is missing")
            return []
        if parent and node.get("/Parent") != parent:
            self.page_faults.append("a page has a wrong parent")
        if node.get("/Type") == "/Page":
            return [reference]
        below = [leaf for kid in node.get("/Kids", []) for leaf in self.leaves(kid, reference)]
        if node.get("/Count") != len(below):
            self.page_faults.append("a node of the page tree counts its pages wrong")
        return below

    def tree(self, reference, entries, faults):
        """Keys and values of a name or number tree, in order; Limits must be right."""
        node = self.pdf.get(reference)
        if not isinstance(node, dict):
            faults.append("a tree's node is missing")
            return []
        flat = self.pdf.get(node.get(entries)) or []
        found = list(zip(flat[::2], flat[1::2]))
        for kid in self.pdf.get(node.get("/Kids")) or []:
            below = self.tree(kid, entries, faults)
            limits = (self.pdf.get(kid) or {}).get("/Limits")
            if not below or limits != [below[0][0], below[-1][0]]:
                faults.append("a tree's node has wrong limits")
            found += below
        keys = [bytes_of(k) if isinstance(k, str) else k for k, _ in found]
        if any(a >= b for a, b in zip(keys, keys[1:])):
            faults.append("a tree's keys are out of order")
        return found

    def build(self, reference, parent):
        """The element and all below it, without recursion: a table may be deep or long."""
        top, work, seen = None, [(reference, parent, None)], set()
        while work:
            reference, parent, above = work.pop()
            if reference in seen:
                self.tree_faults.append("an element stands in the tree twice")
                continue
            seen.add(reference)
            found = self.pdf.get(reference)
            if not isinstance(found, dict) or "/S" not in found:
                self.tree_faults.append("a structure element is missing")
                continue
            element = Element(reference, found, parent)
            self.elements.append(element)
            top = top or element
            if above:
                above[0].kids[above[1]] = element
            self.add_kids(element, work)
        return top

    def add_kids(self, element, work):
        kids = self.pdf.get(element.dict.get("/K"))
        for kid in kids if isinstance(kids, list) else [] if kids is None else [element.dict["/K"]]:
            own = self.pdf.get(kid)
            page = element.dict.get("/Pg")
            if isinstance(kid, int):
                element.kids.append(("mark", page, kid))
            elif isinstance(own, dict) and own.get("/Type") == "/MCR":
                element.kids.append(("mark", own.get("/Pg", page), own.get("/MCID")))
            elif isinstance(own, dict) and own.get("/Type") == "/OBJR":
                element.kids.append(("object", own.get("/Pg", page), own.get("/Obj")))
            else:
                element.kids.append(None)
                work.append((kid, element.reference, (element, len(element.kids) - 1)))

    def in_order(self):
        """All elements as they are read."""
        work = [self.document] if self.document else []
        while work:
            element = work.pop()
            yield element
            work.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    def text_in_order(self, skip=()):
        """Pieces of text as they are read, those below tags in `skip` left out; between blocks
        stands a line end."""
        work, out = [self.document] if self.document else [], []
        while work:
            kid = work.pop()
            if isinstance(kid, str):
                out.append(kid)
            elif isinstance(kid, Element):
                if kid.tag in skip:
                    continue
                block = kid.tag not in ("Span", "Link", "Reference")
                work.extend(["\n"] * block + kid.kids[::-1] + ["\n"] * block)
            elif kid and kid[0] == "mark" and kid[1] in self.by_page:
                mark = self.by_page[kid[1]].marks.get(kid[2])
                out.extend(mark.text if mark else [])
        return "".join(out).replace("\u00ad", "")


def check_catalog(c):
    catalog = c.catalog
    if c.pdf.version != "1.7":
        yield f"version {c.pdf.version}"
    if text_of(catalog.get("/Lang")) != "de-DE":
        yield "Lang is not de-DE"
    if (c.pdf.get(catalog.get("/MarkInfo")) or {}).get("/Marked") is not True:
        yield "MarkInfo does not say Marked"
    preferences = c.pdf.get(catalog.get("/ViewerPreferences")) or {}
    if preferences.get("/DisplayDocTitle") is not True:
        yield "the title is not displayed"
    ids = c.pdf.trailer.get("/ID") or []
    if len(ids) != 2 or ids[0] != ids[1] or len(bytes_of(ids[0])) != 16:
        yield "ID is not two equal strings of 16 bytes"
    for key in ("/Encrypt", "/Prev"):
        if key in c.pdf.trailer:
            yield f"the trailer has {key}"
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties"):
        if key in catalog:
            yield f"the catalog has {key}"
    if c.pdf.warnings:
        yield "qpdf warns: " + c.pdf.warnings.splitlines()[0]


def check_output_intent(c):
    intents = [c.pdf.get(i) for i in c.pdf.get(c.catalog.get("/OutputIntents")) or []]
    if len(intents) != 1:
        yield "there is not one output intent"
        return
    intent = intents[0] or {}
    if intent.get("/S") != "/GTS_PDFA1" or not text_of(intent.get("/OutputConditionIdentifier")):
        yield "the output intent is incomplete"
    profile = intent.get("/DestOutputProfile")
    if (c.pdf.get(profile) or {}).get("/N") != 3 or (c.pdf.stream(profile) or b"")[36:40] != b"acsp":
        yield "the output intent has no RGB profile"


def xmp_values(c):
    reference = c.catalog.get("/Metadata")
    data = c.pdf.stream(reference)
    if not data:
        return None, "there is no XMP"
    if "/Filter" in c.pdf.get(reference):
        return None, "XMP is compressed"
    try:
        return ElementTree.fromstring(data.decode("utf-8")), None
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        return None, f"XMP is no XML: {error}"


def pdf_date(text):
    """D:20231006000000Z as XMP writes it."""
    match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", text or "")
    return match and "{}-{}-{}T{}:{}:{}Z".format(*match.groups())


def check_metadata(c):
    xmp, fault = xmp_values(c)
    if fault:
        yield fault
        return

    def value(path):
        found = xmp.find(".//" + path, NAMES)
        return None if found is None else found.text
    pairs = {"/Title": value("dc:title//rdf:li"), "/Author": value("dc:creator//rdf:li"),
             "/Creator": value("xmp:CreatorTool"), "/Producer": value("pdf:Producer")}
    for key, other in pairs.items():
        if text_of(c.info.get(key)) != other:
            yield f"Info {key} and XMP differ: {text_of(c.info.get(key))!r}, {other!r}"
    if not pairs["/Title"]:
        yield "there is no title"
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        date = pdf_date(text_of(c.info.get(key)))
        if not date or date != value(path):
            yield f"Info {key} and XMP differ"
    for path, expected in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"),
                           ("pdfuaid:part", "1"), ("dc:language//rdf:li", "de-DE"),
                           ("pdfaSchema:prefix", "pdfuaid"),
                           ("pdfaSchema:namespaceURI", NAMES["pdfuaid"])):
        if value(path) != expected:
            yield f"XMP {path} is not {expected}"


def check_pages(c):
    yield from c.page_faults
    if not c.pages:
        yield "there are no pages"
    keys = set()
    for number, page in enumerate(c.pages, 1):
        for finding in page.findings:
            yield f"page {number}: {finding}"
        if page.dict.get("/Tabs") != "/S":
            yield f"page {number}: Tabs is not S"
        box = page.dict.get("/MediaBox") or [0] * 4
        if not (box[2] > box[0] and box[3] > box[1]):
            yield f"page {number}: MediaBox is empty"
        key = page.dict.get("/StructParents")
        if not isinstance(key, int) or key in keys:
            yield f"page {number}: StructParents is missing or taken"
        keys.add(key)
        if sorted(page.marks) != list(range(len(page.marks))):
            yield f"page {number}: MCIDs have gaps"


def check_parent_tree(c):
    yield from c.tree_faults
    claimed = {}
    for element in c.elements:
        for kid in element.kids:
            if isinstance(kid, tuple) and kid[0] == "mark":
                if kid[1] not in c.by_page or kid[2] not in c.by_page[kid[1]].marks:
                    yield f"{element.tag} holds MCID {kid[2]} that is on no page"
                elif (kid[1], kid[2]) in claimed:
                    yield f"MCID {kid[2]} is held by two elements"
                claimed[kid[1], kid[2]] = element
    for number, page in enumerate(c.pages, 1):
        listed = c.pdf.get(c.parents.get(page.dict.get("/StructParents")))
        if not isinstance(listed, list) or len(listed) != len(page.marks):
            yield f"page {number}: ParentTree does not list its marked content"
            continue
        for mcid, mark in page.marks.items():
            holder = claimed.get((page.reference, mcid))
            if holder is None or listed[mcid] != holder.reference:
                yield f"page {number}: ParentTree leads MCID {mcid} to a wrong element"
            elif mark.tag[1:] != holder.tag:
                yield f"page {number}: MCID {mcid} is {mark.tag}, its element {holder.tag}"
    numbers = [key for key in c.parents if isinstance(key, int)]
    if not numbers or c.root.get("/ParentTreeNextKey", 0) <= max(numbers):
        yield "ParentTreeNextKey is taken"


def check_structure(c):
    if not c.document or c.document.tag != "Document":
        yield "the structure tree has no Document"
        return
    tags = {element.reference: element.tag for element in c.elements}
    level = 0
    for element in c.in_order():
        if element.tag not in TAGS:
            yield f"unknown structure type {element.tag}"
        if element.dict.get("/P") != element.parent:
            yield f"{element.tag} has a wrong parent"
        above = tags.get(element.parent)
        if above not in PARENTS.get(element.tag, {above}):
            yield f"{element.tag} within {above}"
        if re.fullmatch("H[1-6]", element.tag):
            if int(element.tag[1]) > level + 1:
                yield f"{element.tag} after H{level}"
            level = int(element.tag[1])
        if element.tag == "TH":
            attribute = c.pdf.get(element.dict.get("/A")) or {}
            if attribute.get("/O") != "/Table" or attribute.get("/Scope") not in ("/Column", "/Row"):
                yield "TH without Scope"


def check_lists(c):
    """Lists hold items, say how they count, and are not torn: what goes on is one list."""
    for element in c.elements:
        before = None
        for kid in element.kids:
            attribute = None
            if isinstance(kid, Element) and kid.tag == "L":
                attribute = c.pdf.get(kid.dict.get("/A")) or {}
                if attribute.get("/O") != "/List" or "/ListNumbering" not in attribute:
                    yield "a list does not say how it counts"
                if attribute == before:
                    yield "a list is torn in two"
            before = attribute
        if element.tag == "L" and not all(isinstance(kid, Element) and kid.tag == "LI"
                                          for kid in element.kids):
            yield "a list holds something else than items"


def check_notes(c):
    ids = dict(c.tree(c.root.get("/IDTree"), "/Names", c.tree_faults)) \
        if "/IDTree" in c.root else None
    if ids is None:
        yield "there is no IDTree"
        return
    notes = {element.dict.get("/ID"): element.reference for element in c.elements
             if "/ID" in element.dict}
    for element in c.elements:
        if element.tag == "Note" and not text_of(element.dict.get("/ID")):
            yield "a Note without ID"
    if notes != ids:
        yield "IDTree and the elements' IDs differ"


def destination(c, value):
    goal = c.pdf.get(value)
    return isinstance(goal, list) and len(goal) == 5 and goal[0] in c.by_page and \
        goal[1] == "/XYZ" and all(isinstance(n, (int, float)) for n in goal[2:4])


def check_annotation(c, page, reference, holders):
    found = c.pdf.get(reference) or {}
    if found.get("/Subtype") != "/Link":
        yield f"annotation {found.get('/Subtype')}"
    if found.get("/Border") != [0, 0, 0]:
        yield "a link has a border"
    if found.get("/F") != 4:
        yield "a link is not printed (F is not 4)"
    if not (text_of(found.get("/Contents")) or "").strip():
        yield "a link has no Contents"
    if found.get("/P") != page.reference:
        yield "a link does not name its page"
    box, rect = page.dict.get("/MediaBox"), found.get("/Rect") or [0] * 4
    if not (box[0] <= rect[0] < rect[2] <= box[2] and box[1] <= rect[1] < rect[3] <= box[3]):
        yield f"a link's Rect {rect} is empty or off the page"
    action = c.pdf.get(found.get("/A"))
    if action:
        uri = text_of(action.get("/URI")) or ""
        if action.get("/S") != "/URI" or not re.fullmatch(r"[!-~]+", uri):
            yield f"a link has no URI of ASCII: {uri!r}"
    elif not destination(c, found.get("/Dest")):
        yield "a link leads nowhere"
    holder = holders.get((page.reference, reference))
    if holder is None or holder.tag != "Link":
        yield "an annotation is in no Link (OBJR)"
    elif c.parents.get(found.get("/StructParent")) != holder.reference:
        yield "a link's StructParent leads to a wrong element"


def check_annotations(c):
    holders = {(kid[1], kid[2]): element for element in c.elements for kid in element.kids
               if isinstance(kid, tuple) and kid[0] == "object"}
    on_pages = set()
    for page in c.pages:
        for reference in c.pdf.get(page.dict.get("/Annots")) or []:
            on_pages.add((page.reference, reference))
            yield from check_annotation(c, page, reference, holders)
    if set(holders) - on_pages:
        yield "an OBJR leads to an annotation that is on no page"
    for element in c.elements:
        if element.tag == "Link" and not any(isinstance(kid, tuple) and kid[0] == "object"
                                             for kid in element.kids):
            yield "a Link without annotation"


def check_attachment(c, name, reference):
    found = c.pdf.get(reference) or {}
    for key in ("/F", "/UF", "/Desc"):
        if not text_of(found.get(key)):
            yield f"attachment {name} lacks {key}"
    if text_of(found.get("/UF")) != name:
        yield f"attachment {name} has another UF"
    if found.get("/AFRelationship") != "/Source":
        yield f"attachment {name} is no Source"
    embedded = c.pdf.get(found.get("/EF")) or {}
    stream = c.pdf.get(embedded.get("/F")) or {}
    data = c.pdf.stream(embedded.get("/F"))
    if data is None or embedded.get("/UF") != embedded.get("/F"):
        yield f"attachment {name} has no content"
        return
    if not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", stream.get("/Subtype", "")):
        yield f"attachment {name} has no media type"
    if c.expected.attached is not None and c.expected.attached.get(name) != data:
        yield f"attachment {name} is not what was to be attached"
    params = c.pdf.get(stream.get("/Params")) or {}
    if params.get("/Size") != len(data):
        yield f"attachment {name} has another size"
    if not is_bytes(params.get("/CheckSum", "u:"), hashlib.md5(data).digest()):
        yield f"attachment {name} has another checksum"
    if not pdf_date(text_of(params.get("/ModDate"))):
        yield f"attachment {name} has no date"


def check_attachments(c):
    associated = c.pdf.get(c.catalog.get("/AF")) or []
    trees = c.pdf.get(c.catalog.get("/Names")) or {}
    listed = c.tree(trees.get("/EmbeddedFiles"), "/Names", c.tree_faults) \
        if "/EmbeddedFiles" in trees else []
    if sorted(associated) != sorted(value for _, value in listed):
        yield "AF and EmbeddedFiles differ"
    names = {text_of(name) for name, _ in listed}
    if c.expected.attached is not None and set(c.expected.attached) - names:
        yield f"attached are only {sorted(names)}"
    for name, reference in listed:
        yield from check_attachment(c, text_of(name), reference)


def check_outline(c):
    top = c.catalog.get("/Outlines")
    if top is None:
        if any(element.tag in ("H1", "H2", "H3") for element in c.elements) and len(c.pages) > 1:
            yield "there is no outline"
        return
    seen = set()

    def below(parent):
        node, before, count = c.pdf.get(parent) or {}, None, 0
        item = node.get("/First")
        while item is not None and item not in seen:
            seen.add(item)
            found = c.pdf.get(item) or {}
            if not (text_of(found.get("/Title")) or "").strip():
                faults.append("an outline entry has no title")
            if not destination(c, found.get("/Dest")):
                faults.append("an outline entry leads nowhere")
            if found.get("/Parent") != parent or found.get("/Prev") != before:
                faults.append("outline entries are not linked")
            if "/Type" in found:
                faults.append("an outline entry has a Type")
            c.outline.append((text_of(found.get("/Title")) or "", c.pdf.get(found.get("/Dest"))))
            count += 1 + below(item)
            before, item = item, found.get("/Next")
        if node.get("/Last") != before or abs(node.get("/Count", 0)) != count:
            faults.append("an outline node counts wrong")
        return count
    faults = []
    if below(top) == 0:
        faults.append("the outline is empty")
    yield from faults


def check_labels(c):
    labels = c.tree(c.catalog.get("/PageLabels"), "/Nums", c.tree_faults) \
        if "/PageLabels" in c.catalog else []
    if not labels or labels[0][0] != 0 or (c.pdf.get(labels[0][1]) or {}).get("/S") != "/D":
        yield "there are no page labels from 1"


def check_references(c):
    """Every reference leads to an object."""
    missing = set()

    def walk(value):
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            if "obj:" + value not in c.pdf.objects:
                missing.add(value)
    for found in c.pdf.objects.values():
        walk(found.get("value", found.get("stream", {}).get("dict")))
    if missing:
        yield f"{len(missing)} references lead nowhere: {sorted(missing)[:3]}"


def check_frame(c):
    """First and last bytes (ISO 19005-3, 6.1.2 and 6.1.3)."""
    with open(c.path, "rb") as file:
        data = file.read()
    lines = data[:40].split(b"\n")
    if lines[0] != b"%PDF-1.7" or not re.match(rb"%[\x80-\xff]{4}", lines[1]):
        yield "the head of the file is not %PDF-1.7 and four bytes over 127"
    if not re.search(rb"\nstartxref\n\d+\n%%EOF\n?$", data[-60:]):
        yield "the file does not end in startxref and %%EOF"


RULES = [check_frame, check_catalog, check_output_intent, check_metadata, check_fonts,
         check_pages, check_structure, check_empty, check_tables, check_lists, check_notes,
         check_note_links, check_annotations, check_attachments, check_outline,
         check_outline_order, check_labels, check_references, check_words, check_notes_words,
         check_expansions, check_breaks, check_parent_tree]


def findings(path, expected=Expected(), pdf=None):
    """All findings about a file, each with the rule that made it; `pdf`: what was read of it."""
    try:
        checker = Checker(path, expected, pdf)
        return [(rule.__name__[6:], text) for rule in RULES for text in rule(checker)]
    except Broken as error:
        return [("readable", str(error))]


def main():
    found = [f"{path}: {rule}: {text}" for path in sys.argv[1:] for rule, text in findings(path)]
    print("\n".join(found[:100]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
