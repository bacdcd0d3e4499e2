/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_text.h"

#include "base/date.h"
#include "base/utf8.h"

enum { SECONDS_PER_DAY = 86400 };

static const char hex_digits[] = "0123456789ABCDEF";

void drs_pdf_put_ref(drs_buf *out, uint32_t number)
{
    char digits[10], *to = drs_buf_room(out, sizeof digits + 5);
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    out->len += count + 5;
    while (count)
        *to++ = digits[--count];
    memcpy(to, " 0 R ", 5);
}

void drs_pdf_put_length(drs_buf *out, int32_t thousandths)
{
    int64_t hundredths = ((int64_t)thousandths + (thousandths < 0 ? -5 : 5)) / 10;
    char text[16];
    size_t at = sizeof text;
    uint32_t rest = (uint32_t)(hundredths < 0 ? -hundredths : hundredths);
    uint32_t part = rest % 100;
    rest /= 100;
    if (part % 10)
        text[--at] = (char)('0' + part % 10);
    if (part) {
        text[--at] = (char)('0' + part / 10);
        text[--at] = '.';
    }
    while (rest || at == sizeof text) {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (hundredths < 0)
        text[--at] = '-';
    drs_buf_put(out, drs_str_of(text + at, sizeof text - at));
}

static bool is_plain_ascii(drs_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < 0x20 || s.ptr[i] > 0x7E)
            return false;
    return true;
}

void drs_pdf_put_bytes(drs_buf *out, drs_str bytes)
{
    drs_buf_byte(out, '(');
    for (size_t i = 0; i < bytes.len; i++) {
        char byte = bytes.ptr[i];
        if (byte == '(' || byte == ')' || byte == '\\')
            drs_buf_byte(out, '\\');
        drs_buf_byte(out, byte);
    }
    drs_buf_byte(out, ')');
}

void drs_pdf_put_hex(drs_buf *out, drs_str bytes)
{
    char *to = drs_buf_room(out, 2 * bytes.len + 2);
    *to++ = '<';
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        *to++ = hex_digits[byte >> 4];
        *to++ = hex_digits[byte & 15];
    }
    *to = '>';
    out->len += 2 * bytes.len + 2;
}

static void put_unit(drs_buf *out, uint32_t unit)
{
    drs_buf_byte(out, (char)(unit >> 8));
    drs_buf_byte(out, (char)(unit & 0xFF));
}

void drs_pdf_put_utf16(drs_buf *out, drs_str utf8)
{
    put_unit(out, 0xFEFF);
    for (size_t at = 0; at < utf8.len;) {
        uint32_t code_point = drs_utf8_next(utf8, &at);
        if (code_point < 0x10000) {
            put_unit(out, code_point);
        } else {
            put_unit(out, 0xD7C0 + (code_point >> 10));
            put_unit(out, 0xDC00 + (code_point & 0x3FF));
        }
    }
}

void drs_pdf_put_text(drs_buf *out, drs_str utf8)
{
    if (is_plain_ascii(utf8)) {
        drs_pdf_put_bytes(out, utf8);
        return;
    }
    drs_buf units = DRS_BUF(out->mem);
    drs_pdf_put_utf16(&units, utf8);
    drs_pdf_put_hex(out, drs_buf_str(&units));
    drs_buf_free(&units);
}

void drs_pdf_put_uri(drs_buf *out, drs_str uri)
{
    drs_buf_byte(out, '(');
    for (size_t i = 0; i < uri.len; i++) {
        unsigned char byte = (unsigned char)uri.ptr[i];
        if (byte <= 0x20 || byte >= 0x7F || strchr("\"<>\\^`{|}", byte)) {
            char escape[] = {'%', hex_digits[byte >> 4], hex_digits[byte & 15]};
            drs_buf_put(out, drs_str_of(escape, sizeof escape));
            continue;
        }
        if (byte == '(' || byte == ')')
            drs_buf_byte(out, '\\');
        drs_buf_byte(out, (char)byte);
    }
    drs_buf_byte(out, ')');
}

typedef struct moment {
    drs_date date;
    int64_t hour, minute, second;
} moment;

static moment moment_of(int64_t time)
{
    int64_t days = time / SECONDS_PER_DAY, rest = time % SECONDS_PER_DAY;
    if (rest < 0) {
        rest += SECONDS_PER_DAY;
        days--;
    }
    return (moment){drs_date_of_days(days), rest / 3600, rest / 60 % 60, rest % 60};
}

void drs_pdf_put_date(drs_buf *out, int64_t time)
{
    moment m = moment_of(time);
    drs_buf_text(out, "D:");
    drs_buf_int_padded(out, m.date.year, 4);
    drs_buf_int_padded(out, m.date.month, 2);
    drs_buf_int_padded(out, m.date.day, 2);
    drs_buf_int_padded(out, m.hour, 2);
    drs_buf_int_padded(out, m.minute, 2);
    drs_buf_int_padded(out, m.second, 2);
    drs_buf_byte(out, 'Z');
}

void drs_pdf_put_iso_time(drs_buf *out, int64_t time)
{
    moment m = moment_of(time);
    drs_date_iso(out, m.date);
    drs_buf_byte(out, 'T');
    drs_buf_int_padded(out, m.hour, 2);
    drs_buf_byte(out, ':');
    drs_buf_int_padded(out, m.minute, 2);
    drs_buf_byte(out, ':');
    drs_buf_int_padded(out, m.second, 2);
    drs_buf_byte(out, 'Z');
}

bool drs_pdf_put_line(drs_buf *out, drs_str text, size_t most)
{
    size_t count = 0;
    bool gap = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t code_point = drs_utf8_next(text, &at);
        if (code_point <= 0x20 || (code_point >= 0x7F && code_point <= 0x9F)) {
            gap = true;
            continue;
        }
        if (count >= most) {
            drs_utf8_put(out, 0x2026);
            return true;
        }
        if (gap && count) {
            drs_buf_byte(out, ' ');
            count++;
        }
        gap = false;
        count++;
        drs_utf8_put(out, (code_point & 0xFFFE) == 0xFFFE ? DRS_REPLACEMENT : code_point);
    }
    return false;
}
