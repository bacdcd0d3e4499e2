/* SPDX-License-Identifier: Apache-2.0 */
/* hpdf.c IN.tsv IN.txt OUT.pdf: libharu, with our own greedy lines (it has no table, hyphenation or
 * tags). Build: cc -O2 -o hpdf hpdf.c -lhpdf */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define MM   (72 / 25.4)
#define DIR_ "/usr/share/fonts/truetype/liberation2/LiberationSans-"
static const double col[5] = {25 * MM, 61 * MM, 81 * MM, 135 * MM, 190 * MM}, TOP = 269 * MM,
                    BOT = 24 * MM, PAD = 3;
static HPDF_Doc d;
static HPDF_Page pg, *all;
static HPDF_Font R, B;
static int np;
static char *slurp(const char *p)
{
    FILE *f = fopen(p, "rb");
    if (!f)
        exit(1);
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    char *b = malloc(n + 1);
    n = fread(b, 1, n, f);
    b[n] = 0;
    fclose(f);
    return b;
}
static void cp1252(char *s) /* in place */
{
    unsigned char *p = (unsigned char *)s, *o = p;
    while (*p) {
        if (*p >= 0xe0 && p[1] && p[2]) {
            unsigned u = (*p & 15) << 12 | (p[1] & 63) << 6 | (p[2] & 63);
            *o++ = u == 0x201e   ? 0x84
                   : u == 0x201c ? 0x93
                   : u == 0x201a ? 0x82
                   : u == 0x2018 ? 0x91
                   : u == 0x2013 ? 0x96
                                 : '?';
            p += 3;
        } else if (*p >= 0xc0 && p[1]) {
            *o++ = (*p & 31) << 6 | (p[1] & 63);
            p += 2;
        } else
            *o++ = *p++;
    }
    *o = 0;
}
static void newpage(void)
{
    pg = HPDF_AddPage(d);
    HPDF_Page_SetSize(pg, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Page_SetLineWidth(pg, .4);
    all = realloc(all, (np + 1) * sizeof *all);
    all[np++] = pg;
    HPDF_Page_SetFontAndSize(pg, R, 9);
    HPDF_Page_BeginText(pg);
    HPDF_Page_TextOut(pg, 25 * MM, 280 * MM, "Landtag Nordrhein-Westfalen \x96 18. Wahlperiode");
    HPDF_Page_TextOut(pg, 160 * MM, 280 * MM, "Kleine Anfrage 2326");
    HPDF_Page_EndText(pg);
}
static int lines(const char *s, HPDF_Font f, double size, double w, double x, double y, double lead,
                 int draw)
{
    int n = 0;
    char t[4096];
    if (draw) {
        HPDF_Page_SetFontAndSize(pg, f, size);
        HPDF_Page_BeginText(pg);
    }
    while (*s) {
        HPDF_REAL rw;
        unsigned k = HPDF_Font_MeasureText(f, (const HPDF_BYTE *)s, strlen(s), w, size, 0, 0,
                                           HPDF_TRUE, &rw);
        if (!k)
            k = HPDF_Font_MeasureText(f, (const HPDF_BYTE *)s, strlen(s), w, size, 0, 0, HPDF_FALSE,
                                      &rw);
        if (!k)
            k = 1;
        if (draw) {
            unsigned m = k < sizeof t ? k : sizeof t - 1;
            memcpy(t, s, m);
            t[m] = 0;
            HPDF_Page_TextOut(pg, x, y - n * lead, t);
        }
        n++;
        s += k;
    }
    if (draw)
        HPDF_Page_EndText(pg);
    return n ? n : 1;
}
static double row(char **c, HPDF_Font f, double y, int draw)
{
    int m = 1;
    for (int k = 0; k < 4; k++) {
        int n = lines(c[k], f, 9, col[k + 1] - col[k] - 2 * PAD, 0, 0, 0, 0);
        if (n > m)
            m = n;
    }
    double h = m * 11.7 + 2 * PAD;
    if (!draw)
        return h;
    for (int k = 0; k < 4; k++)
        lines(c[k], f, 9, col[k + 1] - col[k] - 2 * PAD, col[k] + PAD, y - PAD - 8.1, 11.7, 1);
    for (int k = 0; k < 4; k++)
        HPDF_Page_Rectangle(pg, col[k], y - h, col[k + 1] - col[k], h);
    HPDF_Page_Stroke(pg);
    return h;
}
static void on_err(HPDF_STATUS e, HPDF_STATUS x, void *u)
{
    (void)u;
    fprintf(stderr, "libharu error %04lx %lu\n", (unsigned long)e, (unsigned long)x);
    exit(1);
}
int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    char *tsv = slurp(argv[1]), *doc = slurp(argv[2]), *tab = strchr(doc, '\t'), *head[4], *c[4];
    while (tab > doc && tab[-1] != '\n')
        tab--;
    *tab = 0;
    cp1252(tsv);
    cp1252(doc);
    d = HPDF_New(on_err, NULL);
    HPDF_SetCompressionMode(d, HPDF_COMP_ALL);
    R = HPDF_GetFont(d, HPDF_LoadTTFontFromFile(d, DIR_ "Regular.ttf", HPDF_TRUE),
                     "WinAnsiEncoding");
    B = HPDF_GetFont(d, HPDF_LoadTTFontFromFile(d, DIR_ "Bold.ttf", HPDF_TRUE), "WinAnsiEncoding");
    newpage();
    double y = TOP;
    char *w = doc;
    for (char *r = doc; *r; r++)
        if (*r != '*' && *r != '#')
            *w++ = *r;
    *w = 0;
    for (char *p = doc; p;) {
        char *e = strstr(p, "\n\n");
        if (e)
            *e = 0;
        for (char *q = p; *q; q++)
            if (*q == '\n')
                *q = ' ';
        if (*p) {
            int n = lines(p, R, 11, 165 * MM, 0, 0, 0, 0);
            if (y - n * 14.3 < BOT) {
                newpage();
                y = TOP;
            }
            lines(p, R, 11, 165 * MM, 25 * MM, y - 10, 14.3, 1);
            y -= n * 14.3 + 6;
        }
        p = e ? e + 2 : NULL;
    }
    int nr = 0;
    for (char *p = tsv; *p; nr++) {
        char *e = strchr(p, '\n'), *q = p;
        if (e)
            *e = 0;
        for (int k = 0; k < 4; k++) {
            char *r = strchr(q, '\t');
            if (r)
                *r = 0;
            c[k] = q;
            q = r ? r + 1 : q + strlen(q);
        }
        if (!nr)
            memcpy(head, c, sizeof c);
        double h = row(c, nr ? R : B, 0, 0);
        if (y - h < BOT) {
            newpage();
            y = TOP;
            y -= row(head, B, y, 1);
        }
        y -= row(c, nr ? R : B, y, 1);
        if (!e)
            break;
        p = e + 1;
    }
    for (int i = 0; i < np; i++) {
        char t[60];
        snprintf(t, sizeof t, "Seite %d von %d", i + 1, np);
        HPDF_Page_SetFontAndSize(all[i], R, 9);
        HPDF_Page_BeginText(all[i]);
        HPDF_Page_TextOut(all[i], 160 * MM, 12 * MM, t);
        HPDF_Page_EndText(all[i]);
    }
    HPDF_SaveToFile(d, argv[3]);
    HPDF_Free(d);
    return 0;
}
