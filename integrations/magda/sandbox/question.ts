import { NotXml, readXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** What the sandbox reads of a request; like the public mock it checks neither sender, checksum nor schema. */
export interface MagdaQuestion {
  readonly operation: string;
  readonly version: string;
  readonly sender: string;
  readonly capacityCode: string;
  /** `Afzender/Referte`. */
  readonly reference: string;
  readonly insz: string;
  /** Names asked in GeefSociaalStatuut, in the order asked. */
  readonly statusNames: readonly string[];
  /** The subject of an inscription is no person; of enterprises this sandbox knows nothing. */
  readonly otherSubject: boolean;
}

/** Where the person stands, by operation. */
const PERSON = [
  ['Criteria', 'INSZ'],
  ['Criteria', 'Relatie', 'Werknemer', 'INSZ'],
  ['Inschrijving', 'INSZ'],
  ['Inschrijving', 'BetrokkenSubject', 'Subjecten', 'Subject', 'Sleutel'],
  ['Uitschrijving', 'INSZ'],
];
const SUBJECT_TYPES = [
  ['Inschrijving', 'BetrokkenSubject', 'Type'],
  ['Inschrijving', 'BetrokkenSubject', 'Subjecten', 'Subject', 'Type'],
];

/** Nothing when MAGDA would answer HTTP 500: no XML, no MAGDA request, qualified children, no person. */
export function readQuestion(xml: string): MagdaQuestion | undefined {
  const root = readRoot(xml);
  const operation = root && inAnyNamespace(root, 'Body')?.children[0];
  const request = operation && child(operation, 'Verzoek');
  const context = request && child(request, 'Context');
  const sender = context && at(context, ['Bericht', 'Afzender']);
  const content = request && at(request, ['Vragen', 'Vraag', 'Inhoud']);
  const insz = content && PERSON.map((path) => textAt(content, path)).find((text) => text !== undefined);
  if (!context || !sender || !insz || insz.includes('/')) return undefined;
  return {
    operation: textAt(context, ['Naam']) ?? '',
    version: textAt(context, ['Versie']) ?? '',
    sender: textAt(sender, ['Identificatie']) ?? '',
    capacityCode: textAt(sender, ['Hoedanigheid']) ?? '',
    reference: textAt(sender, ['Referte']) ?? '',
    insz,
    statusNames: (at(content, ['Criteria', 'SocialeStatuten'])?.children ?? []).map(
      (each) => textAt(each, ['Naam']) ?? '',
    ),
    otherSubject: SUBJECT_TYPES.some((path) => (textAt(content, path) ?? 'PERS') !== 'PERS'),
  };
}

function readRoot(xml: string): XmlElement | undefined {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
}

/** The mock does not look at the SOAP version, which is the namespace of these two elements. */
function inAnyNamespace(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((each) => each.name === name);
}

/** Below the operation only elements without a namespace count. */
function child(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((each) => each.name === name && each.uri === '');
}

function at(parent: XmlElement, path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => element && child(element, name), parent);
}

function textAt(parent: XmlElement, path: readonly string[]): string | undefined {
  return at(parent, path)?.text;
}
