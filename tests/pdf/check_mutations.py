#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A checker that cannot fail is none: each kind of damage, done to a PDF that has no findings, must
make the checker complain, and of the right thing. The damage is done to the objects as qpdf reads
them; three kinds are done to the file's bytes."""
import base64
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import cases
from paper_words import note_words, paper_words, short_forms
import pdf_checker
from pdf_model import Pdf, text_of

PROGRAM = os.environ["DRUCKSACHE"]
CASES = ("sample", "notes", "two-annexes")
DAMAGES = []


def damage(complaint, case="sample"):
    """Registers a kind of damage and what must be said about it."""
    def register(function):
        DAMAGES.append((function.__name__, case, complaint, function))
        return function
    return register


class Victim:
    """A PDF to be damaged."""

    def __init__(self, pdf):
        self.pdf = copy.copy(pdf)
        self.pdf.objects = copy.deepcopy(pdf.objects)
        self.pdf.trailer = self.pdf.objects["trailer"]["value"]
        self.catalog = self.at(self.pdf.trailer["/Root"])
        self.info = self.at(self.pdf.trailer["/Info"])

    def at(self, reference):
        found = self.pdf.objects["obj:" + reference]
        return found["value"] if "value" in found else found["stream"]["dict"]

    def all(self, **wanted):
        """References of dictionaries with these entries, Type="/Font"."""
        for key, found in self.pdf.objects.items():
            value = found.get("value", found.get("stream", {}).get("dict"))
            if isinstance(value, dict) and all(value.get("/" + k) == v for k, v in wanted.items()):
                yield key[4:]

    def first(self, **wanted):
        return next(self.all(**wanted))

    def one(self, **wanted):
        return self.at(self.first(**wanted))

    def element(self, tag, number=0):
        return self.at([r for r in self.all(S="/" + tag) if "/P" in self.at(r)][number])

    def page(self, number=0):
        return self.at(list(self.all(Type="/Page"))[number])

    def edit(self, reference, change):
        """Changes the bytes of a stream; the change must change something."""
        stream = self.pdf.objects["obj:" + reference]["stream"]
        old = base64.b64decode(stream["data"])
        new = change(old)
        assert new != old, "the damage did nothing"
        stream["data"] = base64.b64encode(new).decode()

    def edit_page(self, old, new, number=0):
        self.edit(self.page(number)["/Contents"], lambda data: data.replace(old, new, 1))

    def edit_xmp(self, old, new):
        self.edit(self.catalog["/Metadata"], lambda data: data.replace(old, new, 1))

    def font(self):
        return self.one(Type="/Font", Subtype="/Type0")

    def cid_font(self):
        return self.at(self.font()["/DescendantFonts"][0])

    def descriptor(self):
        return self.at(self.cid_font()["/FontDescriptor"])

    def tree_leaf(self, root, entries):
        node = self.at(root)
        while "/Kids" in node:
            node = self.at(node["/Kids"][0])
        return node[entries]

    def root(self):
        return self.at(self.catalog["/StructTreeRoot"])

    def parents_of_page(self):
        return self.tree_leaf(self.root()["/ParentTree"], "/Nums")[1]

    def link(self, key):
        return next(self.at(r) for r in self.all(Subtype="/Link") if key in self.at(r))

    def attachment(self):
        return self.at(self.catalog["/AF"][0])

    def outline_item(self):
        return self.at(self.at(self.catalog["/Outlines"])["/First"])


# ---- the document ----

@damage("Lang is not de-DE")
def no_language(v): del v.catalog["/Lang"]


@damage("Lang is not de-DE")
def other_language(v): v.catalog["/Lang"] = "u:en-US"


@damage("MarkInfo does not say Marked")
def not_marked(v): v.catalog["/MarkInfo"] = {"/Marked": False}


@damage("the title is not displayed")
def file_name_displayed(v): del v.catalog["/ViewerPreferences"]


@damage("ID is not two equal strings")
def two_ids(v): v.pdf.trailer["/ID"][1] = "b:" + 32 * "0"


