/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/pdf_words.h"

#include "base/sort.h"
#include "base/utf8.h"

#include <libdeflate.h>

enum {
    FACES = 32,
    LARGEST_STREAM = 64 * 1024 * 1024, /* bytes, inflated */
    LARGEST_WHOLE = 1024 * 1024 * 1024 /* all streams together */
};

/* One object: its text up to the stream, and the stream as it stands in the file. */
typedef struct object {
    size_t number;
    drs_str text, stream;
} object;

typedef struct pdf {
    drs_arena *arena;
    object *objects;
    size_t count, capacity;
    size_t inflated;           /* bytes so far */
    size_t fonts[FACES];       /* number of the font object /F0, /F1 …; 0: none */
    uint32_t *unicodes[FACES]; /* code point of each code, 0: not told; NULL: no such face */
} pdf;

/* ---- bytes ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* The number at *at, behind blanks; *at goes behind it. 0 where there is none. */
static size_t number_at(drs_str s, size_t *at)
{
    size_t number = 0;
    while (*at < s.len && is_blank(s.ptr[*at]))
        ++*at;
    for (; *at < s.len && is_digit(s.ptr[*at]) && number < SIZE_MAX / 100; ++*at)
        number = number * 10 + (size_t)(s.ptr[*at] - '0');
    return number;
}

/* The number behind a key of a dictionary, 0 where it has none. */
static size_t value_of(drs_str text, const char *key)
{
    size_t at = drs_str_find(text, drs_str_c(key));
    if (at == DRS_NOT_FOUND)
        return 0;
    at += strlen(key);
    return number_at(text, &at);
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* ---- streams ---- */

/* The stream's content; empty where it is damaged or larger than any of ours. */
static drs_str inflated(pdf *p, drs_str packed)
{
    struct libdeflate_decompressor *tool = libdeflate_alloc_decompressor();
    drs_str content = {"", 0};
    size_t most = LARGEST_WHOLE - p->inflated < LARGEST_STREAM ? 0 : LARGEST_STREAM;
    for (size_t room = 8 * packed.len + 1024; tool && room <= most; room *= 4) {
        size_t length = 0;
        drs_buf out = DRS_BUF(drs_arena_mem(p->arena));
        enum libdeflate_result result = libdeflate_zlib_decompress(
            tool, packed.ptr, packed.len, drs_buf_room(&out, room), room, &length);
        out.len = length;
        if (result == LIBDEFLATE_SUCCESS)
            content = drs_arena_copy(p->arena, drs_buf_str(&out));
        drs_buf_free(&out);
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            break;
    }
    if (tool)
        libdeflate_free_decompressor(tool);
    p->inflated += content.len;
    return content;
}

static void object_add(pdf *p, object o)
{
    p->objects = drs_arena_grow(p->arena, p->objects, p->count, &p->capacity, sizeof *p->objects);
    p->objects[p->count++] = o;
}

/* Where "obj" stands behind "7 0 "; DRS_NOT_FOUND at the end of the file. */
static size_t object_find(drs_str file, size_t from, size_t *number)
{
    for (size_t at = from; at + 3 < file.len; at++) {
        if (memcmp(file.ptr + at, " obj", 4) != 0)
            continue;
        size_t start = at;
        while (start > from && (is_digit(file.ptr[start - 1]) || file.ptr[start - 1] == ' '))
            start--;
        *number = number_at(drs_str_sub(file, start, at), &(size_t){0});
        if (*number)
            return at + 4;
    }
    return DRS_NOT_FOUND;
}

/* Offset of the next `word` at or behind `at`; `last` is the one before, looked for again only when
 * `at` has passed it, so that all searches together read the file once. */
static size_t next_of(drs_str file, size_t at, const char *word, size_t last)
{
    if (last >= at)
        return last;
    size_t hit = drs_str_find(drs_str_sub(file, at, file.len), drs_str_c(word));
    return hit == DRS_NOT_FOUND ? DRS_NOT_FOUND : at + hit;
}

/* Reads the objects one after the other, each up to its end, so no byte belongs to two of them;
 * streams are jumped over by their length. */
static void objects_read(pdf *p, drs_str file)
{
    size_t at = 0, number = 0, end = 0, stream = 0;
    while ((at = object_find(file, at, &number)) != DRS_NOT_FOUND) {
        end = next_of(file, at, "endobj", end);
        stream = next_of(file, at, "stream", stream);
        object o = {.number = number, .text = drs_str_sub(file, at, end < stream ? end : stream)};
        at += o.text.len;
        if (stream < end) {
            at += strlen("stream");
            at += at < file.len && file.ptr[at] == '\r';
            at += at < file.len && file.ptr[at] == '\n';
            size_t length = value_of(o.text, "/Length "), most = file.len - at;
            o.stream = drs_str_sub(file, at, length < most ? at + length : file.len);
            at += o.stream.len;
        }
        object_add(p, o);
    }
}

/* The objects in the object streams (7.5.7): pairs of number and place, then the objects. */
static void object_streams_read(pdf *p)
{
    size_t count = p->count;
    for (size_t i = 0; i < count; i++) {
        if (drs_str_find(p->objects[i].text, drs_str_c("/ObjStm")) == DRS_NOT_FOUND)
            continue;
        size_t objects = value_of(p->objects[i].text, "/N ");
        size_t first = value_of(p->objects[i].text, "/First ");
        drs_str content = inflated(p, p->objects[i].stream);
        size_t at = 0;
        for (size_t k = 0; k < objects && at < content.len; k++) {
            size_t number = number_at(content, &at), place = first + number_at(content, &at);
            size_t peek = at, next = (number_at(content, &peek), number_at(content, &peek));
            size_t end = k + 1 < objects ? first + next : content.len;
            if (place <= end && end <= content.len)
                object_add(p, (object){.number = number, .text = drs_str_sub(content, place, end)});
        }
    }
}

static const object *object_of(const pdf *p, size_t number)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->objects[i].number == number)
            return &p->objects[i];
    return NULL;
}

