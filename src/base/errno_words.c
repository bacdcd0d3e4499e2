/* SPDX-License-Identifier: Apache-2.0 */
#include "base/errno_words.h"

#include <errno.h>

const char *drs_errno_words(int error, drs_language language)
{
    static const struct {
        int error;
        const char *words;
    } german[] = {{ENOENT, "Datei oder Verzeichnis nicht gefunden"},
                  {EACCES, "keine Berechtigung"},
                  {EPERM, "nicht erlaubt"},
                  {ENOSPC, "kein Speicherplatz mehr"},
                  {EDQUOT, "Speicherplatz des Benutzers erschöpft"},
                  {EISDIR, "ist ein Verzeichnis"},
                  {ENOTDIR, "ein Teil des Pfades ist kein Verzeichnis"},
                  {EROFS, "Dateisystem nur lesbar"},
                  {EIO, "Ein-/Ausgabefehler"},
                  {EPIPE, "der Empfänger liest nicht mehr"},
                  {EMFILE, "zu viele offene Dateien"},
                  {ELOOP, "symbolischer Verweis, dem nicht gefolgt wird"},
                  {EEXIST, "Datei existiert schon"},
                  {EBADF, "Datei ist nicht offen"},
                  {ENOMEM, "kein Arbeitsspeicher mehr"},
                  {EFBIG, "Datei zu groß"},
                  {ENAMETOOLONG, "Dateiname zu lang"}};
    for (size_t i = 0; language == DRS_GERMAN && i < sizeof german / sizeof *german; i++)
        if (german[i].error == error)
            return german[i].words;
    return strerror(error);
}

const char *drs_diags_errno(const drs_diags *diags, int error)
{
    return drs_errno_words(error, drs_diags_language(diags));
}
