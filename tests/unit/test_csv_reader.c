/* SPDX-License-Identifier: Apache-2.0
 * CSV: records as RFC 4180 and Excel mean them, places, separators, heads, and each defect of the
 * contract with its finding. */
#include "support/fixture.h"

#include "reader/csv_dialect.h"
#include "reader/csv_parse.h"
#include "reader/limits.h"
#include "reader/reader.h"
#include "support/tables.h"

static drs_paper *read_bytes(const char *bytes, size_t length)
{
    drs_input input = {drs_str_c("t.csv"), drs_str_of(bytes, length)};
    return drs_csv_reader.read(arena, &input, (drs_str){"", 0}, diags);
}

static void put_row(drs_buf *out, const drs_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (i)
            drs_buf_byte(out, '|');
        drs_buf_put(out, row->cells[i].text);
    }
}

/* ---- records: the cases of github.com/sineemore/csv-test-data, in our own words ---- */

static const struct {
    const char *name, *text, *records;
} records[] = {
    {"empty-field", "a,b,c\nx,,z", "a|b|c/x||z"},
    {"header-no-rows", "a,b,c", "a|b|c"},
    {"header-simple", "a,b,c\nx,y,z", "a|b|c/x|y|z"},
    {"leading-space", "a,b,c\nx, blank first,z", "a|b|c/x| blank first|z"},
    {"trailing-space", "a,b,c\nx,blank last ,z", "a|b|c/x|blank last |z"},
    {"one-column", "a\nx", "a/x"},
    {"quotes-empty", "a,b,c\nx,\"\",z", "a|b|c/x||z"},
    {"quotes-with-comma", "a,b,c\nx,\"one, two\",z", "a|b|c/x|one, two|z"},
    {"quotes-with-escaped-quote", "a,b,c\nx,\"say \"\"yes\"\"\",z", "a|b|c/x|say \"yes\"|z"},
    {"quotes-with-newline", "a,b,c\nx,\"one,\ntwo\",z", "a|b|c/x|one,\ntwo|z"},
    {"quotes-with-space", "a,b,c\nx,\"one two\",z", "a|b|c/x|one two|z"},
    {"simple-crlf", "a,b,c\r\nx,y,z\r\n", "a|b|c/x|y|z"},
    {"simple-lf", "a,b,c\nx,y,z\n", "a|b|c/x|y|z"},
    {"trailing-newline-one-field", "a\nx\n", "a/x"},
    {"utf8", "a,b,c\nx,\U0001F60E,z", "a|b|c/x|\U0001F60E|z"},
    {"cr only", "a,b\rx,y\r", "a|b/x|y"},
    {"empty last cell", "a,b\nx,\n", "a|b/x|"},
    {"empty last cell, no line end", "a,b\nx,", "a|b/x|"},
    {"empty lines vanish", "\n\na,b\n\r\n\nx,y\n\n", "a|b/x|y"},
    {"quoted, crlf inside", "a,\"b\r\nc\rd\"\r\n", "a|b\nc\nd"},
    {"quote alone in quotes", "\"\"\"\",b", "\"|b"},
    {"bad-header-more-fields", "a,b\nx,y,z", "a|b/x|y|z"},
    {"bad-header-less-fields", "a,b\nx", "a|b/x"},
    {"bad-unescaped-quote", "a,b\nx,say \"yes\" now", "a|b/x|say \"yes\" now"},
    {"bad-quotes-with-unescaped-quote", "a,b,c\nx,\"say \" now\",z", "a|b|c/x|say \" now|z"},
    {"text behind the closing quote", "a,b,c\nx,\"y\"y,z", "a|b|c/x|\"y\"y|z"},
    {"the same, at the end", "a,b\nx,\"y\"y", "a|b/x|\"y\"y"},
    {"the same, before an empty cell", "a,b,c\nx,\"y\"y,\nu,v,w", "a|b|c/x|\"y\"y|/u|v|w"},
    {"stray at the end of a record", "a,b\nx,5\"\nu,v", "a|b/x|5\"/u|v"},
    {"stray first in its record", "a,b\n5\",y\nu,v", "a|b/5\"|y/u|v"},
    {"stray behind empty lines", "a,b\n\n\n5\",y", "a|b/5\"|y"},
    {"doubled quotes before a stray one", "\"a \"\"b\"\" \"c\" d\",e", "a \"b\" \"c\" d|e"},
    {"stray over lines", "a,\"b\nc\"c,d\nu,v,w", "a|\"b\nc\"c|d/u|v|w"},
};

START_TEST(records_are_read)
{
    drs_grid grid = {.arena = arena, .diags = diags};
    ck_assert(drs_csv_parse(&grid, drs_str_c(records[_i].text), ',', 0, 1));
    drs_buf out = DRS_BUF(&mem);
    for (size_t r = 0; r < grid.count; r++) {
        if (r)
            drs_buf_byte(&out, '/');
        put_row(&out, &grid.rows[r]);
    }
    drs_buf_byte(&out, '\0');
    ck_assert_msg(strcmp(out.ptr, records[_i].records) == 0, "%s: %s", records[_i].name, out.ptr);
    drs_buf_free(&out);
}
END_TEST

