/** One column: as wide as its widest cell; the one that is `flexible` gets what is left and wraps. */
export interface Column {
  readonly title: string;
  readonly flexible?: true;
  readonly right?: true;
}

const gap = '  ';
const narrowestFlexible = 16;

/**
 * Text as it may be shown: names come from the lists of others, and a control character or a turn of writing direction
 * in one must not move the cursor, forge a line or colour the screen.
 */
export const shown = (text: string): string => text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');

/** Characters as people count them: an accent or an emoji of several code points is one. */
const segmenter = new Intl.Segmenter('nl');
const characters = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
const width = (text: string): number => characters(text).length;

/** Lines of at most `max` characters, broken at spaces; a longer word is broken where it must. */
export function wrap(text: string, max: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (width(last) + 1 + width(word) <= max) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.flatMap((line) => (width(line) <= max ? [line] : pieces(line, max)));
}

function pieces(word: string, max: number): string[] {
  const all = characters(word);
  return Array.from({ length: Math.ceil(all.length / max) }, (_, i) => all.slice(i * max, (i + 1) * max).join(''));
}

/** An aligned table; nothing is cut off: what does not fit goes on under itself. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], total: number): string[] {
  const cells = rows.map((row) => row.map(shown));
  const natural = columns.map(({ title }, i) => Math.max(width(title), ...cells.map((row) => width(row[i] ?? ''))));
  const fixed = columns.reduce(
    (sum, { flexible }, i) => sum + (flexible ? 0 : (natural[i] ?? 0)),
    gap.length * (columns.length - 1),
  );
  const shares = divide(
    natural.filter((_, i) => columns[i]?.flexible),
    total - fixed,
  );
  const widths = columns.map(({ flexible }, i) => (flexible ? (shares.shift() ?? 0) : (natural[i] ?? 0)));
  const line = (parts: readonly string[]): string =>
    columns
      .map(({ right }, i) => pad(parts[i] ?? '', widths[i] ?? 0, right))
      .join(gap)
      .trimEnd();
  const body = cells.flatMap((row) => {
    const wrapped = row.map((cell, i) => wrap(cell, Math.max(1, widths[i] ?? 1)));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, n) => line(wrapped.map((lines) => lines[n] ?? '')));
  });
  return [line(columns.map(({ title }) => title)), ...body];
}

/** Gives each what it wants when there is room; what the modest leave over goes to the others, in equal parts. */
function divide(wanted: readonly number[], room: number): number[] {
  let left = room;
  const given = new Map<number, number>();
  const modestFirst = wanted.map((want, i) => ({ want, i })).sort((a, b) => a.want - b.want);
  modestFirst.forEach(({ want, i }, done) => {
    const width = Math.min(want, Math.max(narrowestFlexible, Math.floor(left / (wanted.length - done))));
    given.set(i, width);
    left -= width;
  });
  return wanted.map((_, i) => given.get(i) ?? 0);
}

function pad(text: string, to: number, right: true | undefined): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
}

/** `Naam    waarde`, one under another. */
export function facts(pairs: readonly (readonly [string, string])[], total: number): string[] {
  const left = Math.max(...pairs.map(([name]) => width(name)));
  return pairs.flatMap(([name, value]) =>
    wrap(shown(value), total - left - gap.length).map((line, i) =>
      `${(i === 0 ? name : '').padEnd(left)}${gap}${line}`.trimEnd(),
    ),
  );
}
