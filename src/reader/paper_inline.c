/* SPDX-License-Identifier: Apache-2.0
 * Two passes over one paragraph: the first cuts it into pieces and pairs the stars as they come,
 * with a stack of those still open (a star that closes nothing waits or stays text), the second
 * writes runs. Nothing recurses and nothing is looked at twice. */
#include "reader/paper_inline.h"

#include "base/utf8.h"
#include "reader/paper_entity.h"
#include "reader/paper_join.h"
#include "reader/paper_marks.h"
#include "reader/paper_notes.h"

typedef enum piece_kind { PIECE_TEXT, PIECE_BREAK, PIECE_MARK, PIECE_LINK, PIECE_STARS } piece_kind;

typedef struct piece {
    piece_kind kind;
    size_t at;                               /* in the prose */
    size_t from, to;                         /* in the literal text */
    size_t goal, goal_to;                    /* LINK: its target, in the literal text */
    uint32_t bold, unbold, italic, unitalic; /* STARS: what begins and ends here */
    uint32_t stars;                          /* not yet paired */
    bool opens;
    uint32_t note; /* MARK: what it is tied to, DRS_NO_NOTE: not yet known */
} piece;

typedef struct inliner {
    drs_source *source;
    drs_prose *prose;
    drs_str text;
    size_t at;
    drs_buf literal;
    piece *pieces;
    size_t count, capacity;
    size_t *open; /* stack of pieces of stars that may still be closed */
    size_t open_count, open_capacity;
    bool markdown;
} inliner;

static const drs_mem *mem_of(const inliner *in)
{
    return in->literal.mem;
}

static piece *add_piece(inliner *in, piece_kind kind)
{
    if (!in->pieces || in->count == in->capacity) {
        in->capacity = in->capacity ? in->capacity * 2 : 16;
        in->pieces = drs_mem_resize(mem_of(in), in->pieces, in->capacity * sizeof *in->pieces);
    }
    piece *p = &in->pieces[in->count++];
    *p = (piece){.kind = kind,
                 .at = in->at,
                 .from = in->literal.len,
                 .to = in->literal.len,
                 .note = DRS_NO_NOTE};
    return p;
}

/* Bytes that stand for themselves. */
static void put_text(inliner *in, drs_str s)
{
    piece *last = in->count ? &in->pieces[in->count - 1] : NULL;
    if (!last || last->kind != PIECE_TEXT)
        last = add_piece(in, PIECE_TEXT);
    drs_buf_put(&in->literal, s);
    last->to = in->literal.len;
}

/* ---- stars ---- */

static bool is_space_at(drs_str s, size_t at)
{
    return at >= s.len || s.ptr[at] == ' ' || s.ptr[at] == '\n' ||
           drs_str_starts(drs_str_sub(s, at, s.len), drs_str_c("\u00a0"));
}

