import { certificatesOf, signedBody } from '../signing.ts';
import { readXml, type XmlElement } from '../xml.ts';

const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const WSSE = `${OASIS}wssecurity-secext-1.0.xsd`;
const WSU = `${OASIS}wssecurity-utility-1.0.xsd`;
const WSSE11 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const PATH = `${OASIS}x509-token-profile-1.0#X509PKIPathv1`;
const BASE64 = `${OASIS}soap-message-security-1.0#Base64Binary`;
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const DIGESTS = [`${DSIG}sha1`, 'http://www.w3.org/2001/04/xmlenc#sha256'];
const METHODS = [`${DSIG}rsa-sha1`, 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'];

/**
 * Whether the platform would take this message's signature: sound and by a certificate of this authority, and written as the
 * Basic Security Profile 1.1 demands, which WSS4J enforces to the letter (rule numbers at each).
 */
export function isTakenByWss4j(message: string, ca: string): boolean {
  try {
    return signedBody(message, certificatesOf(ca)) !== undefined && keepsProfile(readXml(message));
  } catch {
    return false;
  }
}

function keepsProfile(envelope: XmlElement): boolean {
  const security = only(only(envelope, 'Header', envelope.uri), 'Security', WSSE);
  const token = only(security, 'BinarySecurityToken', WSSE);
  const signature = only(security, 'Signature', DSIG);
  const info = only(signature, 'SignedInfo', DSIG);
  const reference = only(info, 'Reference', DSIG);
  const transforms = only(reference, 'Transforms', DSIG).children;
  // R5402 and R5417: one child of KeyInfo, and it is a SecurityTokenReference.
  const [named, ...more] = only(signature, 'KeyInfo', DSIG).children;
  const pointer = only(named, 'Reference', WSSE);
  const id = token.attributes[`{${WSU}}Id`];
  const body = only(envelope, 'Body', envelope.uri).attributes[`{${WSU}}Id`];
  return (
    // What is signed is the body that is read, and no other that stands elsewhere in the message.
    body !== undefined &&
    reference.attributes['URI'] === `#${body}` &&
    // R3029 and R3031: of a binary token encoding and type are told.
    token.attributes['EncodingType'] === BASE64 &&
    token.attributes['ValueType'] === PATH &&
    more.length === 0 &&
    named?.name === 'SecurityTokenReference' &&
    named.children.length === 1 &&
    // R5215: the reference to a certificate path says so itself, R3058: and so does the pointer in it.
    named.attributes[`{${WSSE11}}TokenType`] === PATH &&
    pointer.attributes['ValueType'] === PATH &&
    pointer.attributes['URI'] === `#${id}` &&
    // R5404 and R5423: exclusive canonical XML, also as the last transform; R5420 and R5421: known algorithms.
    only(info, 'CanonicalizationMethod', DSIG).attributes['Algorithm'] === EXCLUSIVE &&
    transforms.at(-1)?.attributes['Algorithm'] === EXCLUSIVE &&
    DIGESTS.includes(only(reference, 'DigestMethod', DSIG).attributes['Algorithm'] ?? '') &&
    METHODS.includes(only(info, 'SignatureMethod', DSIG).attributes['Algorithm'] ?? '')
  );
}

function only(parent: XmlElement | undefined, name: string, uri: string): XmlElement {
  const found = (parent?.children ?? []).filter((child) => child.name === name && child.uri === uri);
  if (found.length !== 1) throw new RangeError(`not one ${name}`);
  return found[0]!;
}
