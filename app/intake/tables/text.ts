/** Text files as offices export them: which bytes mean which letters, and back. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252';

/** Bytes 80 to 9F of Windows-1252; a dot stands for the five that have no character. The rest is Latin-1. */
const windows1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** The text, with one kind of line end: a CSV parser counts a CRLF inside quotes twice. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const { text, encoding } = decode(bytes);
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes.subarray(2)), encoding: 'utf-16le' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF') ? { text: text.slice(1), encoding: 'utf-8-bom' } : { text, encoding: 'utf-8' };
  } catch {
    // By hand: the TextDecoder of some Node versions reads these bytes as Latin-1, and loses the apostrophe of D’Hondt.
    const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const text = latin1.replace(
      /[\x80-\x9f]/g,
      (c) => windows1252[c.charCodeAt(0) - 0x80]?.replace('.', '\uFFFD') ?? '\uFFFD',
    );
    return { text, encoding: 'windows-1252' };
  }
}

export function encodeText(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
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
