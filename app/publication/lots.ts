import { createCipheriv, createHash } from 'node:crypto';
import { lotOf, type Lot, type Lots } from '../../domain/statistics/publication/index.ts';

/** The first method had a lot of 32 bits: whoever tried them all could see which one had drawn a table, and so every cell of it. */
export const lots: Lots = { 'src-2026.1': lotOf, 'src-2026.2': wideLotOf };

/** So many numbers are drawn at once. */
const drawn = 1024;

/** The stream of AES-256 in counter mode, its key the SHA-256 of the seed: nothing shorter than 256 bits leads back to the seed. */
function wideLotOf(seed: string): Lot {
  const stream = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  const nothing = Buffer.alloc(4 * drawn);
  let numbers = stream.update(nothing);
  let at = 0;
  return () => {
    if (at === numbers.length) [numbers, at] = [stream.update(nothing), 0];
    at += 4;
    return numbers.readUInt32LE(at - 4) / 4_294_967_296;
  };
}