static bool is_letter_before(drs_str s, size_t at)
{
    return at && (drs_letters_before(s, at) < at || (s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9'));
}

static bool is_letter_behind(drs_str s, size_t at)
{
    return drs_letter_at(s, at) || (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9');
}

static void open_push(inliner *in, size_t index)
{
    if (in->open_count == in->open_capacity) {
        in->open_capacity = in->open_capacity ? in->open_capacity * 2 : 16;
        in->open = drs_mem_resize(mem_of(in), in->open, in->open_capacity * sizeof *in->open);
    }
    in->open[in->open_count++] = index;
}

static void stars_pair(inliner *in, piece *closer)
{
    while (closer->stars && in->open_count) {
        piece *opener = &in->pieces[in->open[in->open_count - 1]];
        uint32_t used = closer->stars >= 2 && opener->stars >= 2 ? 2 : 1;
        opener->bold += used == 2, opener->italic += used == 1;
        closer->unbold += used == 2, closer->unitalic += used == 1;
        opener->stars -= used, closer->stars -= used;
        if (opener->stars == 0)
            in->open_count--;
    }
}

static void take_stars(inliner *in)
{
    drs_str s = in->text;
    size_t end = in->at;
    while (end < s.len && s.ptr[end] == '*')
        end++;
    size_t count = end - in->at;
    bool letter_before = is_letter_before(s, in->at), letter_behind = is_letter_behind(s, end);
    bool space_before = in->at == 0 || s.ptr[in->at - 1] == ' ' || s.ptr[in->at - 1] == '\n';
    bool space_behind = is_space_at(s, end);
    bool inside = count == 1 && letter_before && letter_behind;
    /* Left-flanking opens, right-flanking closes (CommonMark 6.2). */
    bool opens = !inside && !space_behind && (letter_behind || space_before || !letter_before);
    bool closes = !inside && !space_before && (letter_before || space_behind || !letter_behind);
    piece *p = add_piece(in, PIECE_STARS);
    p->stars = (uint32_t)count;
    drs_buf_put(&in->literal, drs_str_sub(s, in->at, end));
    p->to = in->literal.len;
    if (closes)
        stars_pair(in, p);
    if (opens && p->stars)
        open_push(in, in->count - 1);
    in->at = end;
}

/* ---- what stands in angle and square brackets ---- */

static bool is_mark_text(drs_str s)
{
    if (s.len == 0 || s.len > 4)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!((s.ptr[i] >= '0' && s.ptr[i] <= '9') || s.ptr[i] == '*' || s.ptr[i] == ')'))
            return false;
    return true;
}

/* "[12](#page-3-1)" and nothing else: what is shown, else s itself. */
static drs_str without_link(drs_str s)
{
    size_t close = drs_str_find(s, drs_str_c("](#"));
    bool link = drs_str_starts(s, drs_str_c("[")) && close != DRS_NOT_FOUND &&
                drs_str_find_byte(s, ')') == s.len - 1;
    return link ? drs_str_sub(s, 1, close) : s;
}

size_t drs_sup_at(drs_str s, size_t at, drs_str *mark)
{
    enum { LONGEST = 80 };
    static const char open[] = "<sup>", close[] = "</sup>";
    drs_str rest = drs_str_sub(s, at, at + LONGEST);
    if (!drs_str_starts(rest, drs_str_c(open)))
        return 0;
    size_t end = drs_str_find(rest, drs_str_c(close));
    if (end == DRS_NOT_FOUND)
        return 0;
    *mark = without_link(drs_str_trim(drs_str_sub(rest, sizeof open - 1, end)));
    return is_mark_text(*mark) ? end + sizeof close - 1 : 0;
}

/* "[1](#page-3-1)", "[<sup>1</sup>](#page-3-1)": a mark where there is a note of it. */
static size_t linked_mark_at(const drs_source *source, drs_str s, size_t at, drs_str *mark)
{
    enum { LONGEST = 80 };
    drs_str rest = drs_str_sub(s, at, at + LONGEST);
    size_t end = drs_str_find_byte(rest, ')');
    drs_str link = drs_str_sub(rest, 0, end == DRS_NOT_FOUND ? 0 : end + 1);
    drs_str shown = without_link(link);
    if (shown.len == link.len)
        return 0;
    *mark = shown;
    if (drs_sup_at(shown, 0, mark) != shown.len && !is_mark_text(shown))
        return 0;
    return drs_map_get(source->note_of_mark, *mark) == DRS_NOT_FOUND ? 0 : link.len;
}

static size_t anchor_at(drs_str s, size_t at)
{
    static const char *const tags[][2] = {{"<span ", "></span>"}, {"<a ", "></a>"}};
    enum { LONGEST = 200 };
    drs_str rest = drs_str_sub(s, at, at + LONGEST);
    size_t end = rest.len && rest.ptr[0] == '<' ? drs_str_find_byte(rest, '>') : DRS_NOT_FOUND;
    for (size_t i = 0; end != DRS_NOT_FOUND && i < sizeof tags / sizeof *tags; i++)
        if (drs_str_starts(rest, drs_str_c(tags[i][0])) &&
            drs_str_starts(drs_str_sub(rest, end, rest.len), drs_str_c(tags[i][1])))
            return end + strlen(tags[i][1]);
    return 0;
}

size_t drs_anchors_at(drs_str s, size_t at)
{
    size_t end = at, n;
    while ((n = anchor_at(s, end)) != 0)
        end += n;
    return end - at;
}

/* "[^12]" */
static size_t caret_mark_at(drs_str s, size_t at, drs_str *mark)
{
    drs_str rest = drs_str_sub(s, at, at + 8);
    size_t end = drs_str_find_byte(rest, ']');
    if (!drs_str_starts(rest, drs_str_c("[^")) || end == DRS_NOT_FOUND)
        return 0;
    *mark = drs_str_sub(rest, 2, end);
    return is_mark_text(*mark) ? end + 1 : 0;
}

static size_t break_at(drs_str s, size_t at)
{
    static const char *const tags[] = {"<br>", "<br/>", "<br />", "<BR>"};
    drs_str rest = drs_str_sub(s, at, s.len);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (drs_str_starts(rest, drs_str_c(tags[i])))
            return strlen(tags[i]);
    return 0;
}

static piece *put_mark(inliner *in, drs_str mark, size_t length)
{
    piece *p = add_piece(in, PIECE_MARK);
    drs_buf_put(&in->literal, mark);
    p->to = in->literal.len;
    in->at += length;
    return p;
}

/* Puts s without its backslashes; returns where it went. */
static size_t put_unescaped(inliner *in, drs_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\\' && i + 1 < s.len && strchr("\\`*_{}[]()#+-.!|<>~&", s.ptr[i + 1]))
            i++;
        drs_buf_byte(&in->literal, s.ptr[i]);
    }
    return in->literal.len;
}

/* Offset of the unescaped `end` behind `at`, stopping at any byte of `stop`. */
static size_t find_end(drs_str s, size_t at, char end, const char *stop)
{
    for (; at < s.len; at++) {
        if (s.ptr[at] == '\\')
            at++;
        else if (s.ptr[at] == end)
            return at;
        else if (strchr(stop, s.ptr[at]))
            break;
    }
    return DRS_NOT_FOUND;
}

static bool take_link(inliner *in)
{
    drs_str s = in->text;
    size_t close = find_end(s, in->at + 1, ']', "[");
    if (close == DRS_NOT_FOUND || close + 1 >= s.len || s.ptr[close + 1] != '(')
        return false;
    size_t end = find_end(s, close + 2, ')', " \n[<");
    if (end == DRS_NOT_FOUND || close == in->at + 1 || end == close + 2)
        return false;
    piece *p = add_piece(in, PIECE_LINK);
    p->to = put_unescaped(in, drs_str_sub(s, in->at + 1, close));
    p->goal = p->to;
    p->goal_to = put_unescaped(in, drs_str_sub(s, close + 2, end));
    in->at = end + 1;
    return true;
}

/* An address in the text, behind "http" or "https": links to itself. Not where a blank seems to
 * have got into it ("bereitstellung -von"): then nobody knows where it leads. */
static bool take_address(inliner *in)
{
    drs_str s = in->text;
    size_t start = in->at, end = in->at + 3;
    start -= drs_str_ends(drs_str_sub(s, 0, start), drs_str_c("https")) ? 5 : 4;
    while (end < s.len && !is_space_at(s, end) && !strchr("<>\"\\[]|*", s.ptr[end]) &&
           (unsigned char)s.ptr[end] < 0x80)
        end++;
    while (end > in->at && strchr(".,;:!?)'", s.ptr[end - 1]))
        end--;
    drs_str behind = drs_str_sub(s, end, end + 2);
    piece *last = in->count ? &in->pieces[in->count - 1] : NULL;
    size_t taken = in->at - start;
    if (end <= in->at + 3 || drs_str_is(behind, " -") || !last || last->kind != PIECE_TEXT ||
        last->to - last->from < taken)
        return false;
    last->to -= taken;
    in->literal.len -= taken;
    in->at = start;
    piece *p = add_piece(in, PIECE_LINK);
    drs_buf_put(&in->literal, drs_str_sub(s, start, end));
    p->to = in->literal.len;
    p->goal = p->from, p->goal_to = p->to;
    in->at = end;
    return true;
}

static bool is_address(const inliner *in)
{
    drs_str before = drs_str_sub(in->text, 0, in->at);
    return drs_str_starts(drs_str_sub(in->text, in->at, in->text.len), drs_str_c("://")) &&
           (drs_str_ends(before, drs_str_c("http")) || drs_str_ends(before, drs_str_c("https")));
}

/* ---- first pass ---- */

static bool is_special(const inliner *in, char c)
{
    if (c == '\n' || c == ':' || (in->source->tie_count && drs_mark_may_begin(c)))
        return true;
    if (in->markdown)
        return c == '*' || c == '\\' || c == '<' || c == '[' || c == '&';
    return false;
}

static bool take_entity(inliner *in)
{
    uint32_t code_point;
    size_t length = drs_entity_at(in->text, in->at, &code_point);
    if (length == 0)
        return false;
    drs_buf character = DRS_BUF(mem_of(in));
    drs_utf8_put(&character, code_point);
    put_text(in, drs_buf_str(&character));
    drs_buf_free(&character);
    in->at += length;
    return true;
}

static bool take_marked_up(inliner *in)
{
    drs_str s = in->text, mark;
    size_t length;
    switch (s.ptr[in->at]) {
    case '*':
        take_stars(in);
        return true;
    case '\\':
        if (in->at + 1 >= s.len || !strchr("\\`*_{}[]()#+-.!|<>~&", s.ptr[in->at + 1]))
            return false;
        put_text(in, drs_str_sub(s, in->at + 1, in->at + 2));
        in->at += 2;
        return true;
    case '&':
        return take_entity(in);
    case '<':
        if ((length = drs_sup_at(s, in->at, &mark)) != 0) {
            (void)put_mark(in, mark, length);
            return true;
        }
        if ((length = drs_anchors_at(s, in->at)) != 0) {
            in->at += length;
            return true;
        }
        if ((length = break_at(s, in->at)) == 0)
            return false;
        (void)add_piece(in, PIECE_BREAK);
        in->at += length;
        return true;
    case '[':
        if ((length = caret_mark_at(s, in->at, &mark)) == 0 &&
            (length = linked_mark_at(in->source, s, in->at, &mark)) == 0)
            return take_link(in);
        (void)put_mark(in, mark, length);
        return true;
    default:
        return false;
    }
}

/* A mark that paper_notes has found. */
static bool take_tied(inliner *in)
{
    const drs_tie *tie = in->source->tie_count && drs_mark_may_begin(in->text.ptr[in->at])
                             ? drs_note_tie(in->source, drs_prose_place(in->prose, in->at))
                             : NULL;
    if (!tie)
        return false;
    put_mark(in, in->source->notes[tie->note].mark, tie->length)->note = (uint32_t)tie->note;
    return true;
}

static bool take_special(inliner *in)
{
    drs_str s = in->text;
    if (s.ptr[in->at] == '\n') {
        (void)add_piece(in, PIECE_BREAK);
        in->at++;
        return true;
    }
    if (s.ptr[in->at] == ':')
        return is_address(in) && take_address(in);
    return take_tied(in) || (in->markdown && take_marked_up(in));
}

static void cut(inliner *in)
{
    drs_str s = in->text;
    while (in->at < s.len) {
        size_t end = in->at;
        while (end < s.len && !is_special(in, s.ptr[end]))
            end++;
        if (end > in->at) {
            put_text(in, drs_str_sub(s, in->at, end));
            in->at = end;
        } else if (!take_special(in)) {
            put_text(in, drs_str_sub(s, in->at, in->at + 1));
            in->at++;
        }
    }
}

/* ---- second pass ---- */

typedef struct styles {
    uint32_t bold, italic;
} styles;

static unsigned style_of(styles now)
{
    return (now.bold ? DRS_BOLD : 0u) | (now.italic ? DRS_ITALIC : 0u);
}

typedef struct runner {
    inliner *in;
    drs_run *runs;
    size_t count, capacity;
    styles now;
    size_t at, from, to; /* text of one style gathered so far */
    unsigned style;
} runner;

static drs_run *add_run(runner *r, drs_run_kind kind, size_t at)
{
    r->runs =
        drs_arena_grow(r->in->source->arena, r->runs, r->count, &r->capacity, sizeof *r->runs);
    drs_run *run = &r->runs[r->count++];
    *run = (drs_run){.kind = kind,
                     .style = kind == DRS_RUN_BREAK ? 0 : style_of(r->now),
                     .note = DRS_NO_NOTE,
                     .text = {"", 0},
                     .place = drs_prose_place(r->in->prose, at)};
    return run;
}

static drs_str literal_of(const inliner *in, size_t from, size_t to)
{
    return drs_arena_copy(in->source->arena, drs_str_sub(drs_buf_str(&in->literal), from, to));
}

/* The word is the next of its letters in the prose behind the text's begin, or the last word. */
static drs_place word_in_prose(void *context, drs_str text, drs_str word)
{
    runner *r = context;
    (void)text;
    drs_str prose = r->in->text;
    size_t hit = drs_str_find(drs_str_sub(prose, r->at, prose.len), word);
    if (hit != DRS_NOT_FOUND)
        r->at += hit;
    drs_place place = drs_prose_place(r->in->prose, r->at);
    r->at += hit == DRS_NOT_FOUND ? 0 : word.len;
    return place;
}

static void flush_text(runner *r)
{
    if (r->from == r->to)
        return;
    drs_run *run = add_run(r, DRS_RUN_TEXT, r->at);
    run->style = r->style;
    run->text = drs_join_words(r->in->source, literal_of(r->in, r->from, r->to), word_in_prose, r);
    r->from = r->to;
}

static void gather_text(runner *r, size_t at, size_t from, size_t to)
{
    if (from == to)
        return;
    if (r->from == r->to || r->to != from || r->style != style_of(r->now)) {
        flush_text(r);
        r->at = at, r->from = from, r->style = style_of(r->now);
    }
    r->to = to;
}

/* Of stars that open, the outer ones are left over; of stars that close, the last ones. */
static void run_stars(runner *r, const piece *p)
{
    r->now.bold -= p->unbold;
    r->now.italic -= p->unitalic;
    size_t shift = p->unbold || p->unitalic ? p->to - p->from - p->stars : 0;
    gather_text(r, p->at, p->from + shift, p->from + shift + p->stars);
    r->now.bold += p->bold;
    r->now.italic += p->italic;
}

static void run_mark(runner *r, const piece *p)
{
    drs_run *run = add_run(r, DRS_RUN_MARK, p->at);
    run->text = literal_of(r->in, p->from, p->to);
    run->note =
        p->note != DRS_NO_NOTE ? p->note : drs_note_find(r->in->source, run->text, run->place);
}

/* Is `shown` the address itself but for backslashes? Converters escape twice ("utm\\\\_referrer").
 */
static bool is_escaped_twice(drs_str shown, drs_str target)
{
    size_t at = 0;
    for (size_t i = 0; i < shown.len; i++) {
        if (shown.ptr[i] == '\\')
            continue;
        if (at >= target.len || shown.ptr[i] != target.ptr[at++])
            return false;
    }
    return at == target.len;
}

static void run_link(runner *r, const piece *p)
{
    drs_run *run = add_run(r, DRS_RUN_LINK, p->at);
    run->text = literal_of(r->in, p->from, p->to);
    run->target = literal_of(r->in, p->goal, p->goal_to);
    if (is_escaped_twice(run->text, run->target))
        run->text = run->target;
}

static void run_piece(runner *r, const piece *p)
{
    if (p->kind != PIECE_TEXT && p->kind != PIECE_STARS)
        flush_text(r);
    switch (p->kind) {
    case PIECE_TEXT:
        gather_text(r, p->at, p->from, p->to);
        break;
    case PIECE_BREAK:
        (void)add_run(r, DRS_RUN_BREAK, p->at);
        break;
    case PIECE_MARK:
        run_mark(r, p);
        break;
    case PIECE_LINK:
        run_link(r, p);
        break;
    case PIECE_STARS:
        run_stars(r, p);
        break;
    }
}

drs_text drs_paper_inline(drs_source *source, drs_prose *prose)
{
    inliner in = {.source = source,
                  .prose = prose,
                  .text = drs_buf_str(&prose->text),
                  .literal = DRS_BUF(drs_arena_mem(source->arena)),
                  .markdown = source->markdown};
    cut(&in);
    runner r = {.in = &in};
    for (size_t i = 0; i < in.count; i++)
        run_piece(&r, &in.pieces[i]);
    flush_text(&r);
    drs_mem_free(mem_of(&in), in.pieces);
    drs_mem_free(mem_of(&in), in.open);
    drs_buf_free(&in.literal);
    return (drs_text){r.runs, r.count};
}

/* ---- cells ---- */

static bool is_plain_cell(drs_str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (strchr("*\\<[-&", cell.ptr[i]) && cell.ptr[i])
            return false;
    return true;
}

static void put_superscript(drs_buf *out, drs_str mark)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    bool bracket = drs_str_starts(mark, drs_str_c("["));
    for (size_t i = 0; i < mark.len; i++)
        if (!bracket && mark.ptr[i] >= '0' && mark.ptr[i] <= '9')
            drs_buf_text(out, digits[mark.ptr[i] - '0']);
        else
            drs_buf_byte(out, mark.ptr[i]);
}