/* ---- tables and findings ---- */

static const struct {
    const char *text, *table, *findings;
} tables[] = {
    /* separators */
    {"a;b\n1;2\n", "a|b/1|2", ""},
    {"a\tb\n1\t2\n", "a|b/1|2", ""},
    {"a|b\n1|2\n", "a|b/1|2", ""},
    {"a;b\n1,5;2,5\n3,5;4,5\n", "a|b/1,5|2,5/3,5|4,5", ""},
    {"sep=,\r\na,b\r\n1;1,2\r\n", "a|b/1;1|2", "CSV001@1:1"},
    {"SEP=;\ra;b\r1;2", "a|b/1|2", "CSV001@1:1 CSV006@2:4"},
    {"Sep=;\na;b\n1;2", "a|b/1|2", "CSV001@1:1"},
    {"sep=\"\na;b\n1;2\n", "a|b/1|2", "TAB003@1:1 CSV002@1:5"},
    {"sep=;", NULL, "TAB010@0:0 CSV001@1:1"},
    {"sep:;\na;b\n1;2\n", "a|b/1|2", "TAB003@1:1"},
    {"\"sep=|\"\na|b\n1|2\n", "a|b/1|2", "CSV001@1:1"},
    {"a\nb\n", "a/b", "CSV004@1:1"},
    /* encodings */
    {"\xEF\xBB\xBF\"K\xC3\xB6\";b\n1;2", "Kö|b/1|2", ""},
    {"K\xF6;b\n1;2", "Kö|b/1|2", "GEN006@0:0"},
    {"K\xC3\xB6ln;\xC3\xA4\n\xC3\xBC;x\xFFy\n", "Köln|ä/ü|x\uFFFDy", "GEN007@2:4"},
    /* line ends */
    {"a;b\r1;2\r", "a|b/1|2", "CSV006@1:4"},
    {"a;b\r\n1;2\n3;4\r\n", "a|b/1|2/3|4", "CSV007@2:4"},
    {"a;b\n1;2\n3;4\r\n", "a|b/1|2/3|4", "CSV007@3:4"},
    {"a;b\n1;\"2\r\nx\"\n3;\"4\"", "a|b/1|2\nx/3|4", ""},
    {"a;b\r\n1;5\"\r\n3;4\n", "a|b/1|5\"/3|4", "CSV002@2:4 CSV007@3:4"},
    /* ragged rows */
    {"a;b;c\n1;2\n3;4;5\n6;7;8\n", "a|b|c/1|2/3|4|5/6|7|8", "TAB001@2:1"},
    {"a;b;c\n1;2;3\n4;5;6;7\n8;9;1\n", "a|b|c|/1|2|3/4|5|6|7/8|9|1", "TAB002@3:1"},
    {"a;b;\n1;2;\n3;4;\n", "a|b/1|2/3|4", "TAB025@1:5"},
    {"a;b;\n1;2\n3;4\n", "a|b/1|2/3|4", "TAB025@1:5"},
    {"a;b;c;;;\n1;2;3;;;\n4;5;6;;\n7;8;9\n", "a|b|c/1|2|3/4|5|6/7|8|9", "TAB025@1:7"},
    {"a;b;c;;;\n1;2;3;;;\n4;5\n7;8;9;;;;\n", "a|b|c/1|2|3/4|5/7|8|9",
     "TAB025@1:7 TAB001@3:1 TAB008@4:1"},
    {"a;b\n1;2;\n3;4\n5;6\n", "a|b/1|2/3|4/5|6", "TAB008@2:1"},
    {"a;b\n1;2;x\n3;4;y\n", "a|b|/1|2|x/3|4|y", "TAB006@1:1"},
    {"a;b\n1;2\n;\n\n3;4\n;\n", "a|b/1|2/3|4", "TAB009@3:1 CSV005@4:1"},
    /* quotes */
    {"a;b\n1;ein \"Wort\" nur\n", "a|b/1|ein \"Wort\" nur", "CSV002@2:7"},
    {"a;b\n1;\"2\n3;4\n", NULL, "CSV003@2:3"},
    {"a;b\n1;\"2\n3;\"x\"\n4;5\n", NULL, "CSV003@2:3"},
    {"a;b\n1;\"2\n\"x\";4\n", NULL, "CSV003@2:3"},
    {"a;b\n1;2\n3;\"", NULL, "CSV003@3:3"},
    {"a;b\n\"1\" ;\"x;y\"\t\n3;4\n", "a|b/1|x;y/3|4", "CSV008@2:3 CSV008@2:10"},
    {"a;b\n1;\"2 \"\"x\"\"\n\" \n3;4\n", "a|b/1|2 \"x\"\n/3|4", "CSV008@3:1"},
    {"a;b\n1;\"2\n3;\"4\" \n", NULL, "CSV003@2:3"},
    /* not text */
    {"", NULL, "GEN004@0:0"},
    {" \n\t\r\n", NULL, "GEN004@0:0"},
    {";;\n;\n", NULL, "TAB010@0:0"},
    /* preamble and footer */
    {"Liste der Vorhaben\nStand: 1.10.2023\n\na;b;c\n1;2;3\n4;5;6\n\nQuelle: Amt\n",
     "a|b|c/1|2|3/4|5|6", "TAB003@1:1 CSV005@3:1 TAB004@8:1"},
    {"Liste;;\nStand:;2023;\na;b;c\n1;2;3\n__________;;\n\xC2\xA9 Amt;;\n", "a|b|c/1|2|3",
     "TAB003@1:1 TAB004@5:1"},
    {"a;b;c;d\n1;2;3;4\n5;6;7;8\nQuelle: Amt; eigene Rechnung\n", "a|b|c|d/1|2|3|4/5|6|7|8",
     "TAB004@4:1"},
    {"a;b\n1;2\n3;4\nHinweis: vorläufig; geschätzt; 1. Stand\n", "a|b/1|2/3|4", "TAB004@4:1"},
    {"a;b;c\n1;2;3\nalle;;\n1) vorläufig\n2) geschätzt; berichtigt\n* Quelle: Amt\n",
     "a|b|c/1|2|3/alle||", "TAB004@4:1"},
    {"a;b;c;d\n1;2;3;4\n5;6;7;8\nStand: 2022;Quelle: Amt;;\n", "a|b|c|d/1|2|3|4/5|6|7|8",
     "TAB004@4:1"},
    {"a;b;c;d\n1;x;3;4\n1) Ort; Dorf;5;\n", "a|b|c|d/1|x|3|4/1) Ort| Dorf|5|", ""},
    {"a;b;c;d\n1;x;3;4\n* Projekt;Betrieb;;\n", "a|b|c|d/1|x|3|4/* Projekt|Betrieb||", ""},
    {"a;b;c;d\n1;x;3;4\nQuelle;Betrieb;;\n", "a|b|c|d/1|x|3|4/Quelle|Betrieb||", ""},
    {"a;b;c\n1;2;3\nkurz\n", "a|b|c/1|2|3/kurz", "TAB001@3:1"},
    {"a;b;c\n1;2;3\nGruppe;;\n4;5;6\n", "a|b|c/1|2|3/Gruppe||/4|5|6", ""},
    /* heads */
    {"a;b;c\n1;2;3;4\n", "a|b|c|/1|2|3|4", "TAB006@1:1"},
    {"a;b;c\nw;x;y;z\n", "a|b|c|/w|x|y|z", "TAB006@1:1"},
    {";m;;w;\nJahr;x;y;x;y\n;Zahl;Zahl;Zahl;Zahl\n2010;1;2;3;4\n2011;1;2;3;4\n",
     "Jahr|m / x / Zahl|m / y / Zahl|w / x / Zahl|w / y / Zahl/2010|1|2|3|4/2011|1|2|3|4",
     "TAB005@1:1"},
    {"Land;Zahl;\n;alle;davon m\nNRW;2,5;1,5\nBY;3,5;2,5\n",
     "Land|Zahl / alle|Zahl / davon m/NRW|2,5|1,5/BY|3,5|2,5", "TAB005@1:1"},
    {";2019;2020\nNRW;1,5;2\nBY;3,5;4\n", "|2019|2020/NRW|1,5|2/BY|3,5|4", ""},
    {"NRW;1,5\nBY;3,5\n", "|/NRW|1,5/BY|3,5", "TAB007@1:1"},
    /* heads that lack names */
    {"Stichtag;Stelle;;Wert\n31.12.2022;051;Ort;5\n31.12.2022;052;Dorf;6\n",
     "Stichtag|Stelle||Wert/31.12.2022|051|Ort|5/31.12.2022|052|Dorf|6", "TAB023@1:17"},
    {"Stichtag;;Wert\n31.12.2022;Ort;5\n", "Stichtag||Wert/31.12.2022|Ort|5", "TAB023@1:10"},
    {"Titel\nTag;Amt;;Art;\nheute;A;B;C;x\nmorgen;D;E;F;y\n",
     "Tag|Amt||Art|/heute|A|B|C|x/morgen|D|E|F|y", NULL},
    {"Tag;Amt;;Art\nheute;A;B;C\nmorgen;D;E;F\n", "Tag|Amt||Art/heute|A|B|C/morgen|D|E|F",
     "TAB023@1:9"},
    {"Land;Leitung;;Ort\nLand;Name;Amt;Ort\nNRW;A;B;C\n",
     "Land|Leitung / Name|Leitung / Amt|Ort/NRW|A|B|C", "TAB005@1:1"},
    {"Land;a;b;c\n2022;;;\nNRW;1;2;3;4\nBY;1;2;3;4\nBE;1;2;3;4\n",
     "Land|a|b|c|/2022|||/NRW|1|2|3|4/BY|1|2|3|4/BE|1|2|3|4", "TAB006@1:1 TAB001@2:1"},
    {"01;NRW;;5\n011;Ort;1;2\n012;Dorf;3;4\n", "|||/01|NRW||5/011|Ort|1|2/012|Dorf|3|4",
     "TAB007@1:1"},
    {"Amt: Ort; Stand: 2022\nOrt;10;5;5\nDorf;8;4;4\n", "|||/Ort|10|5|5/Dorf|8|4|4",
     "TAB003@1:1 TAB007@2:1"},
    /* heads of several rows */
    {"Nr;Gebiet;Zahl;;\n;;alle;davon;\n;;;m;w\n01;NRW;9;4;5\n02;BY;9;4;5\n",
     "Nr|Gebiet|Zahl / alle|Zahl / davon / m|Zahl / davon / w/01|NRW|9|4|5/02|BY|9|4|5",
     "TAB005@1:1"},
    {"Land;31.12.2021;;31.12.2022;\n;Anzahl;%;Anzahl;%\nBY;13;1,5;14;1,6\n",
     "Land|31.12.2021 / Anzahl|31.12.2021 / %|31.12.2022 / Anzahl|31.12.2022 / %/BY|13|1,5|14|1,6",
     "TAB005@1:1"},
    {"Land;31.12.2021;31.12.2021;31.12.2022;31.12.2022\n;alle;w;alle;w\n;Zahl;Zahl;Zahl;Zahl\n"
     "BY;3;1;4;-\nBE;3;...;4;.\n",
     "Land|31.12.2021 / alle / Zahl|31.12.2021 / w / Zahl|31.12.2022 / alle / Zahl|31.12.2022 / w "
     "/ "
     "Zahl/BY|3|1|4|-/BE|3|...|4|.",
     "TAB005@1:1"},
    {";31.12.2021;31.12.2022\n;Anzahl;Anzahl\nBY;13;14\n",
     "|31.12.2021 / Anzahl|31.12.2022 / Anzahl/BY|13|14", "TAB005@1:1"},
    {"Kreis;Wohnungen;;Bestand\nKreis;alt;neu;Bestand\nOrt;1;2;3\n",
     "Kreis|Wohnungen / alt|Wohnungen / neu|Bestand/Ort|1|2|3", "TAB005@1:1"},
    {"Kreis;A;;B;\n;x;;;\n;1. Art;2. Art;1. Art;2. Art\nOrt;1;2;3;4\n",
     "Kreis|A / x / 1. Art|A / x / 2. Art|B / 1. Art|B / 2. Art/Ort|1|2|3|4", "TAB005@1:1"},
    {"Kreis;Zahl;Kosten\n;;EUR\nOrt;5;6\n", "Kreis|Zahl|Kosten / EUR/Ort|5|6", "TAB005@1:1"},
    {"Kreis;0;1;2;mehr\nOrt;10;20;30;40\n", "Kreis|0|1|2|mehr/Ort|10|20|30|40", ""},
    /* lists that name a group once */
    {"Gruppe;Stelle;Art;Lage\n;A;x;gut\n;;y;gut\nMitte;;;\n;B;z;gut\nalle;;3;\n",
     "Gruppe|Stelle|Art|Lage/|A|x|gut/||y|gut/Mitte|||/|B|z|gut/alle||3|", "TAB024@2:1"},
    {"Nr.;Kreis;Art\n;Ort;Stadt\n1;Dorf;Stadt\n2;Wald;Land\n",
     "Nr.|Kreis|Art/|Ort|Stadt/1|Dorf|Stadt/2|Wald|Land", "TAB024@2:1"},
    {"Gruppe;Projekt;;Lage\n;A;B;gut\nMitte;C;D;gut\n",
     "Gruppe|Projekt||Lage/|A|B|gut/Mitte|C|D|gut", "TAB023@1:16 TAB024@2:1"},
    {"Gruppe;Stelle;Zahl\n;A;5\nMitte;B;6\n", "Gruppe|Stelle|Zahl/|A|5/Mitte|B|6", ""},
    {"Kreis;Umsatz;Anteil\n;1 000;%\nOrt;5;6\n", "Kreis|Umsatz|Anteil/|1 000|%/Ort|5|6",
     "TAB024@2:1"},
    /* no head */
    {"051;Ort;62.047\n052;Dorf;50.211\n", "||/051|Ort|62.047/052|Dorf|50.211", "TAB007@1:1"},
    {"Liste\n051;Ort;62.047\n052;Dorf;50.211\n", "||/051|Ort|62.047/052|Dorf|50.211",
     "TAB003@1:1 TAB007@2:1"},
    {"051;Ort;62.047\n", "||/051|Ort|62.047", "TAB007@1:1"},
    {"2021;Ort\n2022;Dorf\n", "|/2021|Ort/2022|Dorf", "TAB007@1:1"},
    {"Ort;+0,5;12 %\nDorf;-0,5;(3)\n", "||/Ort|+0,5|12 %/Dorf|-0,5|(3)", "TAB007@1:1"},
    {"Kreis;2021;2022\nOrt;5;6\n", "Kreis|2021|2022/Ort|5|6", ""},
    {"Kreis;2021;2022\nOrt;1950;2000\n", "Kreis|2021|2022/Ort|1950|2000", ""},
    {"Kreis;31.12.2021;Ende\nOrt;5;31.12.2022\n", "Kreis|31.12.2021|Ende/Ort|5|31.12.2022", ""},
    {"x;x;y\n1;2;3\n", "x|x|y/1|2|3", "TAB011@1:3"},
    {"Titel;\n;31.12.2021;31.12.2022\nNRW;1;-\nBY;3;4\n", "|31.12.2021|31.12.2022/NRW|1|-/BY|3|4",
     "TAB003@1:1"},
    {";01.01.2021;02.01.2021\nA;03.01.2021;1\nB;1;2\n",
     "||/|01.01.2021|02.01.2021/A|03.01.2021|1/B|1|2", "TAB007@1:1"},
    {";31.12.2021;31.12.2021;;\n;m;w;m;w\nNRW;1;2;3;4\nBY;3;4;5;6\n",
     "|31.12.2021 / m|31.12.2021 / w|31.12.2021 / m|31.12.2021 / w/NRW|1|2|3|4/BY|3|4|5|6",
     "TAB005@1:1 TAB011@2:6 TAB011@2:8"},
    {"Stichtag:;31.12.2021;;\n;;m;w\nNRW;x;1;2\nBY;y;3;4\n", "||m|w/NRW|x|1|2/BY|y|3|4",
     "TAB003@1:1"},
    {";;D;D;A\n;;m;w;m\n;;Zahl;Zahl;Zahl\nWS;a;1;2;3\nSS;b;3;4;5\n",
     "||D / m / Zahl|D / w / Zahl|A / m / Zahl/WS|a|1|2|3/SS|b|3|4|5", "TAB005@1:1"},
    {"Stelle;Projekt;;Status\n;Name;Kosten;\nA;x;y;Betrieb\nB;z;w;Betrieb\n",
     "Stelle|Projekt / Name|Projekt / Kosten|Status/A|x|y|Betrieb/B|z|w|Betrieb", "TAB005@1:1"},
    {"Stelle;Projekt;;Status\n;Name;;\nA;x;y;Betrieb\n",
     "Stelle|Projekt||Status/|Name||/A|x|y|Betrieb", "TAB023@1:16"},
    {";31.12.2021;31.12.2022\nNRW;1\nBY;1;2\n", "|31.12.2021|31.12.2022/NRW|1/BY|1|2",
     "TAB001@2:1"},
    {"\n;31.12.2021;31.12.2022\n", "|/31.12.2021|31.12.2022", NULL},
    {"Land;31.12.2021;mehr\nNRW;1;2\nBY;1;2\n", "Land|31.12.2021|mehr/NRW|1|2/BY|1|2", ""},
    {"A;31.12.2021;x\nB;unbekannt;y\nC;-;z\n", "A|31.12.2021|x/B|unbekannt|y/C|-|z", ""},
    {"A;31.12.2021;1\nB;5;1\n", "||/A|31.12.2021|1/B|5|1", "TAB007@1:1"},
    {"a;b;c;d;e\nStand:;heute;;;\n1;2;3;4;5\n", "a|b|c|d|e/Stand:|heute|||/1|2|3|4|5", ""},
    {"a;b;c;d;e\n1;2;3;4;5\nStand:;heute;;;\n", "a|b|c|d|e/1|2|3|4|5", NULL},
    {"a;b;c\n1;x;2\na;b;c\n3;y;4\n", "a|b|c/1|x|2/a|b|c/3|y|4", "TAB021@3:1"},
    {"Liste\n;;\n;;\na;b;c\n1;x;2\n;;\nQuelle: Amt\n;;\n", "a|b|c/1|x|2",
     "TAB003@1:1 TAB009@2:1 TAB004@7:1"},
    /* two names of initiatives below the head are words; groups that reach not far enough */
    {"a;b\nName;Status\nx;y\n", "a|b/Name|Status/x|y", NULL},
    {"Kreis;A;;B\nKreis;x;y;z;u;v;w\nOrt;1;2;3;4;5;6\n", "Kreis|x|y|z|u|v|w/Ort|1|2|3|4|5|6",
     "TAB003@1:1"},
    {"Kreis;Wohnungen;;Bestand\nOrt;alt;neu;Flur\nX;1;2;3\n",
     "Kreis / Ort|Wohnungen / alt|Wohnungen / neu|Bestand / Flur/X|1|2|3", "TAB005@1:1"},
    {"A;;B;;C\na;b;c;d;e;f\ng;h;i;j;k;l\n", "A||B||C|/a|b|c|d|e|f/g|h|i|j|k|l",
     "TAB006@1:1 TAB023@1:3 TAB023@1:6"},
    {";A;B;C\nw;x;y;z;u\na;b;c;d;e\n", "w|A / x|B / y|C / z|C / u/a|b|c|d|e", "TAB005@1:1"},
    {"A;B\n7;2;3;4;5;6;7\n2;3;4;5;6;7;9\n", "||||||/7|2|3|4|5|6|7/2|3|4|5|6|7|9",
     "TAB003@1:1 TAB007@2:1"},
    {"Stand;31.12.2022;;\nNRW;1;2;3\nBY;1;2;3\n", "|||/NRW|1|2|3/BY|1|2|3",
     "TAB003@1:1 TAB007@2:1"},
    {"Land;5;;\nNRW;1;2;3\nBY;1;2;3\n", "|||/Land|5||/NRW|1|2|3/BY|1|2|3", "TAB007@1:1"},
    /* columns numbered through */
    {"Land;A;B;C\n1;2;3;4\nNRW;7;8;9\n", "Land|A|B|C/1|2|3|4/NRW|7|8|9", ""},
    {"Land;A;B;C;D\nx;1;;2;3\nNRW;7;8;9;9\n", "Land|A|B|C|D/x|1||2|3/NRW|7|8|9|9", ""},
    {"1;2;3\n1;2;3\nNRW;8;9\n", "||/1|2|3/1|2|3/NRW|8|9", "TAB007@1:1"},
    {"1;2;3\n", "1|2|3", ""},
    {"Land;1;x;2;3\nNRW;5;6;7;8\n", "||||/Land|1|x|2|3/NRW|5|6|7|8", "TAB007@1:1"},
    {"Land;1;2\nNRW;5;6\n", "||/Land|1|2/NRW|5|6", "TAB007@1:1"},
    {"a:b;c\n1;2\n", "a:b|c/1|2", ""},
    /* rows that do not belong to the head */
    {";31.12.2022;;\nLand;m;w;x\nNRW;1;2;3\n",
     "Land|31.12.2022 / m|31.12.2022 / w|31.12.2022 / x/NRW|1|2|3", "TAB005@1:1"},
    {"Kreis;Wohnungen;;Bestand\nOrt;alt;neu;Flur\nX;a;b;c\n",
     "Kreis|Wohnungen||Bestand/Ort|alt|neu|Flur/X|a|b|c", "TAB023@1:17"},
    {"Kreis;A;A;A;B\n;m;w;x;\nOrt;1;2;Text;5\n", "Kreis|A|A|A|B/|m|w|x|/Ort|1|2|Text|5",
     "TAB011@1:9 TAB011@1:11 TAB024@2:1"},
    {"Kreis;A;A;B;B\nOrt;m;w;m;\nX;1;2;3;4\n", "Kreis|A|A|B|B/Ort|m|w|m|/X|1|2|3|4",
     "TAB011@1:9 TAB011@1:13"},
    {"a;b\n2022;;;;\nNRW;5;6;7;8\nBY;5;6;7;8\n", "||||/NRW|5|6|7|8/BY|5|6|7|8",
     "TAB003@1:1 TAB007@3:1"},
    /* signs alone, times */
    {"Kreis;a;b\nOrt;+;10:30\nDorf;(;11:30\n", "Kreis|a|b/Ort|+|10:30/Dorf|(|11:30", ""},
    {"Kreis;Zahl\nOrt;\u00a0\nDorf;5\n", "Kreis|Zahl/Ort|\u00a0/Dorf|5", ""},
    /* no footer: numbers, a cell apart */
    {"a;b;c;d\n1;x;3;4\nQuelle: Amt;5;;\n", "a|b|c|d/1|x|3|4/Quelle: Amt|5||", ""},
    {"a;b;c\n1;x;3\nQuelle: Amt;5;6\n", "a|b|c/1|x|3/Quelle: Amt|5|6", ""},
    {"a;b;c\n1;x;3\nQuelle: Amt;;6\n", "a|b|c/1|x|3/Quelle: Amt||6", ""},
    {"Nur Text\nName;Status;Ressort;Stelle\nA;Betrieb;IM;X\nB;;JM;Y\n",
     "Name|Status|Ressort|Stelle/A|Betrieb|IM|X/B||JM|Y", "TAB003@1:1"},
};

