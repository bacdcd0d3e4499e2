#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets made to harm end in an error that names what is wrong, within a second of CPU time
and 32 MiB, and leave nothing behind; so does --table. Their kinds: bombs, entities, repeats, depth,
wrong indexes, broken and lying zips, parts that are missing or point at each other."""
import io
import os
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

PROGRAM = os.environ["DRUCKSACHE"]
SAMPLE = os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md")
SECONDS, KIB = 1.0, 32 * 1024
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ROW = "<table:table-row>{}</table:table-row>"
CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
faults = []


# ---- files ----

def packed(parts):
    """A zip of {name: bytes or text}."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content,
                             zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def packed_pieces(name, head, piece, count, tail=b""):
    """A zip with one part of any length, made of pieces that are compressed one by one."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data, crc, size = [], 0, 0
    for part in [head] + [piece] * count + [tail]:
        data.append(packer.compress(part))
        crc, size = zlib.crc32(part, crc), size + len(part)
    data = b"".join(data) + packer.flush()
    entries = [(name.encode(), 8, crc, data, size)]
    return zip_by_hand(entries if name.startswith("xl/") else [MIMETYPE] + entries)


MIMETYPE = (b"mimetype", 0, zlib.crc32(ODS_TYPE.encode()), ODS_TYPE.encode(), len(ODS_TYPE))


def zip_by_hand(entries, flags=0, offsets=None):
    """Entries (name, method, crc, data, size) as they are told, true or not."""
    body, directory = b"", b""
    for i, (name, method, crc, data, size) in enumerate(entries):
        at = len(body) if offsets is None else offsets[i]
        head = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, crc, len(data), size, len(name), 0)
        if offsets is None or i == 0:
            body += b"PK\3\4" + head + name + data
        directory += (b"PK\1\2" + struct.pack("<H", 20) + head +
                      struct.pack("<HHHII", 0, 0, 0, 0, at) + name)
    return body + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries),
                                                      len(directory), len(body), 0)


def ods(tables, before=""):
    return packed({"mimetype": ODS_TYPE, "content.xml": ods_xml(tables, before)})


def ods_xml(tables, before=""):
    return (before + "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>"
            "<office:body><office:spreadsheet><table:table table:name='T'>" + tables +
            "</table:table></office:spreadsheet></office:body></office:document-content>")


def xlsx(rows="", changes=None, before=""):
    """A workbook of one sheet; `changes` replaces parts, None takes one out."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{RELS}'><sheets><sheet name='T' "
                           "sheetId='1' r:id='rId1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations([("rId1", "worksheet", "worksheets/sheet1.xml"),
                                                 ("rId2", "sharedStrings", "sharedStrings.xml"),
                                                 ("rId3", "styles", "styles.xml")]),
        "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'><si><t>a</t></si></sst>",
        "xl/styles.xml": f"<styleSheet xmlns='{MAIN}'><cellXfs><xf/></cellXfs></styleSheet>",
        "xl/worksheets/sheet1.xml": before + f"<worksheet xmlns='{MAIN}'><sheetData>{rows}"
                                             "</sheetData></worksheet>"}
    parts.update(changes or {})
    return packed({name: text for name, text in parts.items() if text is not None})


def relations(items):
    inner = "".join(f"<Relationship Id='{i}' Type='{RELS}/{t}' Target='{p}'/>" for i, t, p in items)
    return f"<Relationships xmlns='{PACK}'>{inner}</Relationships>"


HEAD = "<row r='1'><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>"
ODS_HEAD = ROW.format(CELL.format("", "a") + CELL.format("", "b"))
XXE = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
LAUGHS = ("<!DOCTYPE a [<!ENTITY a0 'ha'>" +
          "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>")


def many_sheets(count):
    """Sheets that all are one part: little to store, much to read."""
    rows = HEAD + "<row><c t='s'><v>0</v></c></row>" * 30000
    names = [f"rId{i}" for i in range(count)]
    sheets = "".join(f"<sheet name='T{n}' sheetId='1' r:id='{n}'/>" for n in names)
    return xlsx(rows, {
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{RELS}'><sheets>{sheets}</sheets>"
                           "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            [(n, "worksheet", "worksheets/sheet1.xml") for n in names] +
            [("s", "sharedStrings", "sharedStrings.xml")])})


def overlapping():
    """Two entries, one piece of data (CVE-2019-13232): the second name's header lies in the first."""
    content = ods_xml(ODS_HEAD).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    entry = (b"content.xml", 8, zlib.crc32(content), data, len(content))
    return zip_by_hand([MIMETYPE, entry], offsets=[0, 7])


