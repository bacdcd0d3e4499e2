/* SPDX-License-Identifier: Apache-2.0 */
/* limit.c: what a PDF of the Anlage costs at least, on one core.  A yardstick, not a product.
 *   limit null                          process start only
 *   limit parse  IN.tsv                 read, split at tabs, copy every cell
 *   limit wrap   IN.tsv                 + UTF-8 -> WinAnsi, advance widths, greedy lines, pages
 *   limit emit   IN.tsv                 + page content streams, not compressed, nothing written
 *   limit pdf    IN.tsv OUT.pdf CODEC   + CODEC (s0 stored, z1..z9 zlib, d1..d12 libdeflate),
 * subset fonts, xref, file limit tagged IN.tsv OUT.pdf CODEC   + structure tree (Table/TR/TH/TD),
 * parent tree, marked content Build: cc -O2 -o limit limit.c -lz -ldeflate          Fonts: FONTDIR
 * or the Debian folder of Liberation Sans.      */
#include <libdeflate.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>
typedef unsigned char u8;
typedef struct {
    u8 *p;
    size_t n, cap;
} Buf;
static void room(Buf *b, size_t k)
{
    if (b->n + k > b->cap) {
        b->cap = (b->n + k) * 2 + 4096;
        b->p = realloc(b->p, b->cap);
        if (!b->p)
            abort();
    }
}
static void put(Buf *b, const void *s, size_t k)
{
    room(b, k);
    memcpy(b->p + b->n, s, k);
    b->n += k;
}
static void puts_(Buf *b, const char *s)
{
    put(b, s, strlen(s));
}
static void num(Buf *b, unsigned v)
{
    char t[12];
    int i = 12;
    do
        t[--i] = '0' + v % 10;
    while (v /= 10);
    put(b, t + i, 12 - i);
}
static void dec(Buf *b, int v)
{
    if (v < 0) {
        puts_(b, "-");
        v = -v;
    }
    num(b, v / 10);
    if (v % 10) {
        puts_(b, ".");
        num(b, v % 10);
    }
} /* tenths */
static void ref(Buf *b, unsigned v)
{
    num(b, v);
    puts_(b, " 0 R");
}
static void fmt(Buf *b, const char *f, ...)
{
    char t[1024];
    va_list a;
    va_start(a, f);
    int k = vsnprintf(t, sizeof t, f, a);
    va_end(a);
    put(b, t, k);
}
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* ---- codec ---- */
static char codec = 'z';
static int level = 6;
static size_t raw_all, packed_all;
static double t_pack;
static void pack(const u8 *s, size_t n, Buf *o)
{
    static z_stream z;
    static int on;
    static struct libdeflate_compressor *c;
    double t = now();
    o->n = 0;
    raw_all += n;
    if (codec == 's')
        put(o, s, n);
    else if (codec == 'z') {
        if (!on) {
            deflateInit(&z, level);
            on = 1;
        } else
            deflateReset(&z);
        room(o, deflateBound(&z, n));
        z.next_in = (u8 *)s;
        z.avail_in = n;
        z.next_out = o->p;
        z.avail_out = o->cap;
        deflate(&z, Z_FINISH);
        o->n = z.total_out;
    } else {
        if (!c)
            c = libdeflate_alloc_compressor(level);
        room(o, libdeflate_zlib_compress_bound(c, n));
        o->n = libdeflate_zlib_compress(c, s, n, o->p, o->cap);
    }
    packed_all += o->n;
    t_pack += now() - t;
}

