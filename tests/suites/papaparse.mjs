// SPDX-License-Identifier: Apache-2.0
// papaparse.mjs TEST_CASES: the cases of Papa Parse (MIT licence) as JSON. They stand in a script for
// browsers; it is run with nothing around it, so only its tables of cases come to be.
import fs from "node:fs";
import vm from "node:vm";

const nothing = { module: undefined, window: {}, console, describe() {}, chai: { assert: {} }, Papa: {} };
const script = fs.readFileSync(process.argv[2], "utf8");
vm.runInNewContext(script + "\nthis.core = CORE_PARSER_TESTS; this.whole = PARSE_TESTS;", nothing);
const cases = (kind) => nothing[kind].map((c) => ({
    kind,
    name: c.description,
    input: c.input,
    config: c.config ?? {},
    calls: Object.values(c.config ?? {}).some((value) => typeof value === "function"),
    data: c.expected.data,
    errors: c.expected.errors.map((error) => error.type),
}));
process.stdout.write(JSON.stringify([...cases("core"), ...cases("whole")]));
