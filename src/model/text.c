/* SPDX-License-Identifier: Apache-2.0 */
#include "model/text.h"

drs_text drs_text_plain(drs_arena *arena, drs_str s, drs_place place)
{
    drs_run *run = drs_arena_alloc(arena, sizeof *run);
    *run = (drs_run){.kind = DRS_RUN_TEXT, .note = DRS_NO_NOTE, .text = s, .place = place};
    return (drs_text){run, 1};
}

void drs_text_words(drs_buf *out, drs_text text)
{
    for (size_t i = 0; i < text.count; i++) {
        const drs_run *run = &text.runs[i];
        switch (run->kind) {
        case DRS_RUN_TEXT:
        case DRS_RUN_LINK:
            drs_buf_put(out, run->text);
            break;
        case DRS_RUN_BREAK:
            drs_buf_byte(out, ' ');
            break;
        case DRS_RUN_MARK:
            break;
        }
    }
}