/* ---- file: objects, object streams, xref stream ---- */
typedef struct {
    uint64_t off;
    uint32_t stm;
} X; /* stm: object stream number, off then the index in it */
static FILE *f;
static uint64_t pos;
static X *xr;
static unsigned nobj = 1, xcap;
static Buf z, os_body, os_head;
static unsigned os_n, os_id;
static unsigned newobj(void)
{
    if (nobj >= xcap) {
        xcap = xcap * 2 + 1024;
        xr = realloc(xr, xcap * sizeof *xr);
    }
    memset(xr + nobj, 0, sizeof *xr);
    return nobj++;
}
static void out(const void *p, size_t n)
{
    fwrite(p, 1, n, f);
    pos += n;
}
static void stream(unsigned id, const char *dict, const u8 *p, size_t n)
{
    pack(p, n, &z);
    char h[400];
    xr[id].off = pos;
    int k = snprintf(h, sizeof h, "%u 0 obj<<%s%s/Length %zu>>stream\n", id, dict,
                     codec == 's' ? "" : "/Filter/FlateDecode", z.n);
    out(h, k);
    out(z.p, z.n);
    out("\nendstream endobj\n", 18);
}
static void os_flush(void)
{
    if (!os_n)
        return;
    char d[80];
    snprintf(d, sizeof d, "/Type/ObjStm/N %u/First %zu", os_n, os_head.n);
    put(&os_head, os_body.p, os_body.n);
    stream(os_id, d, os_head.p, os_head.n);
    os_n = 0;
    os_head.n = os_body.n = 0;
}
static void obj_open(unsigned id)
{
    if (!os_n)
        os_id = newobj();
    num(&os_head, id);
    puts_(&os_head, " ");
    num(&os_head, os_body.n);
    puts_(&os_head, " ");
    xr[id].stm = os_id;
    xr[id].off = os_n++;
}
static void obj_close(void)
{
    puts_(&os_body, "\n");
    if (os_n >= 1000)
        os_flush();
}

/* ---- fonts: advance widths for WinAnsi, and a subset with unused outlines dropped ---- */
typedef struct {
    u8 *d;
    size_t n;
    uint16_t w[256], gid[256];
    u8 used[256];
    unsigned upem;
} Font;
static unsigned g16(const u8 *p)
{
    return p[0] << 8 | p[1];
}
static unsigned g32(const u8 *p)
{
    return (unsigned)g16(p) << 16 | g16(p + 2);
}
static u8 *tab(Font *t, const char *tag, unsigned *len)
{
    for (unsigned i = 0, k = g16(t->d + 4); i < k; i++) {
        u8 *e = t->d + 12 + 16 * i;
        if (!memcmp(e, tag, 4)) {
            if (len)
                *len = g32(e + 12);
            return t->d + g32(e + 8);
        }
    }
    return 0;
}
static const uint16_t hi[32] = {0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17d,  0,
                                0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178};
