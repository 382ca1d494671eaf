import type { FastifyRequest } from 'fastify';
import { AppError } from '../app/errors.ts';

/** A file that somebody chose in a form. Its name is theirs: shown, never trusted. */
export interface Uploaded {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Posted {
  readonly fields: URLSearchParams;
  readonly files: ReadonlyMap<string, Uploaded>;
}

/** Base64 of a file that goes along in the page is a third larger. */
const asText = 4 / 3;
const mostFields = 200;

/** How much a form may bring, by the largest list that is taken. */
export const uploadLimits = (largest: number) => ({
  limits: {
    fileSize: largest,
    fieldSize: Math.ceil(largest * asText) + 1000,
    fields: mostFields,
    files: 1,
    parts: mostFields + 1,
    fieldNameSize: 100,
    headerPairs: 50,
  },
});

/**
 * A form with a file in it, read whole. A field left without a file is no file.
 * @throws AppError `list.tooLarge`
 */
export async function readUpload(request: FastifyRequest, largest: number): Promise<Posted> {
  const fields = new URLSearchParams();
  const files = new Map<string, Uploaded>();
  // A browser says beforehand how much it sends: what is too much is not even begun.
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(length <= largest * (1 + asText))) throw tooLarge();
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields.append(part.fieldname, String(part.value));
      else {
        const bytes = await part.toBuffer();
        if (bytes.length > 0) files.set(part.fieldname, { name: part.filename, bytes });
      }
    }
  } catch (error) {
    if ((error as { statusCode?: unknown }).statusCode === 413) throw tooLarge();
    throw error;
  }
  return { fields, files };
}

const tooLarge = (): AppError => new AppError('list.tooLarge', 'the form brings too much', 'see the message');