def patched(data, mark, offset, value):
    """`value` written `offset` bytes behind every `mark`."""
    data = bytearray(data)
    for found in re.finditer(re.escape(mark), bytes(data)):
        at = found.start() + offset
        data[at:at + len(value)] = value
    return bytes(data)


GOOD = ods(ODS_HEAD + ROW.format(CELL.format("", "x") + CELL.format("", "y")))
LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


def hostile():
    """(name, bytes, number of the finding)"""
    yield "bomb.ods", packed_pieces("content.xml", b"<a>", b" " * 1000000, 300), "SHT004"
    row = HEAD.encode() * 10000
    yield "rows.xlsx", packed_pieces("xl/workbook.xml", b"<a>", row, 400), "SHT00[34]"
    yield "sheets.xlsx", many_sheets(250), "SHT00[34]"
    yield "xxe.ods", ods(ODS_HEAD, XXE), "SHT009"
    yield "laughs.ods", ods(ROW.format(CELL.format("", "&a11;")), LAUGHS), "SHT009"
    yield "xxe.xlsx", xlsx(HEAD, before=XXE), "SHT009"
    yield "laughs.xlsx", xlsx(HEAD, {"xl/sharedStrings.xml": LAUGHS + "<a>&a11;</a>"}), "SHT009"
    yield "xxe-rels.xlsx", xlsx(HEAD, {"_rels/.rels": XXE + "<a>&x;</a>"}), "SHT009"
    million = " table:number-rows-repeated='1000000'"
    yield "rows.ods", ods(ODS_HEAD + ODS_HEAD.replace("row>", "row" + million + ">", 1)), "SHT013"
    wide = CELL.format(" table:number-columns-repeated='16384'", "x")
    yield "columns.ods", ods(ODS_HEAD + ROW.format(wide) * 100), "SHT013"
    wider = CELL.format(" table:number-columns-repeated='4294967296'", "x")
    yield "wider.ods", ods(ODS_HEAD + ROW.format(wider)), "TAB013"
    yield "blanks.ods", ods(ROW.format(CELL.format("", "<text:s text:c='2147483647'/>"))), "TAB014"
    gaps = "".join(f"<row r='{i}'><c r='XFD{i}'><v>1</v></c></row>" for i in range(2, 200))
    yield "gaps.xlsx", xlsx(HEAD + gaps), "SHT013"
    yield "deep.ods", packed_pieces("content.xml", b"", b"<a>" * 1000, 100), "SHT010"
    yield "deep.xlsx", xlsx(HEAD, {"xl/styles.xml": "<a>" * 5000}), "SHT010"
    for index in ("1", "4294967295", "-1", "99999999999999999999", "x"):
        yield f"index{index}.xlsx", xlsx(f"<row><c t='s'><v>{index}</v></c></row>"), "SHT012"
    for address in ("A0", "XFE1", "A1048577", "A99999999999", "1", "A1:B2", ""):
        yield f"address{address}.xlsx", xlsx(f"<row><c r='{address}'><v>1</v></c></row>"), "SHT011"
    yield "row.xlsx", xlsx("<row r='99999999999'><c><v>1</v></c></row>"), "SHT014"
    yield "text.xlsx", xlsx("<row><c t='inlineStr'><is><t>" + "x" * 2000000 + "</t></is></c></row>",
                            ), "TAB014|SHT004"
    yield "tag.ods", ods(ODS_HEAD + "<a b='" + os.urandom(1500000).hex() + "'/>"), "SHT010"
    styles = f"<styleSheet xmlns='{MAIN}'><cellXfs>" + "<xf/>" * 70000 + "</cellXfs></styleSheet>"
    yield "styles.xlsx", xlsx(HEAD, {"xl/styles.xml": styles}), "SHT025"
    yield from broken_zips()
    yield from broken_parts()