static unsigned uni(unsigned c)
{
    return c >= 128 && c < 160 ? hi[c - 128] : c;
}
static u8 *slurp(const char *p, size_t *n)
{
    FILE *h = fopen(p, "rb");
    if (!h) {
        perror(p);
        exit(1);
    }
    fseek(h, 0, SEEK_END);
    *n = ftell(h);
    rewind(h);
    u8 *b = malloc(*n + 1);
    if (fread(b, 1, *n, h) != *n)
        exit(1);
    b[*n] = 0;
    fclose(h);
    return b;
}
static void load(Font *t, const char *name)
{
    char p[500];
    const char *dir = getenv("FONTDIR");
    snprintf(p, sizeof p, "%s/LiberationSans-%s.ttf",
             dir ? dir : "/usr/share/fonts/truetype/liberation2", name);
    t->d = slurp(p, &t->n);
    t->upem = g16(tab(t, "head", 0) + 18);
    unsigned nh = g16(tab(t, "hhea", 0) + 34);
    u8 *hm = tab(t, "hmtx", 0), *cm = tab(t, "cmap", 0), *s = 0;
    for (unsigned i = 0; i < g16(cm + 2); i++) {
        u8 *e = cm + 4 + 8 * i;
        if (g16(e) == 3 && g16(e + 2) == 1)
            s = cm + g32(e + 4);
    }
    unsigned sc = g16(s + 6) / 2;
    u8 *end = s + 14, *st = end + 2 * sc + 2, *dl = st + 2 * sc, *ro = dl + 2 * sc;
    for (int c = 32; c < 256; c++) {
        unsigned u = uni(c), g = 0;
        for (unsigned i = 0; u && i < sc; i++)
            if (u <= g16(end + 2 * i)) {
                if (u >= g16(st + 2 * i)) {
                    unsigned r = g16(ro + 2 * i);
                    g = r ? g16(ro + 2 * i + r + 2 * (u - g16(st + 2 * i))) : u;
                    if (g || !r)
                        g = (g + g16(dl + 2 * i)) & 0xffff;
                }
                break;
            }
        t->gid[c] = g;
        t->w[c] = g16(hm + 4 * (g < nh ? g : nh - 1)) * 1000 / t->upem;
    }
}
static void need(Font *t, u8 *keep, unsigned g)
{
    u8 *lo = tab(t, "loca", 0), *gl = tab(t, "glyf", 0);
    int lng = g16(tab(t, "head", 0) + 50);
    if (keep[g])
        return;
    keep[g] = 1;
    size_t a = lng ? g32(lo + 4 * g) : 2 * g16(lo + 2 * g),
           b = lng ? g32(lo + 4 * g + 4) : 2 * g16(lo + 2 * g + 2);
    if (a == b || !(gl[a] & 0x80))
        return;
    for (u8 *p = gl + a + 10;;) {
        unsigned fl = g16(p);
        need(t, keep, g16(p + 2));
        p += 4 + (fl & 1 ? 4 : 2) + (fl & 8 ? 2 : fl & 0x40 ? 4 : fl & 0x80 ? 8 : 0);
        if (!(fl & 0x20))
            break;
    }
}
static unsigned font(Font *t, const char *name) /* writes the font, returns its object */
{
    u8 *lo = tab(t, "loca", 0), *gl = tab(t, "glyf", 0);
    int lng = g16(tab(t, "head", 0) + 50);
    unsigned ng = g16(tab(t, "maxp", 0) + 4);
    u8 *keep = calloc(1, ng + 1);
    need(t, keep, 0);
    for (int c = 0; c < 256; c++)
        if (t->used[c])
            need(t, keep, t->gid[c]);
    Buf ng_ = {0}, nl = {0}, o = {0};
    for (unsigned g = 0; g <= ng; g++) {
        u8 q[4] = {ng_.n >> 24, ng_.n >> 16, ng_.n >> 8, ng_.n};
        put(&nl, q, 4);
        if (g < ng && keep[g]) {
            size_t a = lng ? g32(lo + 4 * g) : 2 * g16(lo + 2 * g),
                   b = lng ? g32(lo + 4 * g + 4) : 2 * g16(lo + 2 * g + 2);
            put(&ng_, gl + a, b - a);
            while (ng_.n & 3)
                put(&ng_, "", 1);
        }
    }
    static const char *tags[] = {"cmap", "cvt ", "fpgm", "glyf", "head",
                                 "hhea", "hmtx", "loca", "maxp", "prep"};
    u8 hd[12] = {0, 1, 0, 0, 0, 10, 0, 128, 0, 3, 0, 32};
    put(&o, hd, 12);
    size_t at = 12 + 160;
    Buf body = {0};
    for (int i = 0; i < 10; i++) {
        unsigned len;
        u8 *p = tab(t, tags[i], &len);
        if (i == 3)
            p = ng_.p, len = ng_.n;
        if (i == 7)
            p = nl.p, len = nl.n;
        u8 e[12] = {0,       0,  0,         0,         at >> 24, at >> 16,
                    at >> 8, at, len >> 24, len >> 16, len >> 8, len};
        put(&o, tags[i], 4);
        put(&o, e, 12);
        size_t s0 = body.n;
        put(&body, p, len);
        if (i == 4) {
            body.p[s0 + 50] = 0;
            body.p[s0 + 51] = 1;
        }
        while (body.n & 3)
            put(&body, "", 1);
        at = 172 + body.n;
    }
    put(&o, body.p, body.n);
    unsigned ff = newobj(), ds = newobj(), ft = newobj(), tu = newobj();
    char d[60];
    snprintf(d, sizeof d, "/Length1 %zu", o.n);
    stream(ff, d, o.p, o.n);
    Buf c = {0};
    puts_(&c, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/A def/CMapType "
              "2 def 1 begincodespacerange<00><FF>endcodespacerange\n");
    for (int i = 32; i < 256; i++)
        if (t->used[i])
            fmt(&c, "1 beginbfchar<%02X><%04X>endbfchar\n", i, uni(i));
    puts_(&c, "endcmap end end");
    stream(tu, "", c.p, c.n);
    obj_open(ds);
    fmt(&os_body,
        "<</Type/FontDescriptor/FontName/AAAAAA+%s/Flags 32/FontBBox[-544 -303 1302 "
        "980]/ItalicAngle 0/Ascent 905/Descent -212/CapHeight 729/StemV 80/FontFile2 %u 0 R>>",
        name, ff);
    obj_close();
    obj_open(ft);
    fmt(&os_body,
        "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+%s/Encoding/WinAnsiEncoding/FirstChar "
        "32/LastChar 255/FontDescriptor %u 0 R/ToUnicode %u 0 R/Widths[",
        name, ds, tu);
    for (int i = 32; i < 256; i++) {
        num(&os_body, t->w[i]);
        puts_(&os_body, " ");
    }
    puts_(&os_body, "]>>");
    obj_close();
    free(keep);
    free(ng_.p);
    free(nl.p);
    free(o.p);
    free(body.p);
    free(c.p);
    return ft;
}