START_TEST(table_is_read)
{
    const char *text = tables[_i].text;
    drs_paper *paper = read_bytes(text, strlen(text));
    if (tables[_i].table) {
        ck_assert_ptr_nonnull(paper);
        ck_assert_str_eq(drs_test_table(arena, paper->list), tables[_i].table);
    } else {
        ck_assert_ptr_null(paper);
    }
    if (tables[_i].findings)
        ck_assert_str_eq(drs_test_findings(arena, diags), tables[_i].findings);
}
END_TEST

/* A head is looked for behind a preamble of any length. */
START_TEST(long_preamble_is_passed)
{
    drs_buf text = DRS_BUF(&mem);
    for (int i = 0; i < 300; i++)
        drs_buf_text(&text, "Zeile\n");
    drs_buf_text(&text, "a;b;c\n1;2;3\n4;5;6\n");
    drs_paper *paper = read_bytes(text.ptr, text.len);
    ck_assert_ptr_nonnull(paper);
    ck_assert_str_eq(drs_test_table(arena, paper->list), "a|b|c/1|2|3/4|5|6");
    ck_assert_uint_eq(paper->list->above_count, 300);
    drs_buf_free(&text);
}
END_TEST

/* The first rows of a table may all be short, however many there are. */
START_TEST(short_rows_come_first)
{
    drs_buf text = DRS_BUF(&mem);
    for (int i = 0; i < 250; i++)
        drs_buf_text(&text, "051;5\n");
    for (int i = 0; i < 300; i++)
        drs_buf_text(&text, "052;5;6\n");
    drs_paper *paper = read_bytes(text.ptr, text.len);
    ck_assert_ptr_nonnull(paper);
    ck_assert_uint_eq(paper->list->row_count, 550);
    ck_assert_uint_eq(paper->list->above_count, 0);
    ck_assert(drs_diags_has(diags, DRS_TAB007));
    drs_buf_free(&text);
}
END_TEST

