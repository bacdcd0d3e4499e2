# SPDX-License-Identifier: Apache-2.0
"""Rules about what is read aloud, searched and followed: words in their order, tables, long forms,
the outline, the way from a mark to its note and back."""
import re

from pdf_model import text_of


BLOCKS = ("Document", "P", "H1", "H2", "H3", "L", "LI", "LBody", "Note", "Table", "THead", "TBody",
          "TR", "TH", "TD")


def marks_of(element):
    """(page, MCID) of the element's own content, in order."""
    return [kid[1:] for kid in element.kids if isinstance(kid, tuple) and kid[0] == "mark"]


def elements_of(element, *tags):
    return [kid for kid in element.kids if hasattr(kid, "tag") and kid.tag in tags]


def below(top):
    """The element and all below it, in reading order."""
    work = [top]
    while work:
        element = work.pop()
        yield element
        work.extend(kid for kid in reversed(element.kids) if hasattr(kid, "tag"))


def text_below(c, top, skip=()):
    """Its words as they are read; those below tags in `skip` left out."""
    work, out = [top], []
    while work:
        kid = work.pop()
        if hasattr(kid, "tag"):
            work.extend(reversed(kid.kids) if kid.tag not in skip else [])
        elif kid and kid[0] == "mark" and kid[1] in c.by_page:
            mark = c.by_page[kid[1]].marks.get(kid[2])
            out.extend(mark.text if mark else [])
    return "".join(out).replace("\u00ad", "")


def scope_of(c, cell):
    return (c.pdf.get(cell.dict.get("/A")) or {}).get("/Scope")


def check_table(c, table):
    parts = elements_of(table, "THead", "TBody")
    tags = [part.tag for part in parts]
    if len(parts) != len(table.kids) or "THead" in tags[1:] or "TBody" not in tags:
        yield f"a table is made of {tags}"
    rows = [(part, row) for part in parts for row in elements_of(part, "TR")]
    if any(not elements_of(part, "TR") for part in parts):
        yield "a part of a table without rows"
    width = len(elements_of(rows[0][1], "TH", "TD")) if rows else 0
    for number, (part, row) in enumerate(rows):
        cells = elements_of(row, "TH", "TD")
        if len(cells) != width:
            yield f"a row has {len(cells)} cells, the first {width}"
        heads = [scope_of(c, cell) for cell in cells if cell.tag == "TH"]
        if number == 0 and heads != ["/Column"] * width:
            yield "the first row of a table is not made of heads of columns"
        if number and (part.tag == "THead" or heads not in ([], ["/Row"])):
            yield f"a row's heads are {heads}"


def check_tables(c):
    """Every row has as many cells as the first, whose cells are heads of columns."""
    for element in c.elements:
        if element.tag == "Table":
            yield from check_table(c, element)


def agreeing(have, wanted):
    """How many words from the first on are alike."""
    for count, (left, right) in enumerate(zip(have, wanted)):
        if left != right:
            return count
    return min(len(have), len(wanted))


def check_words(c):
    """The words of the paper, all of them and nothing between them, in the order they are read."""
    have = c.text_in_order(skip=("Note", "Reference")).split()
    for wanted in [c.expected.words or [], *(c.expected.apart or [])]:
        yield from check_run_of_words(have, wanted)


def check_run_of_words(have, wanted):
    if not wanted:
        return
    starts = [i for i, word in enumerate(have) if word == wanted[0]]
    best = max((agreeing(have[i:], wanted) for i in starts), default=0)
    if best < len(wanted):
        yield f"word {best + 1} is not in reading order: {wanted[best]!r}"


def check_notes_words(c):
    """The words of the notes, in their order."""
    wanted = c.expected.notes
    if wanted is None:
        return
    have = [word for element in c.in_order() if element.tag == "Note"
            for word in text_below(c, element).split()]
    same = agreeing(have, wanted)
    if have != wanted:
        yield f"word {same + 1} of the notes is not in order: {(wanted + [''])[same]!r}"


def check_expansions(c):
    """Short forms of ministries carry their long form, and nothing else does."""
    forms = c.expected.short_forms
    if forms is None:
        return
    for element in c.elements:
        own = text_below(c, element, skip=("Span",) if element.tag != "Span" else ())
        if "/E" in element.dict:
            long_form = text_of(c.pdf.get(element.dict["/E"]))
            if forms.get(own.strip()) != long_form:
                yield f"{own!r} is said as {long_form!r}"
        elif not elements_of(element, *BLOCKS):
            for word in set(re.findall(r"\w+", own)) & set(forms):
                yield f"the short form {word} lacks its long form"


def check_breaks(c):
    """No word goes on over the end of a page: its halves would be two words."""
    for element in c.elements:
        marks = marks_of(element)
        for (page, mcid), (next_page, _) in zip(marks, marks[1:]):
            mark = c.by_page[page].marks.get(mcid) if page in c.by_page else None
            if mark and page != next_page and "".join(mark.text).endswith("\u00ad"):
                yield f"a word in {element.tag} is broken over the end of a page"


def check_empty(c):
    """Only cells may be empty."""
    for element in c.elements:
        if not element.kids and element.tag not in ("TH", "TD"):
            yield f"an empty {element.tag}"


def goals_of(c, link):
    """Pages its annotations lead to."""
    kids = [c.pdf.get(kid[2]) or {} for kid in link.kids
            if isinstance(kid, tuple) and kid[0] == "object"]
    return {(c.pdf.get(kid["/Dest"]) or [None])[0] for kid in kids if "/Dest" in kid}


def check_note_links(c):
    """The mark of a footnote leads to the page of its note, the note back to one with a mark."""
    def around(element, tag):
        while element and element.tag != tag:
            element = c.by_reference.get(element.parent)
        return element

    def pages_of(top):
        return {page for element in below(top) for page, _ in marks_of(element)}

    notes = [pages_of(note) for note in c.elements if note.tag == "Note"]
    marks = {page for top in c.elements if top.tag == "Reference" for page in pages_of(top)}
    for link in (element for element in c.elements if element.tag == "Link"):
        goals = goals_of(c, link)
        is_mark, is_label = around(link, "Reference"), around(link, "Lbl")
        if is_mark and not any(goals and goals <= where for where in notes):
            yield "the mark of a footnote leads to a page without a note"
        if is_label and around(link, "Note") and not (goals and goals <= marks):
            yield "a note leads back to a page without a mark"
        if (is_mark or is_label) and goals:
            said = [text_of((c.pdf.get(kid[2]) or {}).get("/Contents")) or ""
                    for kid in link.kids if isinstance(kid, tuple) and kid[0] == "object"]
            mark = text_below(c, link).strip()
            if not all(re.search(rf"Fußnote.* {re.escape(mark)}$", words) for words in said):
                yield f"the link of footnote {mark} says {said}"


def check_outline_order(c):
    """Entries of the outline are headings, in their order, on the pages they lead to."""
    headings = iter([element for element in c.in_order() if element.tag in ("H1", "H2", "H3")])
    for title, goal in c.outline:
        words = title.rstrip("…").split()
        for heading in headings:
            if text_below(c, heading, skip=("Reference",)).split()[:len(words)] == words:
                break
        else:
            yield f"the outline has an entry that is no heading, or out of order: {title!r}"
            return
        first = next((page for element in below(heading) for page, _ in marks_of(element)), None)
        if isinstance(goal, list) and goal[:1] != [first]:
            yield f"the outline leads to a wrong page: {title!r}"