/* ---- layout: tenths of a point; A4 5953 x 8419; 4 columns; 9 pt on 11.7 ---- */
enum { TOP = 7625, BOT = 680, LEAD = 117, PADX = 30, PADY = 30 };
static const int colx[5] = {709, 1729, 2296, 3827, 5386};
static Font F[2];
static Buf cell[4], pg;
static struct {
    uint32_t a, b;
} line[4][4000];
static int nl[4];
static void winansi(const u8 *s, const u8 *e, Buf *o)
{
    room(o, e - s);
    u8 *q = o->p;
    while (s < e) {
        unsigned c = *s++;
        if (c >= 0xf0 && s + 2 < e) {
            s += 3;
            c = '?';
        } else if (c >= 0xe0 && s + 1 < e) {
            unsigned u = (c & 15) << 12 | (s[0] & 63) << 6 | (s[1] & 63);
            s += 2;
            c = '?';
            for (int i = 0; i < 32; i++)
                if (hi[i] == u)
                    c = 128 + i;
        } else if (c >= 0xc0 && s < e) {
            c = (c & 31) << 6 | (*s++ & 63);
            if (c > 255)
                c = '?';
        }
        *q++ = c;
    }
    o->n = q - o->p;
}
static int wrap(Font *t, int k)
{
    int lim = (colx[k + 1] - colx[k] - 2 * PADX) * 100 / 9, n = 0, w = 0;
    u8 *p = cell[k].p;
    uint32_t a = 0, sp = 0, i, N = cell[k].n;
    int have = 0; /* width in 1/1000 em at 9 pt */
    for (i = 0; i < N; i++) {
        int cw = t->w[p[i]];
        t->used[p[i]] = 1;
        if (p[i] == ' ') {
            sp = i;
            have = 1;
        }
        if (w + cw > lim && p[i] != ' ') {
            uint32_t e = have ? sp : i;
            if (n == 3999)
                break;
            line[k][n].a = a;
            line[k][n++].b = e + have; /* the space stays, or extracted words run together */
            a = have ? sp + 1 : i;
            have = 0;
            w = 0;
            for (uint32_t j = a; j < i; j++)
                w += t->w[p[j]];
        }
        w += cw;
    }
    line[k][n].a = a;
    line[k][n++].b = N;
    return nl[k] = n;
}
static void lit(Buf *b, const u8 *s, size_t n)
{
    room(b, 2 * n + 2);
    u8 *q = b->p + b->n;
    *q++ = '(';
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '(' || s[i] == ')' || s[i] == '\\')
            *q++ = '\\';
        *q++ = s[i];
    }
    *q++ = ')';
    b->n = q - b->p;
}
static int tagged;
static unsigned table, page_id, mcid, npage, pages_id, res_id;
static Buf rows, par, parents;
static unsigned pageobjs[200000];
static void draw(const char *fn, int y, const char *tag, int artifact)
{
    for (int k = 0; k < 4; k++) {
        if (tagged) {
            if (artifact)
                puts_(&pg, "/Artifact BMC ");
            else {
                puts_(&pg, tag);
                puts_(&pg, "<</MCID ");
                num(&pg, mcid + k);
                puts_(&pg, ">>BDC ");
            }
        }
        puts_(&pg, "BT");
        puts_(&pg, fn);
        puts_(&pg, " 9 Tf ");
        dec(&pg, colx[k] + PADX);
        puts_(&pg, " ");
        dec(&pg, y - PADY - 81);
        puts_(&pg, " Td");
        for (int i = 0; i < nl[k]; i++) {
            lit(&pg, cell[k].p + line[k][i].a, line[k][i].b - line[k][i].a);
            puts_(&pg, i ? "'" : "Tj");
        }
        puts_(&pg, tagged ? " ET EMC\n" : " ET\n");
    }
}
static void page_end(int bottom, int emit, int write)
{
    if (emit) {
        if (tagged)
            puts_(&pg, "/Artifact BMC ");
        puts_(&pg, ".4 w ");
        for (int k = 0; k < 5; k++) {
            dec(&pg, colx[k]);
            puts_(&pg, " ");
            dec(&pg, TOP);
            puts_(&pg, " m ");
            dec(&pg, colx[k]);
            puts_(&pg, " ");
            dec(&pg, bottom);
            puts_(&pg, " l ");
        }
        puts_(&pg, "S BT/R 9 Tf 70.9 780 Td(Landtag Nordrhein-Westfalen \x96 18. Wahlperiode)Tj "
                   "380 0 Td(Kleine Anfrage 2326)Tj 30 -740 Td(Seite ");
        num(&pg, npage + 1);
        puts_(&pg, ")Tj ET/T Do");
        if (tagged)
            puts_(&pg, " EMC");
    }
    raw_all += write ? 0 : pg.n;
    if (write) {
        unsigned c = newobj();
        stream(c, "", pg.p, pg.n);
        pageobjs[npage] = page_id;
        obj_open(page_id);
        fmt(&os_body,
            "<</Type/Page/Parent %u 0 R/MediaBox[0 0 595.3 841.9]/Contents %u 0 R/Resources %u 0 R",
            pages_id, c, res_id);
        if (tagged)
            fmt(&os_body, "/StructParents %u/Tabs/S", npage);
        puts_(&os_body, ">>");
        obj_close();
        if (tagged) {
            unsigned a = newobj();
            obj_open(a);
            puts_(&os_body, "[");
            put(&os_body, par.p, par.n);
            puts_(&os_body, "]");
            obj_close();
            num(&parents, npage);
            puts_(&parents, " ");
            ref(&parents, a);
            puts_(&parents, " ");
            par.n = 0;
        }
    }
    npage++;
    pg.n = 0;
    mcid = 0;
}