/* A cell that is never closed is told with its first words, no character cut. */
START_TEST(unclosed_cell_is_shown)
{
    drs_buf text = DRS_BUF(&mem);
    drs_buf_text(&text, "a;b\n1;\"");
    for (int i = 0; i < 40; i++)
        drs_buf_text(&text, "ä");
    ck_assert_ptr_null(read_bytes(text.ptr, text.len));
    ck_assert_str_eq(drs_test_findings(arena, diags), "CSV003@2:3");
    drs_str said = drs_diags_get(diags, 0)->args.arg[0];
    ck_assert_uint_eq(said.len, 59);
    drs_buf_free(&text);
}
END_TEST

/* A separator inside a sentence stays its mark; one between cells does not become one. */
START_TEST(lines_keep_their_words)
{
    static const char text[] = "Amt: Ort; Stand: 2022\nTag:;heute;;\na;b;c;d\n1;2;3;4\n5;6;7;8\n"
                               "Quelle: Amt; eigene Rechnung\n";
    const drs_table *table = read_bytes(text, sizeof text - 1)->list;
    ck_assert_uint_eq(table->above_count, 2);
    ck_assert(drs_str_is(table->above[0].text, "Amt: Ort; Stand: 2022"));
    ck_assert(drs_str_is(table->above[1].text, "Tag: heute"));
    ck_assert_uint_eq(table->below_count, 1);
    ck_assert(drs_str_is(table->below[0].text, "Quelle: Amt; eigene Rechnung"));
}
END_TEST

