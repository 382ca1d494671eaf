import { gunzipSync, gzipSync } from 'node:zlib';
import { hidden } from './components/field.ts';
import { html, type Html } from './html.ts';
import type { Form } from './visit.ts';
import type { Uploaded } from './upload.ts';

/** Far above the largest list that is taken: what unpacks to more was not packed by us. */
const mostBytes = 40_000_000;

/** A file goes along in the page itself, from the look at it to the doing: no session holds it, and two tabs are two files. */
export const carry = ({ name, bytes }: Uploaded): Html =>
  html`${hidden('bestandsnaam', name)}${hidden('lijst', gzipSync(bytes).toString('base64url'))}`;

/** The file that was chosen now, else the one that came along; null: neither. */
export function carried(form: Form): Uploaded | null {
  const chosen = form.file('bestand');
  if (chosen) return chosen;
  const text = form.text('lijst');
  if (text === '') return null;
  try {
    const bytes = gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: mostBytes });
    return { name: form.text('bestandsnaam'), bytes };
  } catch {
    return null;
  }
}