/* Does the word that `out` ends with go on in `next`? "Einnah<br>men" */
static bool is_word_broken(drs_source *source, drs_str out, drs_str next)
{
    drs_str left = drs_str_sub(out, drs_letters_before(out, out.len), out.len);
    drs_str right = drs_str_sub(next, 0, drs_letters_end(next, 0));
    if (left.len == 0 || right.len == 0)
        return false;
    drs_buf joined = DRS_BUF(drs_arena_mem(source->arena));
    drs_buf_put(&joined, left);
    drs_buf_put(&joined, right);
    bool known = drs_words_has(source, drs_buf_str(&joined));
    drs_buf_free(&joined);
    return known;
}

static void cell_break(drs_source *source, drs_buf *out, drs_text text, size_t i, drs_place place)
{
    drs_str next = i + 1 < text.count ? text.runs[i + 1].text : (drs_str){"", 0};
    drs_str so_far = drs_buf_str(out);
    drs_glue glue = drs_join_lines(source, so_far, next);
    if (glue == DRS_GLUE_DROP) {
        out->len -= out->ptr[out->len - 1] == '-' ? 1 : 2;
    } else if (glue == DRS_GLUE_BLANK && is_word_broken(source, so_far, next)) {
        size_t from = drs_letters_before(so_far, so_far.len);
        drs_source_report(source, DRS_PAP011, place, drs_str_sub(so_far, from, so_far.len), next);
    } else if (glue == DRS_GLUE_BLANK && out->len && next.len) {
        drs_buf_byte(out, '\n');
    }
}