/* ---- fonts ---- */

/* "/Font<</F0 12 0 R/F1 14 0 R>>", the same for all pages. */
static void fonts_find(pdf *p)
{
    for (size_t i = 0; i < p->count; i++) {
        drs_str text = p->objects[i].text;
        size_t at = drs_str_find(text, drs_str_c("/Font<<"));
        if (at == DRS_NOT_FOUND)
            continue;
        for (at += strlen("/Font<<"); at < text.len && text.ptr[at] != '>'; at++) {
            if (text.ptr[at] != 'F')
                continue;
            at++;
            size_t face = number_at(text, &at), number = number_at(text, &at);
            if (face < FACES)
                p->fonts[face] = number;
        }
    }
}

/* The value of the hexadecimal digits in "<00E4>", *at behind it; UTF-16 with surrogates. */
static uint32_t hex_number(drs_str s, size_t *at, size_t *digits)
{
    uint32_t value = 0, high = 0;
    *digits = 0;
    for (++*at; *at < s.len && s.ptr[*at] != '>'; ++*at) {
        int digit = hex_value(s.ptr[*at]);
        if (digit < 0)
            continue;
        value = (value << 4 | (uint32_t)digit) & 0xFFFF;
        if (++*digits == 4 && (value & 0xFC00) == 0xD800)
            high = value;
    }
    return high ? 0x10000 + ((high & 0x3FF) << 10) + (value & 0x3FF) : value;
}

