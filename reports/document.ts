import type { Lang } from '../words/index.ts';
import { piece } from './html.ts';
import { reportBody } from './body.ts';
import { titleOf, type ReleasePair, type ReportKind } from './texts.ts';

/** It stands alone: no page of ours, no font and no script is asked for. Tables keep their head on each printed page. */
const style = `
:root { font: 15px/1.45 system-ui, sans-serif; color: #1d232a; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 .2rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-block-end: .3rem; }
th, td { border-bottom: 1px solid #c4c9cf; padding: .25rem .6rem .25rem 0; text-align: start; vertical-align: top; }
td, thead th:not(:first-child) { text-align: end; } .w2-contract td { text-align: start; } .w2-contract th { width: 12rem; }
.w2-part th { border-top: 2px solid #8a929b; padding-block-start: .6rem; } tbody tr:not(.w2-part) > th { font-weight: 400; }
figure { margin: 1rem 0; break-inside: avoid; } figcaption { font-weight: 600; }
svg { max-width: 100%; height: auto; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
.w2-scroll { overflow-x: auto; } .w2-quiet { color: #515a63; font-size: .87rem; margin: 0 0 1.2rem; }
.w2-stamp { border-inline-start: .3rem solid #1b7a43; padding-inline-start: .7rem; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  :root { font-size: 10pt; } body { margin: 0; padding: 0; max-width: none; }
  .w2-scroll { overflow: visible; } table { font-size: 8.5pt; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  thead { display: table-header-group; }
}
`;

/** One file, for paper and for whoever sends it on. */
export async function reportDocument(kind: ReportKind, pair: ReleasePair, lang: Lang): Promise<string> {
  const title = titleOf(kind, pair.release, lang);
  const body = await reportBody(kind, pair, lang);
  return piece`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>${title}</h1>
${body}</body>
</html>
`.html;
}
