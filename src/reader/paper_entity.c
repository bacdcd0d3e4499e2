/* SPDX-License-Identifier: Apache-2.0
 * Names and numbers follow HTML 5 (13.5, "Named character references"); a semicolon must end them,
 * so that "Müller & Sohn" and "?a=1&copy=2" stay as they are. */
#include "reader/paper_entity.h"

enum { LONGEST = 10, LARGEST = 0x10FFFF };

static const struct {
    const char *name;
    uint32_t code_point;
} names[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},     {"shy", 0xAD},     {"auml", 0xE4},    {"ouml", 0xF6},     {"uuml", 0xFC},
    {"Auml", 0xC4},     {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"szlig", 0xDF},    {"eacute", 0xE9},
    {"egrave", 0xE8},   {"sect", 0xA7},    {"euro", 0x20AC},  {"deg", 0xB0},      {"sup2", 0xB2},
    {"sup3", 0xB3},     {"middot", 0xB7},  {"times", 0xD7},   {"ndash", 0x2013},  {"mdash", 0x2014},
    {"bdquo", 0x201E},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"sbquo", 0x201A},  {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"laquo", 0xAB},   {"raquo", 0xBB},   {"hellip", 0x2026}, {"bull", 0x2022},
    {"permil", 0x2030}, {"le", 0x2264},    {"ge", 0x2265},    {"thinsp", 0x2009}};

/* "#8211", "#x2013" */
static uint32_t number_of(drs_str s)
{
    bool hex = s.len > 1 && (s.ptr[1] | 0x20) == 'x';
    uint32_t value = 0;
    size_t at = hex ? 2 : 1;
    if (at >= s.len)
        return 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        char low = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * (hex ? 16 : 10) + (uint32_t)(c - '0');
        else if (hex && low >= 'a' && low <= 'f')
            value = value * 16 + (uint32_t)(low - 'a' + 10);
        else
            return 0;
        if (value > LARGEST)
            return 0;
    }
    bool surrogate = value >= 0xD800 && value < 0xE000;
    return value < ' ' || surrogate ? 0 : value;
}

size_t drs_entity_at(drs_str s, size_t at, uint32_t *code_point)
{
    drs_str inner = drs_str_sub(s, at + 1, at + 1 + LONGEST);
    size_t end = drs_str_find_byte(inner, ';');
    if (end == DRS_NOT_FOUND || end == 0)
        return 0;
    inner = drs_str_sub(inner, 0, end);
    *code_point = inner.ptr[0] == '#' ? number_of(inner) : 0;
    for (size_t i = 0; i < sizeof names / sizeof *names && !*code_point; i++)
        if (drs_str_is(inner, names[i].name))
            *code_point = names[i].code_point;
    return *code_point ? end + 2 : 0;
}
