/* SPDX-License-Identifier: Apache-2.0
 * The tag files of a bag: bagit.txt, bag-info.txt, manifests, fetch.txt (RFC 8493, section 2).
 * What breaks a rule of form is a finding at its line; the rest of the file is read on. */
#include "archive/bag.h"
#include "archive/bag_text.h"
#include "archive/bag_tree.h"

#include "base/file.h"
#include "base/sort.h"
#include "base/utf8.h"

#include <errno.h>

enum { LARGEST_TAG_FILE = 1 << 30 };

/* ---- what findings name ---- */

drs_str drs_bag_full_path(const drs_bag *bag, drs_str path)
{
    drs_str pieces[] = {bag->path, {"/", path.len ? 1 : 0}, path};
    return drs_arena_join(bag->arena, pieces, 3);
}

/* A name may hold line ends; a finding is one line. */
static drs_str printable(const drs_bag *bag, drs_str path)
{
    if (drs_str_find_byte(path, '\r') == DRS_NOT_FOUND &&
        drs_str_find_byte(path, '\n') == DRS_NOT_FOUND)
        return path;
    drs_buf out = DRS_BUF(drs_arena_mem(bag->arena));
    drs_bag_path_encode(&out, path);
    drs_str copy = drs_arena_copy(bag->arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy;
}

void drs_bag_about(const drs_bag *bag, drs_str path, drs_diags *diags)
{
    drs_diags_file(diags, printable(bag, drs_bag_full_path(bag, path)));
}

static void fault(drs_diags *diags, drs_diag_id id, uint32_t line, drs_str what)
{
    drs_diag_add(diags, id, (drs_place){.line = line}, (drs_args){{what}});
}

/* ---- files ---- */

/* The bytes of a file that drs_bag_tree_read found; findings that follow are about it. */
static bool file_bytes(const drs_bag *bag, drs_str path, drs_diags *diags, drs_str *bytes)
{
    drs_bag_about(bag, path, diags);
    int error =
        drs_file_read(bag->arena, drs_bag_full_path(bag, path).ptr, LARGEST_TAG_FILE, bytes);
    if (error)
        drs_bag_unreadable(bag, path, error, diags);
    return error == 0;
}

static bool is_file(const drs_bag *bag, const char *path)
{
    const drs_bag_record *record = drs_bag_find(bag, drs_str_c(path));
    return record && record->place == DRS_BAG_FILE;
}

static bool tag_text(const drs_bag *bag, drs_str path, drs_diags *diags, drs_str *text)
{
    drs_str bytes;
    size_t damaged = 0;
    if (!file_bytes(bag, path, diags, &bytes))
        return false;
    *text = drs_bag_decode(bag->arena, bytes, bag->encoding, &damaged);
    if (damaged)
        fault(diags, DRS_ARC009, 0, drs_str_c(drs_encoding_name(bag->encoding)));
    return true;
}

/* ---- bagit.txt ---- */

static size_t digits(drs_str s, size_t at)
{
    size_t count = 0;
    while (at + count < s.len && s.ptr[at + count] >= '0' && s.ptr[at + count] <= '9')
        count++;
    return count;
}

/* "0.93" to "0.97" and "1.0". */
static bool version_read(drs_bag *bag, drs_str version, drs_diags *diags)
{
    static const char *const known[] = {"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (drs_str_is(version, known[i])) {
            bag->major = (unsigned)(version.ptr[0] - '0');
            return true;
        }
    size_t major = digits(version, 0), minor = digits(version, major + 1);
    bool is_version =
        major && minor && version.ptr[major] == '.' && major + 1 + minor == version.len;
    fault(diags, is_version ? DRS_ARC003 : DRS_ARC002, 1, version);
    return false;
}

/* The value behind "LABEL: "; before 1.0 blanks round the colon and at the end were let pass. */
static bool declared(drs_str line, const char *label, bool strict, drs_str *value)
{
    drs_str name = drs_str_c(label);
    if (!drs_str_starts(line, name))
        return false;
    drs_str rest = drs_str_sub(line, name.len, line.len);
    if (strict && !drs_str_starts(rest, drs_str_c(": ")))
        return false;
    if (!strict)
        rest = drs_str_trim(rest);
    if (!drs_str_starts(rest, drs_str_c(":")))
        return false;
    *value = drs_str_sub(rest, strict ? 2 : 1, rest.len);
    if (!strict)
        *value = drs_str_trim(*value);
    return value->len > 0;
}

static bool declaration_lines(drs_bag *bag, drs_str text, drs_diags *diags)
{
    drs_str first = {"", 0}, second = {"", 0}, more, value;
    if (!drs_bag_line(&text, &first) || !declared(first, "BagIt-Version", false, &value)) {
        fault(diags, DRS_ARC002, 1, first);
        return false;
    }
    if (!version_read(bag, value, diags))
        return false;
    bool strict = bag->major >= 1;
    if (!declared(first, "BagIt-Version", strict, &value) || (strict && value.len != 3)) {
        fault(diags, DRS_ARC002, 1, first);
        return false;
    }
    if (!drs_bag_line(&text, &second) ||
        !declared(second, "Tag-File-Character-Encoding", strict, &value)) {
        fault(diags, DRS_ARC002, 2, second);
        return false;
    }
    while (drs_bag_line(&text, &more))
        if (strict || drs_str_trim(more).len) {
            fault(diags, DRS_ARC002, 3, more);
            return false;
        }
    if (drs_bag_encoding(value, &bag->encoding))
        return true;
    fault(diags, DRS_ARC004, 2, value);
    return false;
}

static bool declaration_read(drs_bag *bag, drs_diags *diags)
{
    drs_str text;
    if (!is_file(bag, "bagit.txt")) {
        drs_diags_file(diags, bag->path);
        fault(diags, DRS_ARC001, 0, (drs_str){0});
        return false;
    }
    if (!file_bytes(bag, drs_str_c("bagit.txt"), diags, &text))
        return false;
    if (drs_encoding_guess(text) != DRS_UTF8) {
        fault(diags, DRS_ARC002, 1, drs_str_c("UTF-8"));
        return false;
    }
    return declaration_lines(bag, text, diags);
}

/* ---- bag-info.txt ---- */

static void info_add(drs_bag *bag, drs_bag_tag tag)
{
    bag->tags = drs_arena_grow(bag->arena, bag->tags, bag->tag_count, &bag->tag_capacity,
                               sizeof *bag->tags);
    bag->tags[bag->tag_count++] = tag;
}

/* A line that begins with a blank goes on with the value above it. */
static void info_continue(drs_bag *bag, drs_str line)
{
    drs_bag_tag *last = &bag->tags[bag->tag_count - 1];
    drs_str pieces[] = {last->value, {" ", 1}, drs_str_trim(line)};
    last->value = drs_arena_join(bag->arena, pieces, 3);
}

static void info_read(drs_bag *bag, drs_str text, drs_diags *diags)
{
    drs_str line;
    for (uint32_t number = 1; drs_bag_line(&text, &line); number++) {
        size_t colon = drs_str_find_byte(line, ':');
        bool goes_on = line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
        if (goes_on && bag->tag_count) {
            info_continue(bag, line);
        } else if (colon != DRS_NOT_FOUND && colon > 0 && !goes_on) {
            drs_str label = drs_str_trim(drs_str_sub(line, 0, colon));
            drs_str value = drs_str_trim(drs_str_sub(line, colon + 1, line.len));
            if (bag->major >= 1 && label.len != colon)
                fault(diags, DRS_ARC005, number, line);
            info_add(bag, (drs_bag_tag){label, value});
        } else if (drs_str_trim(line).len || bag->major >= 1) {
            fault(diags, DRS_ARC005, number, line);
        }
    }
}

/* Before 0.96 it was called package-info.txt. */
static void info_find(drs_bag *bag, drs_diags *diags)
{
    const char *name = is_file(bag, "bag-info.txt") ? "bag-info.txt" : "package-info.txt";
    drs_str text;
    if (is_file(bag, name) && (bag->major == 0 || drs_str_is(drs_str_c(name), "bag-info.txt")) &&
        tag_text(bag, drs_str_c(name), diags, &text))
        info_read(bag, text, diags);
}

/* ---- manifests ---- */

typedef struct manifest {
    drs_str name; /* "tagmanifest-sha256.txt" */
    unsigned kind;
    bool is_tag;
} manifest;

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_known(unsigned kind)
{
    return kind < DRS_DIGEST_COUNT;
}

/* The checksum's bytes, NULL where the digits are not as many as the algorithm has. */
static const unsigned char *checksum_read(drs_arena *arena, drs_str hex, unsigned kind)
{
    size_t size = is_known(kind) ? drs_digest_size((drs_digest_kind)kind) : hex.len / 2;
    if (size == 0 || hex.len != 2 * size)
        return NULL;
    unsigned char *bytes = drs_arena_alloc(arena, size);
    for (size_t i = 0; i < size; i++) {
        int high = hex_value(hex.ptr[2 * i]), low = hex_value(hex.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return NULL;
        bytes[i] = (unsigned char)(high << 4 | low);
    }
    return bytes;
}

static size_t blanks(drs_str s, size_t at)
{
    size_t count = 0;
    while (at + count < s.len && (s.ptr[at + count] == ' ' || s.ptr[at + count] == '\t'))
        count++;
    return count;
}

/* The path as it is on the disk; ptr NULL, with a finding, where it leads out of the bag. */
static drs_str path_read(drs_bag *bag, drs_str written, uint32_t line, drs_diags *diags)
{
    drs_str decoded = drs_bag_path_decode(bag->arena, written, bag->major >= 1);
    drs_str path = drs_bag_path_clean(bag->arena, decoded);
    if (!drs_bag_path_is_inside(path)) {
        fault(diags, DRS_ARC010, line, written);
        return (drs_str){0};
    }
    if (path.len != decoded.len)
        fault(diags, DRS_ARC011, line, written);
    return path;
}

static void listed_twice(const drs_bag *bag, const drs_bag_record *record, unsigned kind,
                         const unsigned char *checksum, uint32_t line, drs_diags *diags)
{
    bool same = !is_known(kind) || memcmp(record->expected[kind], checksum,
                                          drs_digest_size((drs_digest_kind)kind)) == 0;
    fault(diags, same && bag->major == 0 ? DRS_ARC013 : DRS_ARC012, line,
          printable(bag, record->path));
}

static void entry_add(drs_bag *bag, const manifest *m, drs_str path, const unsigned char *checksum,
                      uint32_t line, drs_diags *diags)
{
    if (drs_bag_is_payload(path) == m->is_tag ||
        (m->is_tag && drs_str_starts(path, drs_str_c("tagmanifest-")))) {
        fault(diags, m->is_tag ? DRS_ARC015 : DRS_ARC014, line, printable(bag, path));
        return;
    }
    drs_bag_record *record = drs_bag_record_of(bag, path);
    if (record->listed >> m->kind & 1) {
        listed_twice(bag, record, m->kind, checksum, line, diags);
        return;
    }
    if (record->listed == 0)
        record->manifest = m->name;
    record->listed |= 1u << m->kind;
    if (is_known(m->kind))
        record->expected[m->kind] = checksum;
}

/* "CHECKSUM  PATH"; md5sum and its like put '*' in front of the path. */
static void manifest_line(drs_bag *bag, const manifest *m, drs_str line, uint32_t number,
                          drs_diags *diags)
{
    size_t end = 0;
    while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t')
        end++;
    size_t at = end + blanks(line, end);
    const unsigned char *checksum = checksum_read(bag->arena, drs_str_sub(line, 0, end), m->kind);
    if (!checksum || at == end || at == line.len) {
        fault(diags, DRS_ARC008, number, line);
        return;
    }
    drs_str path = drs_str_sub(line, at, line.len);
    if (path.ptr[0] == '*') {
        fault(diags, DRS_ARC011, number, path);
        path = drs_str_sub(path, 1, path.len);
    }
    path = path_read(bag, path, number, diags);
    if (path.ptr)
        entry_add(bag, m, path, checksum, number, diags);
}

/* The algorithm of "manifest-sha256.txt"; old bags also write "SHA-256". */
static bool manifest_kind(drs_str algorithm, unsigned *kind)
{
    char room[16];
    size_t length = 0;
    for (size_t i = 0; i < algorithm.len && length < sizeof room; i++)
        if (algorithm.ptr[i] != '-')
            room[length++] = algorithm.ptr[i] >= 'A' && algorithm.ptr[i] <= 'Z'
                                 ? (char)(algorithm.ptr[i] | 32)
                                 : algorithm.ptr[i];
    for (*kind = 0; *kind < DRS_DIGEST_COUNT; ++*kind)
        if (drs_str_is(drs_str_of(room, length), drs_digest_name((drs_digest_kind)*kind)))
            return true;
    return false;
}

static void manifest_read(drs_bag *bag, manifest m, drs_str algorithm, drs_diags *diags)
{
    drs_str text, line;
    unsigned *seen = m.is_tag ? &bag->tag_kinds : &bag->manifests;
    drs_bag_about(bag, m.name, diags);
    if (!manifest_kind(algorithm, &m.kind)) {
        enum { BITS = 31 };
        fault(diags, DRS_ARC006, 0, algorithm);
        m.kind = DRS_DIGEST_COUNT + bag->unknown;
        if (m.kind >= BITS)
            return;
        bag->unknown++;
    }
    if (*seen >> m.kind & 1)
        fault(diags, DRS_ARC007, 0, algorithm);
    *seen |= 1u << m.kind;
    if (!tag_text(bag, m.name, diags, &text))
        return;
    for (uint32_t number = 1; drs_bag_line(&text, &line); number++)
        if (drs_str_trim(line).len)
            manifest_line(bag, &m, line, number, diags);
}

/* Manifests stand in the bag's folder itself. */
static void manifests_find(drs_bag *bag, drs_diags *diags)
{
    size_t count = bag->record_count;
    for (size_t i = 0; i < count; i++) {
        drs_str name = bag->records[i].path;
        bool is_tag = drs_str_starts(name, drs_str_c("tagmanifest-"));
        size_t from = strlen(is_tag ? "tagmanifest-" : "manifest-");
        if ((!is_tag && !drs_str_starts(name, drs_str_c("manifest-"))) ||
            !drs_str_ends(name, drs_str_c(".txt")) || bag->records[i].place != DRS_BAG_FILE ||
            drs_str_find_byte(name, '/') != DRS_NOT_FOUND)
            continue;
        drs_str algorithm = drs_str_sub(name, from, name.len - strlen(".txt"));
        manifest_read(bag, (manifest){.name = name, .is_tag = is_tag}, algorithm, diags);
    }
}

/* ---- fetch.txt ---- */

/* "URL LENGTH PATH" */
static void fetch_line(drs_bag *bag, drs_str line, uint32_t number, drs_diags *diags)
{
    size_t at = 0;
    for (int field = 0; field < 2; field++) {
        size_t from = at;
        while (at < line.len && line.ptr[at] != ' ' && line.ptr[at] != '\t')
            at++;
        size_t gap = blanks(line, at);
        if (at == from || gap == 0)
            at = line.len;
        at += at < line.len ? gap : 0;
    }
    if (at >= line.len) {
        fault(diags, DRS_ARC008, number, line);
        return;
    }
    drs_str path = path_read(bag, drs_str_sub(line, at, line.len), number, diags);
    if (!path.ptr)
        return;
    if (!drs_bag_is_payload(path)) {
        fault(diags, DRS_ARC014, number, printable(bag, path));
        return;
    }
    drs_bag_record_of(bag, path)->fetched = true;
    bag->fetch_count++;
}

static void fetch_read(drs_bag *bag, drs_diags *diags)
{
    drs_str text, line;
    if (!is_file(bag, "fetch.txt") || !tag_text(bag, drs_str_c("fetch.txt"), diags, &text))
        return;
    bag->has_fetch = true;
    for (uint32_t number = 1; drs_bag_line(&text, &line); number++)
        if (drs_str_trim(line).len)
            fetch_line(bag, line, number, diags);
}

/* ---- the whole ---- */

static int by_path(const void *left, const void *right)
{
    const drs_bag_record *a = left, *b = right;
    return drs_str_compare(a->path, b->path);
}

static void records_sort(drs_bag *bag)
{
    drs_sort(drs_arena_mem(bag->arena), bag->records, bag->record_count, sizeof *bag->records,
             by_path);
    for (size_t i = 0; i < bag->record_count; i++)
        drs_map_set(bag->by_path, bag->records[i].path, i);
}

/* Some file systems store names in another normal form than they were given in: a listed file
 * that is not there is looked for under that name too. */
static void stand_ins_find(drs_bag *bag)
{
    drs_map *normal = drs_map_new(bag->arena);
    for (size_t i = 0; i < bag->record_count; i++)
        if (bag->records[i].place == DRS_BAG_FILE)
            drs_map_add(normal, drs_utf8_nfc(bag->arena, bag->records[i].path), i);
    for (size_t i = 0; i < bag->record_count; i++) {
        drs_bag_record *record = &bag->records[i];
        if (record->place != DRS_BAG_ABSENT || !record->listed)
            continue;
        size_t at = drs_map_get(normal, drs_utf8_nfc(bag->arena, record->path));
        if (at != DRS_NOT_FOUND) {
            record->stand_in = &bag->records[at];
            bag->records[at].stands_in = true;
        }
    }
}

drs_bag *drs_bag_read(drs_arena *arena, drs_str path, drs_diags *diags)
{
    drs_bag *bag = drs_arena_alloc(arena, sizeof *bag);
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    *bag = (drs_bag){.arena = arena, .path = drs_arena_copy(arena, path)};
    bag->by_path = drs_map_new(arena);
    if (!drs_bag_tree_read(bag, diags))
        return bag;
    records_sort(bag);
    bag->is_readable = declaration_read(bag, diags);
    if (!bag->is_readable)
        return bag;
    info_find(bag, diags);
    manifests_find(bag, diags);
    fetch_read(bag, diags);
    records_sort(bag);
    stand_ins_find(bag);
    return bag;
}

bool drs_bag_label_is(drs_str label, const char *wanted)
{
    drs_str other = drs_str_c(wanted);
    if (label.len != other.len)
        return false;
    for (size_t i = 0; i < label.len; i++)
        if (drs_utf8_lower((unsigned char)label.ptr[i]) !=
            drs_utf8_lower((unsigned char)other.ptr[i]))
            return false;
    return true;
}

drs_str drs_bag_tag_value(const drs_bag *bag, const char *label)
{
    for (size_t i = 0; i < bag->tag_count; i++)
        if (drs_bag_label_is(bag->tags[i].label, label))
            return bag->tags[i].value;
    return (drs_str){0};
}

const drs_bag_record *drs_bag_find(const drs_bag *bag, drs_str path)
{
    size_t at = drs_map_get(bag->by_path, path);
    return at == DRS_NOT_FOUND ? NULL : &bag->records[at];
}

bool drs_bag_is_payload(drs_str path)
{
    return drs_str_starts(path, drs_str_c("data/"));
}
