import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: what a caller has, and nothing here keeps. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const isSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** What is kept of a secret. It is as long as the hash, so it needs no salt. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex');