@damage("there is not one output intent")
def no_output_intent(v): del v.catalog["/OutputIntents"]


@damage("the output intent has no RGB profile")
def profile_of_four_colours(v): v.one(S="/GTS_PDFA1")["/DestOutputProfile"] = v.catalog["/Metadata"]


@damage("the catalog has /OpenAction")
def opens_something(v): v.catalog["/OpenAction"] = v.catalog["/Outlines"]


@damage("version 1.4")
def old_version(v): v.pdf.version = "1.4"


@damage("there are no page labels")
def no_page_labels(v): del v.catalog["/PageLabels"]


@damage("references lead nowhere")
def reference_to_nothing(v): v.catalog["/Pieces"] = "99999 0 R"


@damage("a node of the page tree counts its pages wrong")
def pages_counted_wrong(v): v.one(Type="/Pages")["/Count"] += 1


# ---- metadata ----

@damage("Info /Title and XMP differ")
def another_title(v): v.info["/Title"] = "u:Etwas anderes"


@damage("Info /Author and XMP differ")
def another_author(v): v.info["/Author"] = "u:Jemand"


@damage("Info /CreationDate and XMP differ")
def another_date(v): v.info["/CreationDate"] = "u:D:20200101000000Z"


@damage("XMP pdfuaid:part is not 1")
def no_universal_access(v): v.edit_xmp(b"<pdfuaid:part>1</pdfuaid:part>", b"")


@damage("XMP pdfaid:part is not 3")
def another_part(v): v.edit_xmp(b"<pdfaid:part>3", b"<pdfaid:part>2")


@damage("XMP pdfaSchema:prefix is not pdfuaid")
def schema_not_declared(v): v.edit_xmp(b"<pdfaSchema:prefix>pdfuaid", b"<pdfaSchema:prefix>other")


@damage("XMP is no XML")
def metadata_not_escaped(v): v.edit_xmp(b"<dc:title>", b"<dc:title>A & B")


@damage("there is no XMP")
def no_metadata(v): del v.catalog["/Metadata"]


# ---- fonts ----

@damage("has no subset tag")
def no_subset_tag(v): v.font()["/BaseFont"] = "/LiberationSans"


@damage("names of font .* differ")
def font_of_two_names(v): v.descriptor()["/FontName"] = "/ABCDEF+Other"


@damage("descriptor lacks /CapHeight")
def no_cap_height(v): del v.descriptor()["/CapHeight"]


@damage("descriptor's /StemV is not positive")
def no_stem(v): v.descriptor()["/StemV"] = 0


@damage("FontBBox is empty")
def no_box(v): v.descriptor()["/FontBBox"] = [0, 0, 0, 0]


@damage("a font is not embedded")
def font_not_embedded(v): del v.descriptor()["/FontFile2"]


@damage("lacks CIDToGIDMap, Encoding or ToUnicode")
def no_unicode(v): del v.font()["/ToUnicode"]


@damage("has a text of private use")
def unicode_of_private_use(v):
    v.edit(v.font()["/ToUnicode"], lambda d: re.sub(rb"<41> <0041>", b"<41> <E041>", d))


@damage("word .* is not in reading order")
def unicode_of_another_letter(v):
    v.edit(v.font()["/ToUnicode"], lambda d: re.sub(rb"<65> <0065>", b"<65> <0078>", d))


@damage("width .*, not")
def wrong_width(v): v.cid_font()["/W"][1][0] += 5


@damage("has no glyph")
def glyph_zero(v): v.edit(v.cid_font()["/CIDToGIDMap"], lambda d: bytes(len(d)))


@damage("the file of font .* is damaged")
def damaged_font_file(v):
    v.edit(v.descriptor()["/FontFile2"], lambda d: d[:-4] + bytes([d[-4] ^ 255]) + d[-3:])


# ---- content ----

@damage("text neither tagged nor an artifact")
def content_not_tagged(v):
    v.edit_page(b"EMC\n", b"")
    v.edit(v.page()["/Contents"], lambda d: re.sub(rb"/H1<</MCID \d+>>BDC\n", b"EMC\n", d, 1))


