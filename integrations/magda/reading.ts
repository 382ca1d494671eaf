import type { AnswerFault } from './failures.ts';
import type { XmlElement } from './xml.ts';

/**
 * The answer cannot be used, and why. It is thrown only between the readers and `askMagda`, which turns it into an
 * outcome: a reader that returned it through every level would hide what it reads.
 */
export class Unusable extends Error {
  readonly fault: AnswerFault;
  constructor(fault: AnswerFault) {
    super(fault);
    this.fault = fault;
  }
}

export function malformed(): never {
  throw new Unusable('magda.malformed');
}

/** From here on the answer is known to be MAGDA's to this question: what is wrong with it lies in what it says. */
export function inOurAnswer<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unusable && error.fault === 'magda.malformed') throw new Unusable('magda.badContent');
    throw error;
  }
}

/** All children of that name. Elements below a MAGDA operation have no namespace, so a qualified one is another thing. */
export function many(parent: XmlElement, name: string, uri = ''): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name && child.uri === uri);
}

/** At most one: of two contradicting elements neither is believed. */
export function optional(parent: XmlElement, name: string, uri = ''): XmlElement | undefined {
  const found = many(parent, name, uri);
  if (found.length > 1) malformed();
  return found[0];
}

export function one(parent: XmlElement, name: string, uri = ''): XmlElement {
  return optional(parent, name, uri) ?? malformed();
}

/** The text of a child that must be there and hold no elements. */
export function textOf(parent: XmlElement, name: string): string {
  return leaf(one(parent, name));
}

export function optionalText(parent: XmlElement, name: string): string | undefined {
  const found = optional(parent, name);
  return found && leaf(found);
}

function leaf(element: XmlElement): string {
  if (element.children.length > 0) malformed();
  return element.text;
}

/** What stands in each of them; where that is elements it is `<>`, which is no value of anything. */
export const saidIn = (elements: readonly XmlElement[]): readonly string[] =>
  elements.map(({ children, text }) => (children.length > 0 ? '<>' : text));

/** The answer must be about the person asked for; anyone else's data is refused unread. */
export function samePerson(answered: string, asked: string): void {
  if (answered !== asked) throw new Unusable('magda.personMismatch');
}
