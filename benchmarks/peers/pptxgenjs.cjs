// The benchmark's slides by PptxGenJS: `node pptxgenjs.cjs SLIDES.json OUT.pptx`, as its documentation shows it.
"use strict";

const fs = require("fs");
const PptxGenJS = require("pptxgenjs");

const [input, output] = process.argv.slice(2);
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
for (const { title, bullets, table, notes } of JSON.parse(fs.readFileSync(input, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.5, y: 0.3, w: 12.3, h: 0.8, fontSize: 30, bold: true });
  slide.addText(
    bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    { x: 0.5, y: 1.2, w: 12.3, h: 3.2, fontSize: 20 },
  );
  slide.addTable(table, { x: 0.5, y: 4.6, w: 12.3, fontSize: 18 });
  slide.addNotes(notes);
}
deck.writeFile({ fileName: output });
