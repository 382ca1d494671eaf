/** What the text says, or undefined when it is no JSON: no answer of a contract is that. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
