// SPDX-License-Identifier: Apache-2.0
// Reads a PDF with pdf.js and prints what it found as JSON: text of each page, structure tree,
// outline, links, attachments (as base64), metadata, page labels.
// node read_pdf.mjs FILE
import { readFileSync } from "node:fs";

// pdf.js warns with console.log, when it is loaded, of what only rendering needs.
const warnings = [];
console.warn = console.log = (...words) => warnings.push(words.join(" "));
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
warnings.length = 0;

const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({
  data,
  useSystemFonts: false,
  disableFontFace: true,
  isEvalSupported: false,
  verbosity: VerbosityLevel.WARNINGS,
}).promise;

const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const text = await page.getTextContent({ includeMarkedContent: true });
  const annotations = await page.getAnnotations();
  pages.push({
    items: text.items.map(({ str, hasEOL, type, id, tag }) => ({ str, hasEOL, type, id, tag })),
    structure: await page.getStructTree(),
    links: annotations.map(({ subtype, url, dest, contentsObj, rect }) => ({
      subtype, url, dest, contents: contentsObj?.str, rect,
    })),
  });
  page.cleanup();
}
const attachments = await pdf.getAttachments();
for (const file of Object.values(attachments ?? {}))
  file.content = Buffer.from(file.content).toString("base64");
const metadata = await pdf.getMetadata();
process.stdout.write(JSON.stringify({
  pages,
  outline: await pdf.getOutline(),
  attachments,
  info: metadata.info,
  title: metadata.metadata?.get("dc:title"),
  labels: await pdf.getPageLabels(),
  marked: await pdf.getMarkInfo(),
  warnings,
}));