START_TEST(profile_is_the_users)
{
    static const char text[] = "a;b\n1;2\n";
    drs_input input = {drs_str_c("t.csv"), drs_str_c(text)};
    const drs_paper *named = drs_csv_reader.read(arena, &input, drs_str_c("nrw-18"), diags);
    ck_assert_ptr_nonnull(named->profile);
    const drs_paper *unknown = drs_csv_reader.read(arena, &input, drs_str_c("nirgends"), diags);
    ck_assert_ptr_nonnull(unknown->profile);
}
END_TEST

START_TEST(places_are_those_of_the_source)
{
    drs_paper *paper = read_bytes("ä;b;c\r\nöö;\"x\r\ny\";z\r\n", 22);
    ck_assert_ptr_nonnull(paper);
    const drs_row *row = &paper->list->rows[0];
    ck_assert_uint_eq(row->cells[1].place.line, 2);
    ck_assert_uint_eq(row->cells[1].place.column, 4);
    ck_assert_uint_eq(row->cells[2].place.line, 3);
    ck_assert_uint_eq(row->cells[2].place.column, 4);
    ck_assert(drs_str_is(row->cells[1].text, "x\ny"));
    ck_assert(drs_str_is(row->cells[1].source, "x\r\ny"));
}
END_TEST

START_TEST(types_stand_beside_the_words)
{
    const char *text = "Name;Ressort;Status;Stelle;Geld\nA;IM/JM;Betrieb;0123;1.000,50 €\n";
    const drs_table *table = read_bytes(text, strlen(text))->list;
    ck_assert(drs_table_is_initiatives(table));
    ck_assert(drs_str_is(table->rows[0].cells[3].text, "0123"));
    ck_assert_int_eq(table->rows[0].cells[3].value.type, DRS_TEXT);
    ck_assert_int_eq(table->rows[0].cells[4].value.type, DRS_MONEY);
    ck_assert_int_eq(table->rows[0].cells[4].value.unscaled, 100050);
    ck_assert_int_eq(table->columns[2].role, DRS_STATUS);
}
END_TEST

