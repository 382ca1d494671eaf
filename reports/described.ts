/** A file as others find it described. */
export interface Described {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** SHA-256. */
  readonly hash: string;
}