int main(int argc, char **argv)
{
    double t0 = now();
    if (argc < 3)
        return 0;
    int mode = !strcmp(argv[1], "parse")  ? 1
               : !strcmp(argv[1], "wrap") ? 2
               : !strcmp(argv[1], "emit") ? 3
               : !strcmp(argv[1], "pdf")  ? 4
                                          : 5;
    tagged = mode == 5;
    if (mode > 3) {
        codec = argv[4][0];
        level = atoi(argv[4] + 1);
        f = fopen(argv[3], "wb");
        setvbuf(f, 0, _IOFBF, 1 << 20);
        out("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 15);
        pages_id = newobj();
        res_id = newobj();
        table = newobj();
        page_id = newobj();
    }
    if (mode > 1) {
        load(&F[0], "Regular");
        load(&F[1], "Bold");
        for (const u8 *s = (const u8 *)"Landtag Nordrhein-Westfalen \x96 18. Wahlperiode Kleine "
                                       "Anfrage 2326 Seite von 0123456789";
             *s; s++)
            F[0].used[*s] = 1;
    }
    size_t n;
    u8 *in = slurp(argv[2], &n), *p = in, *end = in + n;
    Buf copy = {0}, headcell[4] = {{0}};
    size_t cells = 0, nrow = 0;
    int y = TOP, hh = 0;
    while (p < end) {
        u8 *e = memchr(p, '\n', end - p);
        if (!e)
            e = end;
        int ml = 1;
        const u8 *q = p;
        for (int k = 0; k < 4; k++) {
            const u8 *r = k < 3 ? memchr(q, '\t', e - q) : e;
            if (!r)
                r = e;
            if (mode == 1) {
                copy.n = 0;
                put(&copy, q, r - q);
            } else {
                winansi(q, r, &cell[k]);
                int l = wrap(&F[nrow == 0], k);
                if (l > ml)
                    ml = l;
            }
            cells++;
            q = r < e ? r + 1 : e;
        }
        p = e + 1;
        if (mode > 1) {
            int h = ml * LEAD + 2 * PADY, first = nrow == 0;
            if (first) {
                hh = h;
                for (int k = 0; k < 4; k++)
                    put(&headcell[k], cell[k].p, cell[k].n);
            }
            if (y - h < BOT) {
                page_end(y, mode > 2, mode > 3);
                y = TOP;
                if (mode > 3)
                    page_id = newobj();
                if (mode > 2) {
                    Buf keep[4];
                    int kl[4];
                    static typeof(line) kline;
                    memcpy(kline, line, sizeof kline);
                    memcpy(keep, cell, sizeof keep);
                    memcpy(kl, nl, sizeof kl);
                    for (int k = 0; k < 4; k++) {
                        cell[k] = headcell[k];
                        wrap(&F[1], k);
                    }
                    puts_(&pg, "11.7 TL ");
                    draw("/B", y, 0, 1);
                    memcpy(line, kline, sizeof kline);
                    memcpy(cell, keep, sizeof keep);
                    memcpy(nl, kl, sizeof kl);
                }
                y -= hh;
            }
            if (mode > 2) {
                if (first)
                    puts_(&pg, "11.7 TL ");
                draw(first ? "/B" : "/R", y, first ? "/TH" : "/TD", 0);
                if (tagged)
                    puts_(&pg, "/Artifact BMC ");
                dec(&pg, colx[0]);
                puts_(&pg, " ");
                dec(&pg, y);
                puts_(&pg, " m ");
                dec(&pg, colx[4]);
                puts_(&pg, " ");
                dec(&pg, y);
                puts_(&pg, tagged ? " l S EMC\n" : " l S\n");
            }
            if (tagged) {
                unsigned tr = newobj(), td[4];
                for (int k = 0; k < 4; k++) {
                    td[k] = newobj();
                    obj_open(td[k]);
                    Buf *b = &os_body;
                    puts_(b, first ? "<</S/TH/A<</O/Table/Scope/Column>>/P " : "<</S/TD/P ");
                    ref(b, tr);
                    puts_(b, "/K ");
                    num(b, mcid++);
                    puts_(b, "/Pg ");
                    ref(b, page_id);
                    puts_(b, ">>");
                    obj_close();
                    ref(&par, td[k]);
                    puts_(&par, " ");
                }
                obj_open(tr);
                puts_(&os_body, "<</S/TR/P ");
                ref(&os_body, table);
                puts_(&os_body, "/K[");
                for (int k = 0; k < 4; k++) {
                    ref(&os_body, td[k]);
                    puts_(&os_body, " ");
                }
                puts_(&os_body, "]>>");
                obj_close();
                ref(&rows, tr);
                puts_(&rows, " ");
            }
            y -= h;
        }
        nrow++;
    }
    if (mode > 1)
        page_end(y, mode > 2, mode > 3);
    if (mode > 3) {
        unsigned fr = font(&F[0], "LiberationSans"), fb = font(&F[1], "LiberationSans-Bold"),
                 tot = newobj(), cat = newobj(), root = 0, xs;
        Buf b = {0};
        fmt(&b, "BT/R 9 Tf 510 40 Td(von %u)Tj ET", npage);
        char d[200];
        snprintf(d, sizeof d,
                 "/Type/XObject/Subtype/Form/BBox[0 0 596 842]/Resources<</Font<</R %u 0 R>>>>",
                 fr);
        stream(tot, d, b.p, b.n);
        obj_open(res_id);
        fmt(&os_body, "<</Font<</R %u 0 R/B %u 0 R>>/XObject<</T %u 0 R>>>>", fr, fb, tot);
        obj_close();
        obj_open(pages_id);
        fmt(&os_body, "<</Type/Pages/Count %u/Kids[", npage);
        for (unsigned i = 0; i < npage; i++) {
            ref(&os_body, pageobjs[i]);
            puts_(&os_body, " ");
        }
        puts_(&os_body, "]>>");
        obj_close();
        if (tagged) {
            root = newobj();
            unsigned doc = newobj(), pt = newobj();
            obj_open(table);
            fmt(&os_body, "<</S/Table/P %u 0 R/K[", doc);
            put(&os_body, rows.p, rows.n);
            puts_(&os_body, "]>>");
            obj_close();
            obj_open(doc);
            fmt(&os_body, "<</S/Document/P %u 0 R/K %u 0 R>>", root, table);
            obj_close();
            obj_open(pt);
            puts_(&os_body, "<</Nums[");
            put(&os_body, parents.p, parents.n);
            puts_(&os_body, "]>>");
            obj_close();
            obj_open(root);
            fmt(&os_body,
                "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u>>", doc, pt,
                npage);
            obj_close();
        }
        obj_open(cat);
        fmt(&os_body, "<</Type/Catalog/Pages %u 0 R", pages_id);
        if (tagged)
            fmt(&os_body, "/MarkInfo<</Marked true>>/StructTreeRoot %u 0 R/Lang(de-DE)", root);
        puts_(&os_body, ">>");
        obj_close();
        os_flush();
        xs = newobj();
        xr[xs].off = pos;
        uint64_t at = pos;
        b.n = 0;
        u8 prev[8] = {0};
        for (unsigned i = 0; i < nobj; i++) {
            X *x = xr + i;
            u8 r[8], o[9];
            uint64_t v = x->stm ? x->stm : x->off;
            unsigned g = x->stm ? x->off : 0;
            r[0] = !i || (!x->stm && !x->off) ? 0 : x->stm ? 2 : 1;
            for (int k = 0; k < 5; k++)
                r[1 + k] = v >> (32 - 8 * k);
            r[6] = g >> 8;
            r[7] = g;
            o[0] = 2;
            for (int k = 0; k < 8; k++)
                o[1 + k] = r[k] - prev[k];
            memcpy(prev, r, 8);
            put(&b, o, 9);
        }
        pack(b.p, b.n, &z);
        char h[300];
        int k = snprintf(h, sizeof h,
                         "%u 0 obj<</Type/XRef/Size %u/W[1 5 2]/Root %u 0 "
                         "R%s/DecodeParms<</Predictor 12/Columns 8>>/Length %zu>>stream\n",
                         xs, nobj, cat, codec == 's' ? "/Filter[]" : "/Filter/FlateDecode", z.n);
        if (codec == 's') {
            fprintf(stderr, "s0 is for counting: the xref needs a filter\n");
        }
        out(h, k);
        out(z.p, z.n);
        k = snprintf(h, sizeof h, "\nendstream endobj\nstartxref\n%llu\n%%%%EOF\n",
                     (unsigned long long)at);
        out(h, k);
        fclose(f);
    }
    if (getenv("V"))
        printf("%-6s rows %zu pages %u objects %u raw %zu packed %zu file %llu ms %.1f of which "
               "packing %.1f\n",
               argv[1], nrow - 1, npage, nobj, raw_all, packed_all, (unsigned long long)pos,
               now() - t0, t_pack);
    return 0;
}
