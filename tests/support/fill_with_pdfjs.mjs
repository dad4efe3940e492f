// Fills a PDF form with pdf.js, the engine of Firefox's viewer, and saves it as that viewer does.
//   NODE_PATH=…/node_modules node fill_with_pdfjs.mjs IN OUT '{"field": "value"}'
// A box is ticked as the viewer's own layer does it: the widget with this export goes on, the others of the
// field go off; an empty value clears a field. Exit code 3: there is no pdfjs-dist.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
let place;
try {
  place = require.resolve("pdfjs-dist/legacy/build/pdf.mjs");
} catch {
  process.exit(3);
}
const pdfjs = await import(place);
const [input, output, answers] = process.argv.slice(2);
const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(input)), verbosity: 0 });
const pdf = await task.promise;
const widgets = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  for (const each of await page.getAnnotations()) {
    if (each.subtype === "Widget") widgets.push(each);
  }
}
for (const [name, value] of Object.entries(JSON.parse(answers))) {
  const mine = widgets.filter((each) => each.fieldName === name);
  if (!mine.length) throw new Error(`no field ${name}`);
  for (const each of mine) {
    const set = each.checkBox || each.radioButton ? (each.exportValue ?? each.buttonValue) === value : value;
    pdf.annotationStorage.setValue(each.id, { value: set });
  }
}
writeFileSync(output, await pdf.saveDocument());
await task.destroy();