def broken_zips():
    yield "leer.zip", END + bytes(18), "SHT024|GEN011|GEN005"
    yield "crc.ods", patched(patched(GOOD, LOCAL, 14, b"abcd"), CENTRAL, 16, b"abcd"), "SHT005"
    flags = patched(patched(GOOD, LOCAL, 6, b"\1\0"), CENTRAL, 8, b"\1\0")
    yield "password.ods", flags, "SHT00[17]"
    yield "aes.ods", patched(patched(GOOD, LOCAL, 8, b"\x63\0"), CENTRAL, 10, b"\x63\0"), "SHT00[157]"
    yield "method.ods", patched(patched(GOOD, LOCAL, 8, b"\x0e\0"), CENTRAL, 10, b"\x0e\0"), "SHT005"
    yield "sizes.ods", patched(GOOD, CENTRAL, 20, b"\xf0\xff\xff\x7f\xf0\xff\xff\x7f"), "SHT00[135]"
    yield "entries.ods", patched(GOOD, END, 8, b"\xff\xff\xff\xff"), "SHT001"
    yield "offset.ods", patched(GOOD, END, 16, b"\xf0\xff\xff\x7f"), "SHT001"
    yield "overlap.ods", overlapping(), "SHT00[156]"
    names = [(f"{i}".encode(), 0, 0, b"", 0) for i in range(20000)]
    yield "many.ods", zip_by_hand(names), "SHT002"
    for path in ("../../etc/passwd", "/etc/passwd", "..\\content.xml", "content.xml/"):
        yield "pfad.ods", packed({"mimetype": ODS_TYPE, path: "<a/>"}), "SHT024|SHT006|SHT008"
    step = max(1, len(GOOD) // 60)
    for end in range(31, len(GOOD), step):
        yield f"bis{end}.ods", GOOD[:end], "SHT001"


def broken_parts():
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
                 "xl/sharedStrings.xml", "xl/styles.xml"):
        yield "fehlt.xlsx", xlsx(HEAD, {part: None}), "SHT0(06|16|24)"
    yield "fehlt.ods", packed({"mimetype": ODS_TYPE}), "SHT024|SHT006"
    loop = relations([("rId1", "worksheet", "_rels/workbook.xml.rels"),
                      ("rId2", "sharedStrings", "workbook.xml"), ("rId3", "styles", "workbook.xml")])
    yield "kreis.xlsx", xlsx(HEAD, {"xl/_rels/workbook.xml.rels": loop}), "TAB010|SHT016"
    root = relations([("rId1", "officeDocument", "_rels/.rels")])
    yield "kreis2.xlsx", xlsx(HEAD, {"_rels/.rels": root}), "SHT0(06|16|24)"
    away = relations([("rId1", "worksheet", "../../../../../etc/passwd")])
    yield "weg.xlsx", xlsx(HEAD, {"xl/_rels/workbook.xml.rels": away}), "SHT006"
    yield "utf8.ods", packed({"mimetype": ODS_TYPE, "content.xml": b"<a>\xff\xfe</a>"}), "SHT008"
    yield "ende.ods", packed({"mimetype": ODS_TYPE, "content.xml": "<a><b>"}), "SHT008"
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    yield "geheim.ods", packed({"mimetype": ODS_TYPE, "META-INF/manifest.xml": manifest,
                                "content.xml": os.urandom(500)}), "SHT007"
    yield "alt.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(2000), "SHT023|GEN012"


# ---- running ----

def run(*words):
    """Status, standard error, CPU seconds, KiB at most."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen([PROGRAM, *words], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return os.waitstatus_to_exitcode(status), told, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def judge(name, path, number, words, out):
    status, told, seconds, kib = run(*words)
    if status != 1:
        faults.append(f"{name}: status {status}: {told[:200]}")
    if not re.search(f"^{re.escape(path)}:.*error: ({number}):", told, re.M):
        faults.append(f"{name}: {number} is not told: {told[:300]}")
    if seconds > SECONDS or kib > KIB:
        faults.append(f"{name}: {seconds:.2f} s, {kib / 1024:.1f} MiB")
    if os.path.exists(out) and os.listdir(out):
        faults.append(f"{name}: something was written")
    return seconds, kib


def main():
    worst, count = [0, 0], 0
    with tempfile.TemporaryDirectory() as folder:
        good = os.path.join(folder, "gut.ods")
        with open(good, "wb") as file:
            file.write(GOOD)
        if run("build", good, "-f", "csv", "-o", os.path.join(folder, "gut"))[0]:
            faults.append("the good file is refused")
        for name, content, number in hostile():
            out = os.path.join(folder, f"out{count}")
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(content)
            figures = judge(name, path, number, ("build", path, "-o", out), out)
            worst = [max(pair) for pair in zip(worst, figures)]
            if count % 8 == 0:
                judge(name + " as --table", path, number,
                      ("build", SAMPLE, "--table", path, "-o", out), out)
            count += 1
            os.remove(path)
    print("\n".join(faults) or f"{count} files refused, at most {worst[0]:.2f} s and "
          f"{worst[1] / 1024:.1f} MiB")
    sys.exit(1 if faults or count < 100 else 0)


main()
