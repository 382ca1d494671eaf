import { hasImpossibleLetters } from '../../../domain/people/letters.ts';
import { listError } from './list-error.ts';

/** Text files as offices export them: which bytes mean which letters, and back. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes 80 to 9F of Windows-1252; a dot stands for the five that have no character. The rest is Latin-1. */
const windows1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/**
 * The text, with one kind of line end: a CSV parser counts a CRLF inside quotes twice.
 * @throws AppError `list.encoding`, or `list.letters` with the line when no one encoding fits the whole file
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) throw listError('list.encoding');
  return { text: withOneLineEnd(text), encoding };
}

const withOneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n');

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const wide = wideOf(bytes);
  if (wide) {
    const text = strictly(wide, bytes);
    if (text === null) throw listError('list.encoding');
    return { text, encoding: wide };
  }
  // Zero bytes mean that it is no text at all.
  if (bytes.includes(0)) throw listError('list.encoding');
  const text = strictly('utf-8', bytes);
  if (text !== null) return { text, encoding: bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8-bom' : 'utf-8' };
  const western = ofWindows1252(bytes);
  if (hasImpossibleLetters(western)) throw listError('list.letters', { line: firstLineThatIsNotUtf8(bytes) });
  return { text: western, encoding: 'windows-1252' };
}

/** null when the bytes are not in this encoding; its mark in front is passed over. */
function strictly(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Two bytes a letter: by the mark in front or, without it, since every other byte of a western text is then zero. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const some = bytes.subarray(0, 400);
  const zeros = (odd: number) => some.filter((byte, index) => index % 2 === odd && byte === 0).length;
  if (zeros(1) > some.length / 3 && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > some.length / 3 && zeros(1) === 0 ? 'utf-16be' : null;
}

/** By hand: the TextDecoder of some Node versions reads these bytes as Latin-1, and loses the apostrophe of D’Hondt. */
function ofWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (c) => windows1252[c.charCodeAt(0) - 0x80]?.replace('.', '\uFFFD') ?? '\uFFFD');
}

function firstLineThatIsNotUtf8(bytes: Uint8Array): number {
  const latin1 = withOneLineEnd(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  return 1 + latin1.split('\n').findIndex((line) => strictly('utf-8', Buffer.from(line, 'latin1')) === null);
}

export function encodeText(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(
        Array.from(text, (char) => {
          const high = windows1252.indexOf(char);
          const code = char.charCodeAt(0);
          return high >= 0 && char !== '.' ? 0x80 + high : code < 256 ? code : 0x3f;
        }),
      );
  }
}