@damage("an artifact without a type")
def artifact_without_type(v):
    v.edit_page(b"/Artifact<</Type/Layout>>", b"/Artifact<<>>")


@damage("MCID 0 twice on a page")
def mcid_twice(v): v.edit_page(b"<</MCID 1>>", b"<</MCID 0>>")


@damage("MCIDs have gaps")
def mcid_left_out(v): v.edit_page(b"<</MCID 1>>", b"<</MCID 500>>")


@damage("f paints neither tagged nor as an artifact")
def rule_not_marked(v):
    v.edit(v.page()["/Contents"], lambda d: d + b"10 10 50 1 re\nf\n")


@damage("text .* off the page")
def text_off_the_page(v):
    v.edit(v.page()["/Contents"],
           lambda d: re.sub(rb"(/P<</MCID 1>>BDC\n(?:/F.*\n)?)\S+ ", rb"\g<1>590 ", d, 1))


@damage("a rectangle off the page")
def rule_off_the_page(v):
    v.edit(v.page()["/Contents"], lambda d: re.sub(rb"\n\S+ (\S+ \S+ \S+ re)", rb"\n-9 \1", d, 1))


@damage("unexpected operator Tr")
def invisible_text(v): v.edit_page(b"BT\n", b"BT\n3 Tr\n")


@damage("marked content within marked content")
def mark_within_a_mark(v):
    v.edit_page(b"<</MCID 2>>BDC\n", b"<</MCID 2>>BDC\n/Span<</E(x)>>BDC\nEMC\n")


@damage("marked content or text object does not end")
def mark_without_end(v):
    v.edit(v.page()["/Contents"], lambda d: d.rstrip().rsplit(b"EMC", 1)[0])


@damage("word .* is not in reading order")
def heading_an_artifact(v):
    v.edit(v.page()["/Contents"], lambda d: re.sub(
        rb"/H2<</MCID \d+>>BDC", b"/Artifact<</Type/Pagination>>BDC", d, 1))


@damage("Tabs is not S")
def no_tab_order(v): del v.page()["/Tabs"]


@damage("StructParents is missing or taken")
def two_pages_of_one_key(v): v.page(1)["/StructParents"] = v.page(0)["/StructParents"]


# ---- the structure tree ----

@damage("ParentTree leads MCID .* to a wrong element")
def parents_swapped(v):
    entries = v.parents_of_page()
    entries[0], entries[1] = entries[1], entries[0]


@damage("ParentTree does not list its marked content")
def parent_left_out(v): v.parents_of_page().pop()


@damage("ParentTreeNextKey is taken")
def next_key_taken(v): v.root()["/ParentTreeNextKey"] = 1


@damage("a tree's node has wrong limits")
def wrong_limits(v): v.at(v.at(v.root()["/ParentTree"])["/Kids"][0])["/Limits"][1] += 1


@damage("has a wrong parent")
def wrong_parent(v): v.element("TD")["/P"] = v.catalog["/StructTreeRoot"]


@damage("unknown structure type Absatz")
def unknown_type(v): v.element("P")["/S"] = "/Absatz"


@damage("is /P, its element H3")
def another_type_than_marked(v): v.element("P", 3)["/S"] = "/H3"


@damage("H3 after H1")
def heading_left_out(v):
    for reference in v.all(S="/H2"):
        v.at(reference)["/S"] = "/H3"


@damage("TH without Scope")
def head_without_scope(v): del v.element("TH")["/A"]


@damage("a row's heads are")
def row_head_a_column_head(v): v.element("TH", 5)["/A"] = v.element("TH", 0)["/A"]


@damage("a row has 3 cells, the first 4")
def row_lacks_a_cell(v): v.element("TR", 3)["/K"].pop()


@damage("a table is made of")
def table_without_body(v):
    table = v.element("Table")
    table["/K"] = [k for k in table["/K"] if v.at(k)["/S"] != "/TBody"]