START_TEST(nul_is_an_error)
{
    ck_assert_ptr_null(read_bytes("a;b\n1;\0002\n", 9));
    ck_assert_str_eq(drs_test_findings(arena, diags), "GEN005@2:3");
}
END_TEST

START_TEST(utf16_is_read)
{
    const char bytes[] = "\xFF\xFE"
                         "a\0;\0\xF6\0\r\0\n\0"
                         "1\0;\0002\0";
    ck_assert_str_eq(drs_test_table(arena, read_bytes(bytes, sizeof bytes - 1)->list), "a|ö/1|2");
    ck_assert_str_eq(drs_test_findings(arena, diags), "GEN006@0:0");
}
END_TEST

START_TEST(limits_end_in_a_message)
{
    size_t length = (size_t)DRS_MOST_CELL_BYTES * 3;
    char *text = malloc(length);
    memset(text, 'x', length);
    memcpy(text, "a;b\n1;\"", 7);
    ck_assert_ptr_null(read_bytes(text, length));
    ck_assert_str_eq(drs_test_findings(arena, diags), "TAB014@2:3");
    diags = drs_diags_new(arena, drs_str_c("t.csv"));
    memset(text + 6, 'x', length - 6);
    ck_assert_ptr_null(read_bytes(text, (size_t)DRS_MOST_CELL_BYTES * 3 / 2));
    ck_assert_str_eq(drs_test_findings(arena, diags), "TAB014@2:3");
    memset(text, ';', DRS_MOST_COLUMNS + 10);
    text[0] = 'a';
    ck_assert_ptr_null(read_bytes(text, DRS_MOST_COLUMNS + 10));
    ck_assert(drs_diags_has(diags, DRS_TAB013));
    free(text);
}
END_TEST

