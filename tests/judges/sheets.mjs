// SPDX-License-Identifier: Apache-2.0
// Spreadsheets through exceljs and SheetJS.
// node sheets.mjs read exceljs|sheetjs FILE          cells as JSON: {sheet: {"A1": value}}
// node sheets.mjs resave exceljs|sheetjs FILE OUT    read and written again
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

function plain(value) {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return value;
  if (value.formula !== undefined || value.sharedFormula !== undefined)
    return { formula: value.formula, result: value.result };
  if (value.richText) return value.richText.map(({ text }) => text).join("");
  if (value.hyperlink !== undefined) return { text: plain(value.text), link: value.hyperlink };
  return value;
}

const exceljs = {
  async load(path) {
    const { Workbook } = require("exceljs");
    const book = new Workbook();
    await book.xlsx.readFile(path);
    return book;
  },
  async read(path) {
    const sheets = {};
    (await this.load(path)).eachSheet((sheet) => {
      const cells = (sheets[sheet.name] = {});
      sheet.eachRow((row) => row.eachCell((cell) => (cells[cell.address] = plain(cell.value))));
    });
    return sheets;
  },
  async resave(path, out) {
    await (await this.load(path)).xlsx.writeFile(out);
  },
};

const sheetjs = {
  read(path) {
    const book = require("xlsx").readFile(path, { cellFormula: true, cellDates: false });
    const sheets = {};
    for (const name of book.SheetNames) {
      const cells = (sheets[name] = {});
      for (const [address, cell] of Object.entries(book.Sheets[name]))
        if (!address.startsWith("!") && cell.v !== undefined && cell.t !== "z")
          cells[address] = cell.f ? { formula: cell.f, result: cell.v } : cell.v;
    }
    return sheets;
  },
  resave(path, out) {
    const { readFile, writeFile } = require("xlsx");
    writeFile(readFile(path, { cellStyles: true, cellNF: true }), out);
  },
};

const [task, library, path, out] = process.argv.slice(2);
const result = await { exceljs, sheetjs }[library][task](path, out);
if (task === "read") process.stdout.write(JSON.stringify(result));