/* The run's words are bytes [from, to) of the cell's text. */
static void add_anchor(drs_source *source, const drs_cell_at *at, const drs_run *run, size_t from,
                       size_t to)
{
    drs_table *table = at->table;
    bool leads = run->kind == DRS_RUN_MARK ? run->note != DRS_NO_NOTE
                                           : run->kind == DRS_RUN_LINK && run->target.len;
    if (!leads || from == to)
        return;
    table->anchors = drs_arena_grow(source->arena, table->anchors, table->anchor_count,
                                    &table->anchor_capacity, sizeof *table->anchors);
    table->anchors[table->anchor_count++] =
        (drs_anchor){.row = at->row,
                     .column = at->column,
                     .from = from,
                     .to = to,
                     .note = run->kind == DRS_RUN_MARK ? run->note : DRS_NO_NOTE,
                     .target = run->kind == DRS_RUN_LINK ? run->target : (drs_str){"", 0}};
}

static drs_str cell_words(drs_source *source, drs_text text, const drs_cell_at *at)
{
    drs_buf out = DRS_BUF(drs_arena_mem(source->arena));
    size_t first = at->table->anchor_count;
    for (size_t i = 0; i < text.count; i++) {
        const drs_run *run = &text.runs[i];
        size_t from = out.len;
        if (run->kind == DRS_RUN_BREAK)
            cell_break(source, &out, text, i, at->place);
        else if (run->kind == DRS_RUN_MARK)
            put_superscript(&out, run->text);
        else
            drs_buf_put(&out, run->text);
        add_anchor(source, at, run, from, out.len);
    }
    drs_str words = drs_str_trim(drs_buf_str(&out));
    size_t blanks = words.len ? (size_t)(words.ptr - out.ptr) : 0;
    for (size_t i = first; i < at->table->anchor_count; i++) {
        drs_anchor *anchor = &at->table->anchors[i];
        anchor->from -= anchor->from < blanks ? anchor->from : blanks;
        anchor->to -= anchor->to < blanks ? anchor->to : blanks;
        if (anchor->to > words.len)
            anchor->to = words.len;
    }
    words = drs_arena_copy(source->arena, words);
    drs_buf_free(&out);
    return words;
}

drs_str drs_paper_cell(drs_source *source, drs_str cell, const drs_cell_at *at)
{
    drs_place place = at->place;
    bool tied = drs_note_is_tied_in(source, cell, place);
    if (!tied && is_plain_cell(cell))
        return cell;
    if (!tied && (!source->markdown || !memchr(cell.ptr, '<', cell.len))) {
        bool marked = source->markdown &&
                      (memchr(cell.ptr, '*', cell.len) || memchr(cell.ptr, '\\', cell.len) ||
                       memchr(cell.ptr, '[', cell.len) || memchr(cell.ptr, '&', cell.len));
        if (!marked)
            return drs_join_words(source, cell, drs_word_on_line, &place);
    }
    drs_paper_line line = {.text = cell, .number = at->place.line, .column = at->place.column};
    drs_prose prose = drs_prose_new(source);
    drs_prose_add(source, &prose, &line, 0);
    drs_str words = cell_words(source, drs_paper_inline(source, &prose), at);
    drs_prose_free(&prose);
    return words;
}