@damage("word .* is not in reading order")
def another_reading_order(v):
    kids = v.element("Document")["/K"]
    kids[8], kids[10] = kids[10], kids[8]


@damage("an element stands in the tree twice")
def element_twice(v): v.element("Document")["/K"].append(v.element("Document")["/K"][5])


@damage("an empty P")
def empty_element(v): del v.element("P", 2)["/K"]


@damage("word .* is not in reading order")
def paragraph_left_out(v): v.element("Document")["/K"].pop(11)


@damage("a list does not say how it counts", "notes")
def list_without_attribute(v): del v.element("L")["/A"]


@damage("LBody within L\\b", "notes")
def list_without_items(v): v.element("LI")["/S"] = "/L"


@damage("lacks its long form", "two-annexes")
def no_long_form(v):
    for reference in list(v.all(S="/TD")):
        v.at(reference).pop("/E", None)


@damage("is said as")
def wrong_long_form(v):
    cell = next(v.at(r) for r in v.all(S="/TD") if "/E" in v.at(r))
    cell["/E"] = "u:Ministerium für Wahrheit"


@damage("is broken over the end of a page", "notes")
def word_broken_over_pages(v):
    v.edit(v.font()["/ToUnicode"], lambda d: re.sub(rb"<20> <0020>", b"<20> <00AD>", d))


# ---- notes and links ----

@damage("a Note without ID")
def note_without_id(v): del v.element("Note")["/ID"]


@damage("there is no IDTree")
def no_id_tree(v): del v.root()["/IDTree"]


@damage("IDTree and the elements' IDs differ")
def id_of_another(v): v.tree_leaf(v.root()["/IDTree"], "/Names")[1] = v.first(S="/P")


@damage("word .* of the notes is not in order")
def note_left_out(v):
    kids = v.element("Document")["/K"]
    kids[:] = [k for k in kids if v.at(k)["/S"] != "/Note"]


@damage("a link has a border")
def link_with_border(v): v.link("/A")["/Border"] = [0, 0, 1]


@damage("a link is not printed")
def link_not_printed(v): v.link("/A")["/F"] = 0


@damage("a link has no Contents")
def link_without_contents(v): del v.link("/A")["/Contents"]


@damage("the link of footnote 1 says")
def link_of_other_words(v): v.link("/Dest")["/Contents"] = "u:Fußnote 9"


@damage("a link's Rect .* is empty or off the page")
def link_off_the_page(v): v.link("/A")["/Rect"][2] = 2000


@damage("a link's StructParent leads to a wrong element")
def link_of_another_parent(v): v.link("/A")["/StructParent"] = 0


@damage("a link does not name its page")
def link_of_another_page(v): del v.link("/A")["/P"]


@damage("a link leads nowhere")
def link_to_nowhere(v): del v.link("/Dest")["/Dest"]


@damage("the mark of a footnote leads to a page without a note")
def mark_to_a_wrong_page(v): v.at(v.link("/Dest")["/Dest"])[0] = list(v.all(Type="/Page"))[-1]


@damage("a link has no URI of ASCII")
def address_with_umlaut(v): v.link("/A")["/A"]["/URI"] = "u:https://example.org/ä"


@damage("an annotation is in no Link")
def link_without_element(v):
    v.element("Link")["/K"] = [k for k in v.element("Link")["/K"] if isinstance(k, int)]


@damage("an OBJR leads to an annotation that is on no page")
def link_on_no_page(v): del v.page()["/Annots"]


# ---- attached files ----

@damage("is no Source")
def attached_as_data(v): v.attachment()["/AFRelationship"] = "/Data"


@damage("lacks /UF")
def attachment_without_name(v): del v.attachment()["/UF"]


@damage("lacks /Desc")
def attachment_without_description(v): del v.attachment()["/Desc"]


@damage("AF and EmbeddedFiles differ")
def attached_but_not_listed(v): v.catalog["/AF"].pop()


@damage("is not what was to be attached")
def attachment_changed(v): v.edit(v.attachment()["/EF"]["/F"], lambda d: d + b"\n")


