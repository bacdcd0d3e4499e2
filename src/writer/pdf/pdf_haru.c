/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_haru.h"

#include "writer/pdf/pdf_text.h"

enum { NUMBER_BITS = 0x00FFFFFF };

/* Nothing is done at once: libharu keeps its last error, and we ask for it. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    (void)error, (void)detail, (void)context;
}

static drs_diag_id report(drs_diags *diags, drs_diag_id id, drs_str a, drs_str b)
{
    drs_diag_add(diags, id, (drs_place){0}, (drs_args){{a, b}});
    return id;
}

HPDF_Doc drs_pdf_haru_new(drs_diags *diags)
{
    if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0) {
        report(diags, DRS_PDF002, drs_str_c(HPDF_GetVersion()), drs_str_c(HPDF_VERSION_TEXT));
        return NULL;
    }
    HPDF_Doc haru = HPDF_New(on_error, NULL);
    if (haru) /* for what stands for objects of our file: freed, never written by libharu */
        haru->xref->prev = HPDF_Xref_New(haru->mmgr, 0);
    else
        report(diags, DRS_GEN008, (drs_str){0}, (drs_str){0});
    return haru;
}

bool drs_pdf_haru_is_fine(HPDF_Doc haru, drs_diags *diags)
{
    HPDF_STATUS error = HPDF_GetError(haru);
    if (error == HPDF_OK)
        return true;
    if (error == HPDF_FAILD_TO_ALLOC_MEM) {
        report(diags, DRS_GEN008, (drs_str){0}, (drs_str){0});
        return false;
    }
    char number[8] = "0x", *to = number + 2;
    for (int shift = 12; shift >= 0; shift -= 4)
        *to++ = "0123456789ABCDEF"[error >> shift & 15];
    report(diags, DRS_PDF001, drs_str_of(number, 6), drs_str_c(HPDF_GetVersion()));
    return false;
}

HPDF_Dict drs_pdf_haru_dict(HPDF_Doc haru)
{
    HPDF_Dict dict = HPDF_Dict_New(haru->mmgr);
    return dict && HPDF_Xref_Add(haru->xref, dict) == HPDF_OK ? dict : NULL;
}

void *drs_pdf_haru_ref(HPDF_Doc haru, uint32_t number)
{
    HPDF_Xref others = haru->xref->prev;
    HPDF_Null stand_in = others ? HPDF_Null_New(haru->mmgr) : NULL;
    if (!stand_in || HPDF_Xref_Add(others, stand_in) != HPDF_OK)
        return NULL;
    stand_in->header.obj_id = number | HPDF_OTYPE_INDIRECT;
    return stand_in;
}

void drs_pdf_haru_bytes(HPDF_Dict dict, const char *key, drs_str bytes)
{
    if (!dict)
        return;
    HPDF_BYTE *value = (HPDF_BYTE *)(uintptr_t)bytes.ptr; /* copied, never changed */
    (void)HPDF_Dict_Add(dict, key, HPDF_Binary_New(dict->mmgr, value, (HPDF_UINT)bytes.len));
}

void drs_pdf_haru_text(HPDF_Dict dict, const char *key, drs_str utf8, const drs_mem *mem)
{
    drs_buf units = DRS_BUF(mem);
    drs_pdf_put_utf16(&units, utf8);
    drs_pdf_haru_bytes(dict, key, drs_buf_str(&units));
    drs_buf_free(&units);
}

HPDF_Dict drs_pdf_haru_inner(HPDF_Dict dict, const char *key)
{
    HPDF_Dict inner = dict ? HPDF_Dict_New(dict->mmgr) : NULL;
    return inner && HPDF_Dict_Add(dict, key, inner) == HPDF_OK ? inner : NULL;
}

HPDF_Array drs_pdf_haru_array(HPDF_Dict dict, const char *key)
{
    HPDF_Array array = dict ? HPDF_Array_New(dict->mmgr) : NULL;
    return array && HPDF_Dict_Add(dict, key, array) == HPDF_OK ? array : NULL;
}

uint32_t drs_pdf_haru_number(HPDF_Dict dict)
{
    return dict->header.obj_id & NUMBER_BITS;
}

static HPDF_STATUS put_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
    drs_buf *out = *(drs_buf **)stream->attr;
    drs_buf_put(out, drs_str_of((const char *)bytes, count));
    return HPDF_OK;
}

void drs_pdf_haru_write(HPDF_Doc haru, drs_pdf_file *file)
{
    drs_buf *out = NULL;
    HPDF_Stream stream = HPDF_CallbackWriter_New(haru->mmgr, put_bytes, &out);
    if (!stream)
        return;
    HPDF_Xref xref = haru->xref;
    for (HPDF_UINT i = 1; i < xref->entries->count; i++) {
        HPDF_Obj_Header *object = HPDF_Xref_GetEntry(xref, i)->obj;
        object->obj_id = drs_pdf_file_reserve(file) | HPDF_OTYPE_INDIRECT;
    }
    for (HPDF_UINT i = 1; i < xref->entries->count; i++) {
        HPDF_Obj_Header *object = HPDF_Xref_GetEntry(xref, i)->obj;
        out = drs_pdf_file_begin(file, object->obj_id & NUMBER_BITS);
        (void)HPDF_Obj_WriteValue(object, stream, NULL);
        drs_pdf_file_end(file);
    }
    HPDF_Stream_Free(stream);
}
