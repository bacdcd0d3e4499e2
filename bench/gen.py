#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gen.py [--own] SEED.txt OUTDIR N [N...]: (--own: only doc.txt, rows.csv, doc.tsv) writes the same parliamentary paper with an Anlage of N rows
(N = 0: the seed's own rows) into OUTDIR/N/ in each peer's input form.  Deterministic, standard library only.

  doc.txt  seed's own text form      rows.csv  header + rows          doc.json  blocks + rows (pdfmake, ReportLab)
  doc.typ  Typst (reads rows.csv)    doc.tex   longtable (2 engines)  doc.html  paged CSS (WeasyPrint, Chromium)
  doc.fodt LibreOffice               doc.fo    XSL-FO (FOP)           doc.ms    groff ms + tbl
  old.html HTML 3.2 for HTMLDOC      doc.tsv   rows only, tab-separated (C programs)
"""
import csv, json, os, re, sys
from xml.sax.saxutils import escape

HEAD_L, HEAD_R = "Landtag Nordrhein-Westfalen – 18. Wahlperiode", "Kleine Anfrage 2326"
MM = (36, 20, 54, 55)                       # table columns; text width 165 mm (A4, 25 + 20 margins)


class Lcg:                                   # own generator: the same bytes under any Python
    def __init__(self, s): self.s = s
    def n(self, k):
        self.s = (self.s * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (self.s >> 33) % k
    def pick(self, xs): return xs[self.n(len(xs))]


def runs(s):
    """inline Markdown of the seed -> [(text, flags, href)]; flags of b, i; footnote mark: (number, 'fn', None)"""
    out, fl = [], set()
    for m in re.finditer(r'(\*{1,3})|<sup>(\d+)</sup>|\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)|((?:[^*<\[\\]|\\.|<(?!sup>))+)', s):
        st, fn, lt, url, tx = m.groups()
        if st: fl ^= {1: {'i'}, 2: {'b'}, 3: {'b', 'i'}}[len(st)]
        elif fn: out.append((fn, 'fn', None))
        else: out.append((re.sub(r'\\(.)', r'\1', lt if lt is not None else tx), ''.join(sorted(fl)), url))
    return out


def parse(text):
    blocks, notes, rows, para, note = [], {}, [], [], False
    def flush():
        nonlocal note
        if not para: return
        s = ''.join(l[:-2] + '\n' if l.endswith('  ') else l + ' ' for l in para).strip(); para.clear()
        if note: notes[re.match(r'<sup>(\d+)</sup> ?', s)[1]] = runs(re.sub(r'^<sup>\d+</sup> ?', '', s)); note = False
        else: blocks.append(('p', runs(s)))
    for l in text.split('\n'):
        if '\t' in l: flush(); rows.append(l.split('\t'))
        elif not l.strip(): flush()
        elif l.strip() == '---': flush(); note = True
        elif m := re.match(r'(#{2,4}) (.*)', l): flush(); blocks.append((f'h{len(m[1])}', runs(m[2])))
        else: para.append(l)
    flush()
    return blocks, notes, rows[0], rows[1:]


SENT = ["Die Erprobung erfolgt zunächst in zwei Behörden und wird anschließend wissenschaftlich begleitet ausgewertet.",
        "Für die Überführung in den Regelbetrieb sind noch datenschutzrechtliche Prüfungen sowie Abstimmungen mit den Beschäftigtenvertretungen erforderlich.",
        "Die Ergebnisse der Wirtschaftlichkeitsuntersuchung liegen voraussichtlich im ersten Quartal 2024 vor.",
        "Größere Änderungen an den Fachverfahren sind hierfür derzeit nicht vorgesehen.",
        "Qualitätssicherung, Nachvollziehbarkeit und Barrierefreiheit werden dabei durchgängig berücksichtigt."]
ORTE = ["Köln", "Düsseldorf", "Münster", "Arnsberg", "Detmold", "Höxter", "Gütersloh", "Mönchengladbach", "Hürth", "Jülich"]


def make_rows(seed, n):
    """varied rows; about 8 % of the status cells pass 300 characters; each name cell carries its own number"""
    if not n: return seed
    g, out = Lcg(2326), []
    for i in range(n):
        b = g.pick(seed); beh, name, st = b[0], g.pick(seed)[2], g.pick(seed)[3]
        if g.n(5) == 0: beh += ' ' + g.pick(ORTE)
        k = g.n(100)
        if k < 4:
            while len(st) < 300: st += ('' if st.endswith('.') else '.') + ' ' + g.pick(SENT)
        elif k < 20 and len(st) < 120: st += ('' if st.endswith('.') else '.') + ' ' + g.pick(SENT)
        out.append([beh, b[1], f"{name} (lfd. Nr. {i + 1})", st])
    return out


def w(d, name, s):
    with open(os.path.join(d, name), 'w', encoding='utf-8', newline='') as f: f.write(s)


def txt(seedtext, n, rows):
    if not n: return seedtext
    head, out = seedtext[:seedtext.index('\n', seedtext.index('\t')) + 1], []     # up to and with the header row
    for i, r in enumerate(rows): out.append('\t'.join(r) + ('\n\n\n' if i % 8 == 7 else ''))   # page gaps like the seed's
    return head + '\n'.join(out)


def typ(blocks, notes, hdr):
    e = lambda s: json.dumps(s, ensure_ascii=False)
    def r(rs):
        o = ''
        for t, f, u in rs:
            if f == 'fn': o += f'#footnote[{r(notes[t])}]'; continue
            x = '#linebreak()'.join(f'#({e(p)})' for p in t.split('\n'))
            if u: x = f'#link({e(u)})[{x}]'
            if 'i' in f: x = f'#emph[{x}]'
            if 'b' in f: x = f'#strong[{x}]'
            o += x
        return o
    o = [f'''#set document(title: "Antwort auf die Kleine Anfrage 2326", date: datetime(year: 2023, month: 10, day: 6))
#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 28mm, bottom: 24mm),
  header: [#set text(9pt); {HEAD_L} #h(1fr) {HEAD_R}],
  footer: context [#set text(9pt); #h(1fr) Seite #counter(page).display() von #counter(page).final().first()])
#set text(font: "Liberation Sans", size: 11pt, lang: "de", hyphenate: true)
#set par(justify: true)
#show heading: set par(justify: false)
#show table: set par(justify: false)
''']
    for k, rs in blocks:
        o.append((('=' * (int(k[1]) - 1) + ' ') if k[0] == 'h' else '') + r(rs) + '\n')
    o.append(f'''#set text(9pt)
#let rows = csv("rows.csv")
#table(columns: ({', '.join(f'{m}mm' for m in MM)}), inset: 3pt, stroke: 0.4pt,
  table.header(repeat: true, ..rows.first().map(c => strong(c))),
  ..rows.slice(1).flatten())
''')
    return '\n'.join(o)


def tex(blocks, notes, hdr, rows):
    sp = {'\\': r'\textbackslash{}', '{': r'\{', '}': r'\}', '%': r'\%', '&': r'\&', '#': r'\#', '_': r'\_', '$': r'\$',
          '~': r'\textasciitilde{}', '^': r'\textasciicircum{}', '„': r'\glqq{}', '“': r'\grqq{}', '‚': r'\glq{}', '‘': r'\grq{}'}
    e = lambda s: ''.join(sp.get(c, c) for c in s).replace('\n', r'\\ ')
    def r(rs):
        o = ''
        for t, f, u in rs:
            if f == 'fn':
                o += r'\footnote{\url{%s}}' % notes[t][0][2].replace('%', r'\%'); continue
            x = e(t)
            if 'i' in f: x = r'\emph{%s}' % x
            if 'b' in f: x = r'\textbf{%s}' % x
            o += x
        return o
    o = [r'''\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX \usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{helvet}\renewcommand\familydefault{\sfdefault}
\else \usepackage{fontspec}\setmainfont{Liberation Sans}\fi
\usepackage[ngerman]{babel}
\usepackage[left=25mm,right=20mm,top=28mm,bottom=24mm]{geometry}
\usepackage{fancyhdr,longtable,array}
\usepackage[hidelinks]{hyperref}
\setlength\parindent{0pt}\setlength\parskip{6pt}\setlength\tabcolsep{3pt}\setlength\emergencystretch{2em}\urlstyle{same}
\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}
\fancyhead[L]{\small ''' + HEAD_L + r'''}\fancyhead[R]{\small ''' + HEAD_R + r'''}\fancyfoot[R]{\small Seite \thepage\ von \pageref{LastPage}}
\begin{document}''']
    sec = {'h2': 'section', 'h3': 'subsection', 'h4': 'subsubsection'}
    for k, rs in blocks: o.append(r'\%s*{%s}' % (sec[k], r(rs)) if k in sec else r(rs) + '\n')
    mm = [m - 2.2 for m in MM]
    o.append(r'\footnotesize\begin{longtable}{' + ''.join(r'|>{\raggedright\rightskip0pt plus 3em\arraybackslash}p{%.1fmm}' % m for m in mm) + r'|}\hline')
    o.append(' & '.join(r'\textbf{%s}' % e(c) for c in hdr) + r'\\\hline\endhead')
    o += [' & '.join(e(c) for c in x) + r'\\\hline' for x in rows]
    return '\n'.join(o + [r'\end{longtable}\label{LastPage}', r'\end{document}', ''])


def h_runs(rs, notes, br='<br>'):
    o = ''
    for t, f, u in rs:
        if f == 'fn': o += f'<span class="fn">{h_runs(notes[t], notes)}</span>'; continue
        x = escape(t).replace('\n', br)
        if u: x = f'<a href="{escape(u)}">{x}</a>'
        if 'i' in f: x = f'<em>{x}</em>'
        if 'b' in f: x = f'<strong>{x}</strong>'
        o += x
    return o


def html(blocks, notes, hdr, rows):
    o = [f'''<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Antwort auf die Kleine Anfrage 2326</title><style>
@page {{ size: A4; margin: 28mm 20mm 24mm 25mm; font: 9pt "Liberation Sans";
 @top-left {{ content: "{HEAD_L}"; font: 9pt "Liberation Sans" }} @top-right {{ content: "{HEAD_R}"; font: 9pt "Liberation Sans" }}
 @bottom-right {{ content: "Seite " counter(page) " von " counter(pages); font: 9pt "Liberation Sans" }} }}
body {{ font: 11pt/1.3 "Liberation Sans"; margin: 0; hyphens: auto }} p {{ text-align: justify; margin: 0 0 6pt }}
.fn {{ float: footnote; font-size: 8pt }} a {{ color: inherit; text-decoration: none; overflow-wrap: anywhere }}
table {{ border-collapse: collapse; table-layout: fixed; width: 165mm; font-size: 9pt }} thead {{ display: table-header-group }}
th, td {{ border: 0.4pt solid black; padding: 3pt; text-align: left; vertical-align: top; overflow-wrap: anywhere }} tr {{ break-inside: avoid }}
</style></head><body>''']
    for k, rs in blocks: o.append(f'<{k}>{h_runs(rs, notes)}</{k}>')
    o.append('<table><colgroup>' + ''.join(f'<col style="width:{m}mm">' for m in MM) + '</colgroup><thead><tr>'
             + ''.join(f'<th scope="col">{escape(c)}</th>' for c in hdr) + '</tr></thead><tbody>')
    o += ['<tr>' + ''.join(f'<td>{escape(c)}</td>' for c in x) + '</tr>' for x in rows]
    return '\n'.join(o + ['</tbody></table></body></html>', ''])


def oldhtml(blocks, notes, hdr, rows):
    o = [f'<html><head><meta http-equiv="Content-Type" content="text/html;charset=utf-8"><title>Antwort</title></head><body>']
    for k, rs in blocks: o.append(f'<{k} align="{"left" if k[0] == "h" else "justify"}">{h_runs(rs, notes)}</{k}>')
    o.append('<table border="1" width="100%" cellpadding="3" cellspacing="0"><thead><tr>' + ''.join(
        f'<th width="{m * 100 // 165}%">{escape(c)}</th>' for m, c in zip(MM, hdr)) + '</tr></thead><tbody>')
    o += ['<tr>' + ''.join(f'<td valign="top"><font size="-1">{escape(c)}</font></td>' for c in x) + '</tr>' for x in rows]
    return '\n'.join(o + ['</tbody></table></body></html>', ''])


def fo(blocks, notes, hdr, rows):
    def r(rs):
        o = ''
        for t, f, u in rs:
            if f == 'fn':
                o += (f'<fo:footnote><fo:inline font-size="70%" baseline-shift="super">{t}</fo:inline><fo:footnote-body>'
                      f'<fo:block font-size="8pt" text-align="left" hyphenate="false">{t} {r(notes[t])}</fo:block></fo:footnote-body></fo:footnote>'); continue
            x = '<fo:block/>'.join(map(escape, t.split('\n')))
            if u: x = f'<fo:basic-link external-destination="url(\'{escape(u)}\')">{x}</fo:basic-link>'
            st = (' font-style="italic"' if 'i' in f else '') + (' font-weight="bold"' if 'b' in f else '')
            o += f'<fo:inline{st}>{x}</fo:inline>' if st else x
        return o
    two = lambda a, b: (f'<fo:block font-size="9pt" text-align-last="justify">{a}<fo:leader leader-pattern="space"/>{b}</fo:block>')
    o = [f'''<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" xml:lang="de" language="de" font-family="Liberation Sans" font-size="11pt" line-height="1.3">
<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm" margin="12mm 20mm 12mm 25mm">
<fo:region-body margin-top="16mm" margin-bottom="12mm"/><fo:region-before extent="10mm"/><fo:region-after extent="8mm"/></fo:simple-page-master></fo:layout-master-set>
<fo:declarations><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Antwort auf die Kleine Anfrage 2326</dc:title></rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>
<fo:page-sequence master-reference="a" id="seq"><fo:static-content flow-name="xsl-region-before">{two(HEAD_L, HEAD_R)}</fo:static-content>
<fo:static-content flow-name="xsl-region-after"><fo:block font-size="9pt" text-align="end">Seite <fo:page-number/> von <fo:page-number-citation-last ref-id="seq"/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body" hyphenate="true" text-align="justify">''']
    for k, rs in blocks:
        at = {'h2': ' font-size="16pt" font-weight="bold" role="H1"', 'h3': ' font-size="13pt" font-weight="bold" role="H2"',
              'h4': ' font-size="11pt" font-weight="bold" role="H3"'}.get(k, '')
        o.append(f'<fo:block space-after="6pt"{at}>{r(rs)}</fo:block>')
    cell = lambda c, b='': f'<fo:table-cell border="0.4pt solid black" padding="3pt"{b}><fo:block>{escape(c)}</fo:block></fo:table-cell>'
    o.append('<fo:table table-layout="fixed" width="165mm" font-size="9pt" text-align="start">' + ''.join(f'<fo:table-column column-width="{m}mm"/>' for m in MM)
             + '<fo:table-header><fo:table-row>' + ''.join(cell(c, ' font-weight="bold"') for c in hdr) + '</fo:table-row></fo:table-header><fo:table-body>')
    o += ['<fo:table-row keep-together.within-page="always">' + ''.join(map(cell, x)) + '</fo:table-row>' for x in rows]
    return '\n'.join(o + ['</fo:table-body></fo:table></fo:flow></fo:page-sequence></fo:root>', ''])


def fodt(blocks, notes, hdr, rows):
    def r(rs):
        o = ''
        for t, f, u in rs:
            if f == 'fn':
                o += f'<text:note text:note-class="footnote"><text:note-citation>{t}</text:note-citation><text:note-body><text:p text:style-name="F">{r(notes[t])}</text:p></text:note-body></text:note>'; continue
            x = escape(t).replace('\n', '<text:line-break/>')
            if u: x = f'<text:a xlink:type="simple" xlink:href="{escape(u)}">{x}</text:a>'
            o += f'<text:span text:style-name="T{f}">{x}</text:span>' if f else x
        return o
    ns = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in dict(office='office', style='style', text='text',
        table='table', fo='xsl-fo-compatible', meta='meta').items()) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ps = lambda n, par, txt: f'<style:style style:name="{n}" style:family="paragraph"><style:paragraph-properties {par}/><style:text-properties style:font-name="L" fo:language="de" fo:country="DE" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2" {txt}/></style:style>'
    o = [f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {ns} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Antwort auf die Kleine Anfrage 2326</dc:title></office:meta>
<office:font-face-decls><style:font-face style:name="L" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles>{ps('P', 'fo:text-align="justify" fo:margin-bottom="6pt"', 'fo:font-size="11pt"')}{ps('F', '', 'fo:font-size="8pt"')}
{ps('C', 'fo:text-align="start"', 'fo:font-size="9pt"')}{ps('CH', 'fo:text-align="start"', 'fo:font-size="9pt" fo:font-weight="bold"')}
{''.join(ps('H' + str(i), 'fo:margin-top="10pt" fo:margin-bottom="6pt" fo:keep-with-next="always"', f'fo:font-size="{s}pt" fo:font-weight="bold"') for i, s in ((2, 16), (3, 13), (4, 11)))}
{ps('HF', '', 'fo:font-size="9pt"').replace('<style:paragraph-properties />', '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="165mm" style:type="right"/></style:tab-stops></style:paragraph-properties>')}
</office:styles><office:automatic-styles>
<style:style style:name="Tb" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Ti" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Tbi" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-style="italic"/></style:style>
<style:style style:name="TB" style:family="table"><style:table-properties style:width="165mm" table:align="left" table:border-model="collapsing"/></style:style>
{''.join(f'<style:style style:name="TC{i}" style:family="table-column"><style:table-column-properties style:column-width="{m}mm"/></style:style>' for i, m in enumerate(MM))}
<style:style style:name="TR" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="CE" style:family="table-cell"><style:table-cell-properties fo:padding="3pt" fo:border="0.4pt solid #000000"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-left="25mm" fo:margin-right="20mm" fo:margin-top="15mm" fo:margin-bottom="15mm"/><style:header-style><style:header-footer-properties fo:margin-bottom="6mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="4mm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p text:style-name="HF">{HEAD_L}<text:tab/>{HEAD_R}</text:p></style:header><style:footer><text:p text:style-name="HF"><text:tab/>Seite <text:page-number/> von <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>''']
    for k, rs in blocks:
        o.append(f'<text:h text:style-name="H{k[1]}" text:outline-level="{int(k[1]) - 1}">{r(rs)}</text:h>' if k[0] == 'h' else f'<text:p text:style-name="P">{r(rs)}</text:p>')
    row = lambda x, s: '<table:table-row table:style-name="TR">' + ''.join(f'<table:table-cell table:style-name="CE" office:value-type="string"><text:p text:style-name="{s}">{escape(c)}</text:p></table:table-cell>' for c in x) + '</table:table-row>'
    o.append('<table:table table:name="Anlage" table:style-name="TB">' + ''.join(f'<table:table-column table:style-name="TC{i}"/>' for i in range(4)) + '<table:table-header-rows>' + row(hdr, 'CH') + '</table:table-header-rows>')
    o += [row(x, 'C') for x in rows]
    return '\n'.join(o + ['</table:table></office:text></office:body></office:document>', ''])


def ms(blocks, notes, hdr, rows):
    e = lambda s: re.sub(r"^([.'])", r'\\&\1', s.replace('\\', r'\e'), flags=re.M)
    def r(rs):
        o = ''
        for t, f, u in rs:
            if f == 'fn': o += '\\**\n.FS\n' + e(''.join(x[0] for x in notes[t])) + '\n.FE\n'; continue
            f = {'b': 'B', 'i': 'I', 'bi': '[BI]'}.get(f)
            x = e(t).replace('\n', '\n.br\n').lstrip(' ' if not o or o.endswith('\n') else '')
            o += f'\\f{f}{x}\\fP' if f else x
        return o
    o = [f'''.do mso de.tmac
.nr PS 11
.nr VS 14
.nr PO 2.5c
.nr LL 16.5c
.nr HM 2.8c
.nr FM 2.4c
.fam H
.ds LH {HEAD_L}
.ds CH
.ds RH {HEAD_R}
.ds RF Seite \\\\n[PN]
.ds CF''']
    for k, rs in blocks: o.append(f'.SH\n{r(rs)}' if k[0] == 'h' else f'.LP\n{r(rs)}')
    o += ['.nr PS 9', '.nr VS 11', '.LP', '.TS H', 'allbox;', ' '.join(f'lw({m / 10 - 0.4:.1f}c)B' for m in MM), ' '.join(f'lw({m / 10 - 0.4:.1f}c)' for m in MM) + '.',
          '\t'.join(f'T{{\n{c}\nT}}' for c in hdr), '.TH']
    o += ['\t'.join(f'T{{\n{e(c)}\nT}}' for c in x) for x in rows]
    return '\n'.join(o + ['.TE', ''])


def main():
    own = '--own' in sys.argv; sys.argv = [a for a in sys.argv if a != '--own']
    seedtext = open(sys.argv[1], encoding='utf-8', newline='').read()
    blocks, notes, hdr, seedrows = parse(seedtext)
    for n in map(int, sys.argv[3:]):
        d = os.path.join(sys.argv[2], str(n)); os.makedirs(d, exist_ok=True)
        rows = make_rows(seedrows, n)
        w(d, 'doc.txt', txt(seedtext, n, rows))
        with open(os.path.join(d, 'rows.csv'), 'w', encoding='utf-8', newline='') as f:
            csv.writer(f, lineterminator='\r\n').writerows([hdr] + rows)
        w(d, 'doc.tsv', '\n'.join('\t'.join(x) for x in [hdr] + rows) + '\n')
        if own: continue
        w(d, 'doc.json', json.dumps(dict(head=[HEAD_L, HEAD_R], mm=MM, blocks=blocks, notes=notes, header=hdr, rows=rows), ensure_ascii=False))
        w(d, 'doc.typ', typ(blocks, notes, hdr)); w(d, 'doc.tex', tex(blocks, notes, hdr, rows)); w(d, 'doc.html', html(blocks, notes, hdr, rows))
        w(d, 'old.html', oldhtml(blocks, notes, hdr, rows)); w(d, 'doc.fo', fo(blocks, notes, hdr, rows))
        w(d, 'doc.fodt', fodt(blocks, notes, hdr, rows)); w(d, 'doc.ms', ms(blocks, notes, hdr, rows))


main()