@damage("has another checksum")
def attachment_of_wrong_checksum(v):
    v.at(v.attachment()["/EF"]["/F"])["/Params"]["/CheckSum"] = "b:" + 32 * "1"


@damage("has no media type")
def attachment_without_type(v): del v.at(v.attachment()["/EF"]["/F"])["/Subtype"]


@damage("attached are only")
def attachment_left_out(v):
    v.catalog["/AF"] = []
    del v.catalog["/Names"]


# ---- outline ----

@damage("there is no outline")
def no_outline(v): del v.catalog["/Outlines"]


@damage("an outline entry has no title")
def entry_without_title(v): v.outline_item()["/Title"] = "u: "


@damage("an outline entry leads nowhere")
def entry_to_nowhere(v): del v.outline_item()["/Dest"]


@damage("the outline leads to a wrong page")
def entry_to_a_wrong_page(v): v.outline_item()["/Dest"][0] = list(v.all(Type="/Page"))[-1]


@damage("the outline has an entry that is no heading")
def entry_of_other_words(v): v.outline_item()["/Title"] = "u:Impressum"


@damage("an outline node counts wrong")
def outline_counts_wrong(v): v.at(v.catalog["/Outlines"])["/Count"] += 1


# ---- bytes ----

BYTES = [
    ("another_head", lambda d: d.replace(b"%PDF-1.7\n%", b"%PDF-1.7\n ", 1),
     "the head of the file"),
    ("bytes_behind_the_end", lambda d: d + b"\n\nmore\n", "the file does not end"),
    ("cut_off", lambda d: d[:len(d) // 2], "."),
]


def expectation(name, folder):
    with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
        paper = json.load(file)
    pdf = Pdf(os.path.join(folder, name + ".pdf"))
    return pdf_checker.Expected(words=paper_words(paper), notes=note_words(paper),
                                short_forms=short_forms(paper), attached=attached(pdf))


def attached(pdf):
    """What is attached now is what was to be attached."""
    files = [pdf.get(r) for r in pdf.get(pdf.get(pdf.trailer["/Root"])["/AF"])]
    return {text_of(file["/UF"]): pdf.stream(file["/EF"]["/F"]) for file in files}


def build(folder):
    for case in cases.write(folder, CASES):
        subprocess.run([PROGRAM, "build", "-q", case.file, "-o", folder, "-f", "pdf,json",
                        *case.options], cwd=folder, check=True, capture_output=True)


def verdict(name, complaint, found):
    said = [text for _, text in found]
    if any(re.search(complaint, text) for text in said):
        return 0
    print(f"{name}: expected {complaint!r}, found {said[:4]}")
    return 1


def damage_objects(folder):
    sound = {name: (os.path.join(folder, name + ".pdf"), expectation(name, folder))
             for name in CASES}
    models = {name: Pdf(path) for name, (path, _) in sound.items()}
    missed = 0
    for name, (path, expected) in sound.items():
        before = pdf_checker.findings(path, expected)
        print("".join(f"{name} is not sound: {text}\n" for text in before), end="")
        missed += len(before)
    for name, case, complaint, function in DAMAGES:
        victim = Victim(models[case])
        function(victim)
        path, expected = sound[case]
        missed += verdict(name, complaint, pdf_checker.findings(path, expected, victim.pdf))
    return missed


def damage_bytes(folder):
    missed = 0
    with open(os.path.join(folder, "sample.pdf"), "rb") as file:
        sound = file.read()
    path = os.path.join(folder, "damaged.pdf")
    for name, change, complaint in BYTES:
        with open(path, "wb") as file:
            file.write(change(sound))
        missed += verdict(name, complaint, pdf_checker.findings(path))
    return missed


def main():
    if not shutil.which("qpdf"):
        print("skipped, not installed: qpdf")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        build(folder)
        missed = damage_objects(folder) + damage_bytes(folder)
    print(f"{len(DAMAGES) + len(BYTES)} kinds of damage, {missed} not noticed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
