import { CsvError, parse, type InfoRecord } from 'csv-parse/sync';

/** `line`: of the file, from 1, on which the record starts. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
}

/** A stray quote: from the record that starts on `line` on, no row can be trusted. Quotes nothing of what stands there. */
export class QuotesError extends Error {
  override readonly name = 'QuotesError';
  readonly line: number;
  constructor(line: number) {
    super(`the quotes do not match in the record that starts on line ${line}`);
    this.line = line;
  }
}

/** Which of these stands most often in the header, the first of equals: no column name holds one. */
export function delimiterOf<Delimiter extends string>(text: string, among: readonly Delimiter[]): Delimiter {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return among.toSorted((a, b) => header.split(b).length - header.split(a).length)[0]!;
}

/**
 * The records of a text with `\n` as line ends, blank ones passed over.
 * @param maxRecordSize in characters; a longer record counts as one with a stray quote
 * @throws QuotesError
 */
export function readRecords(text: string, delimiter: string, maxRecordSize?: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      ...(maxRecordSize === undefined ? {} : { max_record_size: maxRecordSize }),
      on_record(cells: string[], { lines }: InfoRecord) {
        // The parser tells where a record ends; it starts right after the one before.
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line: lastLine + 1, cells });
        lastLine = lines;
        return null;
      },
    });
  } catch (error) {
    // The parser's own message quotes the cell.
    if (error instanceof CsvError) throw new QuotesError(lastLine + 1);
    throw error;
  }
  return records;
}
