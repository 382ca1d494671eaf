import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { MAX_XML_DEPTH } from '../limits.ts';

/** An element with its namespace resolved: prefixes differ per service and mean nothing. */
export interface XmlElement {
  /** Empty for no namespace, which is what everything below a MAGDA operation has. */
  readonly uri: string;
  readonly name: string;
  /** By name, of one with a prefix `{namespace}name`; those that declare a namespace are none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, trimmed; empty beside child elements. */
  readonly text: string;
}

/** The text is not the XML that we are ready to read. Its message is for a debugger, never for a log. */
export class NotXml extends Error {}

/** With `preserveOrder`, one node is an object with its tag name or `#text` as a key, and attributes under `:@`. */
type RawNode = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // Nothing is ever expanded: the values we read are codes, digits and dates, and no entity belongs in them.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Trimming piecewise would join `2026-01 <!-- --> -01` into a date.
  trimValues: false,
  maxNestedTags: MAX_XML_DEPTH,
});

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true });
const indentingBuilder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true, format: true });

/** A tree for the builder: keys are qualified names in the order to write, `@_` marks attributes, arrays repeat. */
export type XmlTree = { readonly [name: string]: string | XmlTree | readonly (string | XmlTree)[] | undefined };

/** Writes XML; all text is escaped. */
export function writeXml(tree: XmlTree, { indented = false } = {}): string {
  return (indented ? indentingBuilder : builder).build(tree);
}

/**
 * Reads one document into its root element.
 * @throws NotXml for anything not well-formed, deeper than the limit, with a DOCTYPE, or with an undeclared prefix.
 */
export function readXml(text: string): XmlElement {
  // Refused before parsing: a document type is where entity bombs and external files come in, and MAGDA sends none.
  if (documentType.test(text) && documentType.test(markupOf(text))) throw new NotXml('document type');
  let nodes: RawNode[];
  try {
    nodes = parser.parse(text, true) as RawNode[];
  } catch {
    throw new NotXml('not well-formed');
  }
  const roots = nodes.filter((node) => tagOf(node) !== undefined);
  const root = roots[0];
  if (!root || roots.length > 1) throw new NotXml('not one root');
  return resolve(root, { xml: 'http://www.w3.org/XML/1998/namespace', '': '' }, 1);
}

const documentType = /<!(DOCTYPE|ENTITY)/i;
const quotes = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' } as const;

/** Without that in which a source may quote what it likes. Of one that does not end all is looked at: it is not well-formed. */
function markupOf(text: string): string {
  const begin = /<!--|<!\[CDATA\[|<\?/g;
  const kept: string[] = [];
  let at = 0;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const end = quotes[found[0] as keyof typeof quotes];
    const ends = text.indexOf(end, found.index + found[0].length);
    if (ends < 0) break;
    kept.push(text.slice(at, found.index));
    at = begin.lastIndex = ends + end.length;
  }
  return kept.join('') + text.slice(at);
}

function resolve(node: RawNode, outer: Readonly<Record<string, string>>, depth: number): XmlElement {
  if (depth > MAX_XML_DEPTH) throw new NotXml('too deep');
  const tag = tagOf(node)!;
  const scope = { ...outer, ...declarations(node) };
  const [prefix, name] = split(tag);
  const uri = Object.hasOwn(scope, prefix) ? scope[prefix] : undefined;
  if (uri === undefined) throw new NotXml('undeclared prefix');
  const inside = node[tag] as RawNode[];
  const children = inside
    .filter((child) => tagOf(child) !== undefined)
    .map((child) => resolve(child, scope, depth + 1));
  const text = inside
    .map((child) => ('#text' in child ? String(child['#text']) : ''))
    .join('')
    .replace(writtenBlank, ' ')
    .trim();
  if (children.length > 0 && text !== '') throw new NotXml('text beside elements');
  return { uri, name, attributes: attributesOf(node, scope), children, text };
}

/** Blanks and line ends as character references: canonical XML writes a carriage return so, also between elements. */
const writtenBlank = /&#(?:0*(?:9|10|13|32)|x0*(?:9|a|d|20));/gi;

const rawAttributes = (node: RawNode): [string, unknown][] =>
  Object.entries((node[':@'] as Record<string, unknown> | undefined) ?? {});

function attributesOf(node: RawNode, scope: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of rawAttributes(node)) {
    const [prefix, name] = split(key);
    if (prefix === 'xmlns' || key === 'xmlns') continue;
    if (prefix !== '' && !Object.hasOwn(scope, prefix)) throw new NotXml('undeclared prefix');
    found[prefix === '' ? name : `{${scope[prefix]}}${name}`] = String(value);
  }
  return found;
}

/** The namespaces that an element declares, by prefix. */
function declarations(node: RawNode): Record<string, string> {
  const declared: Record<string, string> = {};
  for (const [name, value] of rawAttributes(node)) {
    if (name === 'xmlns') declared[''] = String(value);
    if (!name.startsWith('xmlns:')) continue;
    if (value === '') throw new NotXml('a prefix without a namespace');
    declared[name.slice('xmlns:'.length)] = String(value);
  }
  return declared;
}

function tagOf(node: RawNode): string | undefined {
  return Object.keys(node).find((key) => key !== ':@' && key !== '#text');
}

function split(tag: string): [prefix: string, name: string] {
  const parts = tag.split(':');
  if (parts.length === 1) return ['', tag];
  if (parts.length !== 2 || !parts[0] || !parts[1]) throw new NotXml('bad name');
  return [parts[0], parts[1]];
}
