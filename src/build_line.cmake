# SPDX-License-Identifier: Apache-2.0
# What must be equal for equal bytes: program, libraries, and the files compiled in (their digest).
file(STRINGS ${hpdf_INCLUDE}/hpdf_version.h lines REGEX "HPDF_(MAJOR|MINOR|BUGFIX)_VERSION +[0-9]+")
string(REGEX REPLACE "[^0-9;]" "" numbers "${lines}")
list(JOIN numbers "." hpdf_version)
file(STRINGS ${xlsxwriter_INCLUDEDIR}/xlsxwriter.h line REGEX "define LXW_VERSION ")
string(REGEX REPLACE ".*\"([0-9.]+)\".*" "\\1" xlsx_version "${line}")
set(digests "")
get_property(resources GLOBAL PROPERTY DRS_RESOURCES)
foreach(entry ${resources})
    string(REGEX REPLACE "^[^=]*=" "" file "${entry}")
    if(EXISTS ${file})
        file(SHA256 ${file} digest)
        string(APPEND digests ${digest})
    endif()
endforeach()
string(SHA256 digest "${digests}")
string(SUBSTRING ${digest} 0 12 digest)
string(JOIN ", " DRS_BUILD_LINE
    "drucksache ${PROJECT_VERSION} (libharu ${hpdf_version}" "libxlsxwriter ${xlsx_version}"
    "libdeflate ${deflate_VERSION}" "zlib ${ZLIB_VERSION_STRING}" "minizip ${minizip_VERSION}"
    "utf8proc ${utf8proc_VERSION}" "fonts and data ${digest})")
