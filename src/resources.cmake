# SPDX-License-Identifier: Apache-2.0
# Turns the list made by drs_resource() into one assembler file (.incbin: no parsing, no
# copying at start) and one table of names.
get_property(resources GLOBAL PROPERTY DRS_RESOURCES)
set(assembler "    .section .rodata\n")
set(externs "")
set(rows "")
set(index 0)
set(files "")
foreach(entry ${resources})
    string(REGEX MATCH "^([^=]*)=(.*)$" _ "${entry}")
    set(name ${CMAKE_MATCH_1})
    set(file ${CMAKE_MATCH_2})
    set(symbol drs_resource_${index})
    string(APPEND assembler "    .balign 16\n    .global ${symbol}\n${symbol}:\n"
        "    .incbin \"${file}\"\n    .global ${symbol}_end\n${symbol}_end:\n    .byte 0\n")
    string(APPEND externs "extern const unsigned char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
    list(APPEND files ${file})
    math(EXPR index "${index} + 1")
endforeach()
string(APPEND assembler "    .section .note.GNU-stack,\"\",%progbits\n")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/resources.S CONTENT "${assembler}" @ONLY)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/resources.c CONTENT
"#include \"base/resource_table.h\"\n${externs}
const drs_resource_entry drs_resource_table[] = {
${rows}};
const size_t drs_resource_count = ${index};\n" @ONLY)
set_source_files_properties(${PROJECT_BINARY_DIR}/resources.S PROPERTIES OBJECT_DEPENDS "${files}")
target_sources(drs_base PRIVATE ${PROJECT_BINARY_DIR}/resources.S ${PROJECT_BINARY_DIR}/resources.c)
add_dependencies(drs_base patterns)
