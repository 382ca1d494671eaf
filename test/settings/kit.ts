import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generatePayloadKey } from '../../codec/codec.ts';
import { keyPair } from '../../ops/stack/private-files.ts';
import { projectRoot, SettingsError } from '../../settings/index.ts';

/** The sentences with which reading settings ends. */
export function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

/** Made once, and gone with the packages: a test process has no end at which it could put things away. */
const keys = join(projectRoot, 'node_modules/.cache/w2-test-keys');
mkdirSync(keys, { recursive: true });

/** All that production needs. */
export const complete = {
  DATABASE_URL: 'postgres://w2:hush-hush@db.example.be/w2',
  TEMPORAL_ADDRESS: 'temporal.example.be:7233',
  W2_PAYLOAD_KEYS: generatePayloadKey('k1'),
  W2_OCMW_URL: 'https://ocmw.example.be',
  W2_RIZIV_URL: 'https://riziv.example.be',
  W2_EMPLOYMENT_URL: 'https://register.example.be',
  W2_REPERTORIUM_URL: 'https://repertorium.example.be',
  W2_MAGDA_SENDER: 'example.be/w2',
  W2_MAGDA_CAPACITY: '1300',
  W2_PUBLIC_URL: 'https://w2.example.be',
  W2_RIZIV_CLIENT_ID: 'w2',
  W2_RIZIV_KEY_FILE: keyPair(keys, 'client').privateFile,
  W2_CODEC_TOKEN: 'a-token-of-enough-length',
  W2_API_PORT: '8080',
  W2_MAIL_FROM: 'W2 <w2@example.be>',
  SMTP_URL: 'smtps://mail.example.be:465',
};
