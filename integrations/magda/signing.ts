import { createPrivateKey, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { readXml, type XmlElement, type XmlTree } from './xml.ts';
import { SOAP_NAMESPACE } from './soap.ts';

/**
 * WS-Security as MAGDA's reference client signs: a binary security token with the certificate path, only the SOAP body
 * signed, exclusive canonicalisation. The platform's measured algorithms are RSA-SHA1; RSA-SHA256 is there for when it moves.
 */
export interface SigningKeys {
  /** PEM. */
  readonly privateKey: string;
  readonly passphrase?: string;
  /** PEM, one or more certificates: our own first, then those that signed it. */
  readonly certificates: string;
  readonly algorithm?: 'rsa-sha1' | 'rsa-sha256';
}

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const X509_PATH = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509PKIPathv1';
const WSSE11 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
const BASE64 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ALGORITHMS = {
  'rsa-sha1': ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  'rsa-sha256': ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
} as const;
const TOKEN = 'X509-1';

export interface Signer {
  /** The header that the message is written with, before it is signed. */
  readonly header: XmlTree;
  /** Signs last: a body that changes afterwards is refused. */
  sign(envelope: string): string;
}

/** @throws Error with one clear sentence when key and certificate cannot be read or are not a pair */
export function createSigner({ privateKey, passphrase, certificates, algorithm = 'rsa-sha1' }: SigningKeys): Signer {
  const key = createPrivateKey({ key: privateKey, ...(passphrase === undefined ? {} : { passphrase }) });
  const path = certificatesOf(certificates);
  if (!path[0]?.checkPrivateKey(key)) throw new Error('the certificate is not the one of the private key');
  const [signatureAlgorithm, digestAlgorithm] = ALGORITHMS[algorithm];
  return {
    header: {
      'wsse:Security': {
        '@_xmlns:wsse': WSSE,
        '@_xmlns:wsu': WSU,
        '@_soapenv:mustUnderstand': '1',
        'wsse:BinarySecurityToken': {
          '@_EncodingType': BASE64,
          '@_ValueType': X509_PATH,
          '@_wsu:Id': TOKEN,
          '#text': pkiPath(path).toString('base64'),
        },
      },
    },
    sign(envelope) {
      const signed = new SignedXml({
        idMode: 'wssecurity',
        privateKey: key,
        signatureAlgorithm,
        canonicalizationAlgorithm: C14N,
        getKeyInfoContent: () =>
          // The Basic Security Profile (R5215) wants the type of a certificate path told here too, and WSS4J refuses without.
          `<wsse:SecurityTokenReference xmlns:wsse="${WSSE}" xmlns:wsse11="${WSSE11}" wsse11:TokenType="${X509_PATH}"><wsse:Reference URI="#${TOKEN}" ValueType="${X509_PATH}"/></wsse:SecurityTokenReference>`,
      });
      signed.addReference({
        xpath: `/*[local-name()='Envelope']/*[local-name()='Body' and namespace-uri()='${SOAP_NAMESPACE}']`,
        transforms: [C14N],
        digestAlgorithm,
      });
      const location = {
        reference: `//*[local-name()='Security' and namespace-uri()='${WSSE}']`,
        action: 'append',
      } as const;
      signed.computeSignature(envelope, { prefix: 'ds', location });
      return signed.getSignedXml();
    },
  };
}

/**
 * The SOAP body that the message's signature covers, in the very form that was signed (canonical XML); undefined when it is
 * not signed by a certificate of one of these authorities. Who reads this and nothing else of the message cannot be
 * given another body beside the signed one.
 */
export function signedBody(message: string, trusted: readonly X509Certificate[]): string | undefined {
  try {
    const security = childOf(childOf(readXml(message), 'Header', SOAP_NAMESPACE), 'Security', WSSE);
    const path = pathOf(childOf(security, 'BinarySecurityToken', WSSE)?.text ?? '');
    if (!isTrusted(path, trusted)) return undefined;
    const found = /<(?:([\w-]+):)?Signature[\s>][\s\S]*<\/(?:\1:)?Signature>/.exec(message)?.[0];
    if (found === undefined) return undefined;
    const { publicKey } = path[0]!;
    const signed = new SignedXml({ idMode: 'wssecurity', publicCert: publicKey, getCertFromKeyInfo: () => null });
    signed.loadSignature(found);
    if (!signed.checkSignature(message)) return undefined;
    const bodies = signed.getSignedReferences().filter((covered) => {
      const { name, uri } = readXml(covered);
      return name === 'Body' && uri === SOAP_NAMESPACE;
    });
    return bodies.length === 1 ? bodies[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Up the path from the certificate that signed (first) to one that is trusted itself or that a trusted authority issued. */
function isTrusted(path: readonly X509Certificate[], trusted: readonly X509Certificate[]): boolean {
  const now = Date.now();
  for (const [index, certificate] of path.entries()) {
    const { validFrom, validTo } = certificate;
    if (Date.parse(validFrom) > now || Date.parse(validTo) < now) return false;
    const below = path[index - 1];
    if (below && !(certificate.ca && isIssuedBy(below, certificate))) return false;
    if (trusted.some((known) => known.raw.equals(certificate.raw) || isIssuedBy(certificate, known))) return true;
  }
  return false;
}

const isIssuedBy = (certificate: X509Certificate, authority: X509Certificate): boolean =>
  certificate.checkIssued(authority) && certificate.verify(authority.publicKey);

const childOf = (parent: XmlElement | undefined, name: string, uri: string): XmlElement | undefined => {
  const found = (parent?.children ?? []).filter((child) => child.name === name && child.uri === uri);
  return found.length === 1 ? found[0] : undefined;
};

export function certificatesOf(pem: string): X509Certificate[] {
  return (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
    (one) => new X509Certificate(one),
  );
}

/** A PKIPath is a DER sequence of certificates, that of the root's side first. */
function pkiPath(path: readonly X509Certificate[]): Buffer {
  const content = Buffer.concat(path.toReversed().map(({ raw }) => raw));
  return Buffer.concat([derHead(content.length), content]);
}

function derHead(length: number): Buffer {
  if (length < 0x80) return Buffer.from([0x30, length]);
  const bytes = length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0');
  const size = Buffer.from(bytes, 'hex');
  return Buffer.concat([Buffer.from([0x30, 0x80 + size.length]), size]);
}

/** Our side first. @throws on what is no path */
function pathOf(base64: string): X509Certificate[] {
  const der = Buffer.from(base64, 'base64');
  const outer = derContent(der, 0);
  const found: X509Certificate[] = [];
  for (let at = outer.from; at < outer.to;) {
    const inner = derContent(der, at);
    found.push(new X509Certificate(der.subarray(at, inner.to)));
    at = inner.to;
  }
  return found.toReversed();
}

function derContent(der: Buffer, at: number): { from: number; to: number } {
  const first = der[at + 1] ?? 0;
  const size = first < 0x80 ? 0 : first - 0x80;
  if (der[at] !== 0x30 || size > 3) throw new RangeError('no sequence');
  const length = size === 0 ? first : der.readUIntBE(at + 2, size);
  const from = at + 2 + size;
  if (from + length > der.length) throw new RangeError('cut');
  return { from, to: from + length };
}