/* ---- which reader ---- */

static const struct {
    const char *text;
    int least, most;
} probes[] = {
    {"sep=;\na;b\n", 95, 100},
    {"a;b;c\n1;2;3\n4;5;6\n", 70, 80},
    {"a,b,c\n1,2,3\n", 50, 65},
    {"\xFF\xFE"
     "a;b",
     60, 80},
    {"Landtag Nordrhein-Westfalen\n\nAntwort\n\nder Landesregierung, am 6. Oktober\n", 0, 30},
    {"PK\x03\x04", 0, 0},
    {"", 0, 2},
};

START_TEST(probe_knows_csv)
{
    int sure = drs_csv_reader.probe(drs_str_c(probes[_i].text));
    ck_assert_int_ge(sure, probes[_i].least);
    ck_assert_int_le(sure, probes[_i].most);
}
END_TEST

/* ---- properties: what is written by the rules reads back, whatever it is ---- */

static uint32_t noise(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void put_quoted(drs_buf *out, drs_str cell)
{
    drs_buf_byte(out, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            drs_buf_byte(out, '"');
        drs_buf_byte(out, cell.ptr[i]);
    }
    drs_buf_byte(out, '"');
}

START_TEST(written_by_the_rules_reads_back)
{
    static const char letters[] = "ab;,\"\n x\xC3";
    uint32_t state = (uint32_t)_i + 1;
    drs_buf text = DRS_BUF(&mem), plain = DRS_BUF(&mem), back = DRS_BUF(&mem);
    for (int r = 0; r < 20; r++) {
        for (int c = 0; c < 4; c++) {
            char cell[12];
            size_t n = 0;
            for (size_t length = noise(&state) % 8 + 1; n < length; n++)
                cell[n] = letters[noise(&state) % 8];
            drs_buf_text(&text, c ? ";" : r ? "\n" : "");
            put_quoted(&text, drs_str_of(cell, n));
            drs_buf_put(&plain, drs_str_of(cell, n));
            drs_buf_byte(&plain, '\1');
        }
    }
    drs_grid grid = {.arena = arena, .diags = diags};
    ck_assert(drs_csv_parse(&grid, drs_buf_str(&text), ';', 0, 1));
    ck_assert_uint_eq(grid.count, 20);
    for (size_t r = 0; r < grid.count; r++)
        for (size_t c = 0; c < grid.rows[r].count; c++) {
            drs_buf_put(&back, grid.rows[r].cells[c].text);
            drs_buf_byte(&back, '\1');
        }
    ck_assert(drs_str_equal(drs_buf_str(&back), drs_buf_str(&plain)));
    ck_assert_uint_eq(drs_diags_count(diags), 0);
    drs_buf_free(&text);
    drs_buf_free(&plain);
    drs_buf_free(&back);
}
END_TEST

/* Any bytes at all: no crash, and either a table or an error. Each cell's place is within the
 * text's lines. */
START_TEST(noise_is_survived)
{
    static const char letters[] = "a1;,\"\n\r\t| .\xC3\xA4";
    uint32_t state = (uint32_t)_i + 77;
    char text[400];
    size_t length = noise(&state) % sizeof text;
    uint32_t lines = 1;
    for (size_t i = 0; i < length; i++) {
        text[i] = letters[noise(&state) % (sizeof letters - 1)];
        lines += text[i] == '\n' || text[i] == '\r';
    }
    drs_paper *paper = read_bytes(text, length);
    ck_assert(paper ? drs_diags_worst(diags) <= DRS_WARNING : drs_diags_worst(diags) == DRS_ERROR);
    for (size_t r = 0; paper && r < paper->list->row_count; r++)
        ck_assert_uint_le(paper->list->rows[r].place.line, lines);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("csv_reader");
    TCase *tests = tcase_create("csv");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, records_are_read, 0, sizeof records / sizeof *records);
    tcase_add_loop_test(tests, table_is_read, 0, sizeof tables / sizeof *tables);
    tcase_add_test(tests, long_preamble_is_passed);
    tcase_add_test(tests, short_rows_come_first);
    tcase_add_test(tests, unclosed_cell_is_shown);
    tcase_add_test(tests, lines_keep_their_words);
    tcase_add_test(tests, profile_is_the_users);
    tcase_add_test(tests, places_are_those_of_the_source);
    tcase_add_test(tests, types_stand_beside_the_words);
    tcase_add_test(tests, nul_is_an_error);
    tcase_add_test(tests, utf16_is_read);
    tcase_add_test(tests, limits_end_in_a_message);
    tcase_add_loop_test(tests, probe_knows_csv, 0, sizeof probes / sizeof *probes);
    tcase_add_loop_test(tests, written_by_the_rules_reads_back, 0, 200);
    tcase_add_loop_test(tests, noise_is_survived, 0, 3000);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