/* "<8080> <00E4>" between beginbfchar and endbfchar. */
static void unicodes_read(pdf *p, size_t face, drs_str map)
{
    enum { CODES = 0x10000 };
    const drs_str end = drs_str_c("endbf");
    size_t at = 0, digits;
    p->unicodes[face] = drs_arena_alloc(p->arena, CODES * sizeof **p->unicodes);
    while ((at = drs_str_find(map, drs_str_c("beginbfchar"))) != DRS_NOT_FOUND) {
        map = drs_str_sub(map, at, map.len);
        for (at = 0; at < map.len && !drs_str_starts(drs_str_sub(map, at, map.len), end); at++) {
            if (map.ptr[at] != '<' || map.len - at < 12)
                continue;
            uint32_t code = hex_number(map, &at, &digits);
            while (at < map.len && map.ptr[at] != '<')
                at++;
            p->unicodes[face][code & 0xFFFF] = hex_number(map, &at, &digits);
        }
        map = drs_str_sub(map, at, map.len);
    }
}

static void unicodes_find(pdf *p)
{
    for (size_t face = 0; face < FACES; face++) {
        const object *font = p->fonts[face] ? object_of(p, p->fonts[face]) : NULL;
        const object *map = font ? object_of(p, value_of(font->text, "/ToUnicode ")) : NULL;
        if (map)
            unicodes_read(p, face, inflated(p, map->stream));
    }
}

/* ---- pages ---- */

typedef struct page_reader {
    pdf *pdf;
    drs_str content;
    size_t at, face, last_number;
    bool is_artifact_next;
    unsigned depth, artifact; /* of marked content; where the artifact began, 0: in none */
    drs_buf codes;            /* of the strings in front of the next operator */
    drs_buf *text;
} page_reader;

static void literal_read(page_reader *r)
{
    unsigned open = 1;
    for (r->at++; r->at < r->content.len; r->at++) {
        char c = r->content.ptr[r->at];
        if (c == '\\' && r->at + 1 < r->content.len)
            c = r->content.ptr[++r->at];
        else if (c == '(')
            open++;
        else if (c == ')' && --open == 0)
            break;
        drs_buf_byte(&r->codes, c);
    }
    r->at++;
}

static void hex_read(page_reader *r)
{
    int half = -1;
    for (r->at++; r->at < r->content.len && r->content.ptr[r->at] != '>'; r->at++) {
        int digit = hex_value(r->content.ptr[r->at]);
        if (digit >= 0 && half >= 0)
            drs_buf_byte(&r->codes, (char)(half << 4 | digit));
        half = digit < 0 ? half : half < 0 ? digit : -1;
    }
    r->at++;
}

/* One byte up to 7F, else two. What goes on behind a soft hyphen goes on in the same word. */
static void codes_show(page_reader *r)
{
    const drs_str codes = drs_buf_str(&r->codes);
    for (size_t at = 0; at < codes.len; at++) {
        uint32_t code = (unsigned char)codes.ptr[at];
        if (code >= 0x80 && at + 1 < codes.len)
            code = code << 8 | (unsigned char)codes.ptr[++at];
        const uint32_t *known = r->face < FACES ? r->pdf->unicodes[r->face] : NULL;
        drs_utf8_put(r->text, known && known[code] ? known[code] : code);
    }
    drs_buf_byte(r->text, '\n');
}

static void operator_do(page_reader *r, drs_str word)
{
    bool shows = drs_str_is(word, "Tj") || drs_str_is(word, "TJ") || drs_str_is(word, "'");
    if (shows && !r->artifact) {
        codes_show(r);
    } else if (drs_str_is(word, "BDC") || drs_str_is(word, "BMC")) {
        r->depth++;
        if (r->is_artifact_next && !r->artifact)
            r->artifact = r->depth;
    } else if (drs_str_is(word, "EMC") && r->depth) {
        r->artifact = r->artifact == r->depth ? 0 : r->artifact;
        r->depth--;
    }
    r->is_artifact_next = false;
    r->codes.len = 0;
}

static void name_read(page_reader *r)
{
    size_t from = ++r->at;
    while (r->at < r->content.len && !is_blank(r->content.ptr[r->at]) &&
           !strchr("/<>[]()", r->content.ptr[r->at]))
        r->at++;
    drs_str name = drs_str_sub(r->content, from, r->at);
    r->is_artifact_next = r->is_artifact_next || drs_str_is(name, "Artifact");
    size_t at = 1;
    if (name.len > 1 && name.ptr[0] == 'F' && is_digit(name.ptr[1]))
        r->face = number_at(name, &at);
}

