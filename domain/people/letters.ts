/** Bytes 80 to BF of Windows-1252 as characters: what the second half of a UTF-8 letter becomes when it is read as such. */
const half = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';

/**
 * Traces of a text that was read in another encoding than it was written in. Each was seen in lists: letters that exist in
 * no name, or a sign in the middle of a word where the office had a letter.
 */
const traces: readonly RegExp[] = [
  /[\u0080-\u0084\u0086-\u009f\ufffd\u2500-\u259f]/,
  // UTF-8 read as Windows-1252, perhaps saved again: ZoÃ«, KÄ±lÄ±Ã§, NgÃ´ Thá»‹, D’Hondt as Dâ€™Hondt.
  new RegExp(`[ÂÃÄÅÐÑØÙ]${half}|È[˜™š›]|á[º»]${half}|â[€‚]`),
  // The letters of DOS (code page 850) and of old Macs, read as Windows-1252: Zo‰, Ren‚e, BjŽrn, MŸller.
  /\p{L}[‚„‡ˆ‰‹¡¢£¤¦ƒ˜¨¬±¼½¾]/u,
  /\p{L}[†“”•]\p{L}/u,
  /\p{Ll}[ŠŽŸ]|\p{Lu}[ŠŽŸ]\p{Ll}/u,
];

/** Whether a text holds what nobody types, so that its letters cannot be trusted. */
export const hasImpossibleLetters = (text: string): boolean => traces.some((trace) => trace.test(text));