static bool is_operator_byte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*' || c == '\'' || c == '"';
}

static void page_read(page_reader *r)
{
    while (r->at < r->content.len) {
        char c = r->content.ptr[r->at];
        size_t from = r->at;
        bool is_dictionary =
            c == '<' && r->at + 1 < r->content.len && r->content.ptr[r->at + 1] == '<';
        if (c == '(')
            literal_read(r);
        else if (is_dictionary)
            r->at += 2;
        else if (c == '<')
            hex_read(r);
        else if (c == '/')
            name_read(r);
        else if (is_operator_byte(c)) {
            while (r->at < r->content.len && is_operator_byte(r->content.ptr[r->at]))
                r->at++;
            operator_do(r, drs_str_sub(r->content, from, r->at));
        } else
            r->at++;
    }
}

/* Streams with marked text in them are pages; they come in their order. */
static void pages_read(pdf *p, drs_buf *text)
{
    for (size_t i = 0; i < p->count; i++) {
        if (!p->objects[i].stream.len ||
            drs_str_find(p->objects[i].text, drs_str_c("/Type")) != DRS_NOT_FOUND)
            continue;
        drs_str content = inflated(p, p->objects[i].stream);
        page_reader r = {.pdf = p, .content = content, .text = text};
        r.codes = DRS_BUF(drs_arena_mem(p->arena));
        if (drs_str_find(content, drs_str_c("BDC\n")) != DRS_NOT_FOUND)
            page_read(&r);
        drs_buf_free(&r.codes);
    }
}

/* ---- words ---- */

static int by_bytes(const void *left, const void *right)
{
    return drs_str_compare(*(const drs_str *)left, *(const drs_str *)right);
}

/* The next word, soft hyphens and the line ends behind them taken out; empty at the end. */
static drs_str word_next(drs_arena *arena, drs_str text, size_t *at)
{
    enum { SOFT_HYPHEN = 0xAD };
    drs_buf word = DRS_BUF(drs_arena_mem(arena));
    while (*at < text.len) {
        size_t from = *at;
        uint32_t c = drs_utf8_next(text, at);
        if (c == SOFT_HYPHEN) {
            *at += drs_str_starts(drs_str_sub(text, *at, text.len), drs_str_c("\n"));
            continue;
        }
        bool is_part = drs_utf8_is_letter(c) || (c < 0x80 && is_digit((char)c));
        if (is_part)
            drs_buf_put(&word, drs_str_sub(text, from, *at));
        else if (word.len)
            break;
    }
    drs_str copy = drs_arena_copy(arena, drs_buf_str(&word));
    drs_buf_free(&word);
    return copy;
}

drs_str drs_pdf_words(drs_arena *arena, drs_str file)
{
    pdf p = {.arena = arena};
    drs_buf text = DRS_BUF(drs_arena_mem(arena)), lines = DRS_BUF(drs_arena_mem(arena));
    objects_read(&p, file);
    object_streams_read(&p);
    fonts_find(&p);
    unicodes_find(&p);
    pages_read(&p, &text);
    drs_str *words = NULL, word;
    size_t count = 0, capacity = 0, at = 0;
    while ((word = word_next(arena, drs_buf_str(&text), &at)).len) {
        words = drs_arena_grow(arena, words, count, &capacity, sizeof *words);
        words[count++] = word;
    }
    drs_sort(drs_arena_mem(arena), words, count, sizeof *words, by_bytes);
    for (size_t i = 0; i < count; i++) {
        drs_buf_put(&lines, words[i]);
        drs_buf_byte(&lines, '\n');
    }
    drs_str result = drs_arena_copy(arena, drs_buf_str(&lines));
    drs_buf_free(&text);
    drs_buf_free(&lines);
    return result;
}
