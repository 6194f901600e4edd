/**
 * Recognising, by their first bytes, files that are not articles Postil can read, so that the refusal names
 * what the file is. Signatures as in the formats' own specifications.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import { type BinaryFormat, MAX_FILE_BYTES } from '../../../shared/records/imported-article.ts';
import { archiveNames } from './zip/directory.ts';

interface Signature {
  /** Bytes at `offset`, as Latin-1. */
  readonly bytes: string;
  readonly offset?: number;
  readonly name: string;
  /** A document that a later reader may open (`file.unsupported`), not just bytes (`file.binary`). */
  readonly isDocument?: boolean;
}

const SIGNATURES: readonly Signature[] = [
  { bytes: 'SQLite format 3\0', name: 'a database; to open a workspace use Open, to take one in use Merge' },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', name: 'an old Office document', isDocument: true },
  { bytes: 'bplist00', name: 'a Safari web archive or another Apple property list', isDocument: true },
  { bytes: '\x89PNG\r\n', name: 'a PNG image' },
  { bytes: '\xff\xd8\xff', name: 'a JPEG image' },
  { bytes: 'GIF8', name: 'a GIF image' },
  { bytes: 'II*\0', name: 'a TIFF image' },
  { bytes: 'MM\0*', name: 'a TIFF image' },
  { bytes: 'WEBP', offset: 8, name: 'a WebP image' },
  { bytes: 'ftyp', offset: 4, name: 'a video, a sound or an image' },
  { bytes: 'OggS', name: 'a sound or a video' },
  { bytes: 'ID3', name: 'a sound' },
  { bytes: 'RIFF', name: 'a sound or a video' },
  { bytes: '\x7fELF', name: 'a program' },
  { bytes: 'MZ\x90\0', name: 'a program' },
  { bytes: '\xcf\xfa\xed\xfe', name: 'a program' },
  { bytes: '\xca\xfe\xba\xbe', name: 'a program' },
  { bytes: '\x1f\x8b\x08', name: 'a gzip archive' },
  { bytes: 'BZh', name: 'a bzip2 archive' },
  { bytes: '\xfd7zXZ\0', name: 'an xz archive' },
  { bytes: '7z\xbc\xaf\x27\x1c', name: 'a 7-Zip archive' },
  { bytes: 'Rar!\x1a\x07', name: 'a RAR archive' },
  { bytes: 'ustar', offset: 257, name: 'a tar archive' },
  { bytes: 'age-encryption.org/', name: 'a sealed (age) file' },
  { bytes: 'wOF', name: 'a font' },
];

/** What Postil reads now: the second sentence of a refusal. */
const READABLE = 'Postil reads text, Markdown, web pages, MHTML, Word, OpenDocument, RTF, PDF and EPUB files';

/**
 * Refuses bytes that are no article.
 * @throws Fault `file.empty`, `file.tooLarge`, `file.unsupported` (a document of another format) or
 *   `file.binary` (anything else that is not text).
 */
export function refuseForeignFile(bytes: Uint8Array, file: string | null): void {
  if (bytes.length === 0) throw refusal('file.empty', file, 'the file is empty');
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(file, 'it is larger than 200 MB');
  const start = latin1(bytes.subarray(0, 512));
  if (isZip(start) && zipFormat(bytes) === null) throw zipRefusal(bytes, file);
  if (isLocked(bytes, start)) throw refusal('file.unsupported', file, 'it is protected by a password');
  const found = SIGNATURES.find(({ bytes: sign, offset = 0 }) => start.startsWith(sign, offset));
  if (found) {
    const reason = `this is ${found.name}. ${READABLE}`;
    throw refusal(found.isDocument ? 'file.unsupported' : 'file.binary', file, reason);
  }
  if (bytes.length < MAIL_HEADER && isCutInHeader(latin1(bytes)))
    throw refusal('file.malformed', file, 'it is a web archive that is cut off before its page begins');
}

/** Whether this is a newer Office document with a password: Office wraps those in the old container (MS-OFFCRYPTO). */
function isLocked(bytes: Uint8Array, start: string): boolean {
  const stream = Buffer.from('EncryptedPackage', 'utf16le');
  return (
    start.startsWith('\xd0\xcf\x11\xe0') &&
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(stream)
  );
}

/** The refusal of bytes that decode to no text in any encoding. */
export function notText(file: string | null): Fault {
  return refusal('file.binary', file, `this is not text. ${READABLE}`);
}

/** The refusal of something too large to read. */
export function tooLarge(file: string | null, reason: string): Fault {
  return refusal('file.tooLarge', file, reason);
}

/** The refusal of a file in which no words were found. */
export function noText(file: string | null): Fault {
  return refusal('file.noText', file, 'there are no words in it');
}

/** The same first sentence for every refusal to import; pasted text has no file to name. */
export function refusal(code: Fault['code'], file: string | null, reason: string): Fault {
  return new Fault(code, 'Cannot import', file === null ? { reason } : { file, reason });
}

/** Bytes before a PDF's signature that its readers allow (ISO 32000-1, implementation note 13). */
const PDF_LEAD = 1024;

/** The format of a file that is not plain characters, told by its bytes; null for any other. */
export function sniffBinary(bytes: Uint8Array): BinaryFormat | null {
  const start = latin1(bytes.subarray(0, PDF_LEAD));
  if (isZip(start)) return zipFormat(bytes);
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (isWebArchive(latin1(bytes.subarray(0, MAIL_HEADER)))) return 'mhtml';
  if (start.startsWith('%PDF-')) return 'pdf';
  // Anything may stand before the signature; a text about PDFs holds it too, but does not end as one.
  const hasSignature = /^(?:\xef\xbb\xbf)?%PDF-\d/m.test(start);
  return hasSignature && latin1(bytes.subarray(-PDF_LEAD)).includes('startxref') ? 'pdf' : null;
}

function isZip(start: string): boolean {
  return start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06');
}

/** What an archive shows of itself: whether it has a part whose name begins so, and the media type it states first. */
interface Archived {
  readonly has: (name: string) => boolean;
  readonly type: string;
}

/** Looks at an archive's directory; at its first bytes where that is cut off, so that the refusal can name it. */
function lookInto(bytes: Uint8Array): Archived {
  const head = latin1(bytes.subarray(0, 4096));
  const names = archiveNames(bytes);
  const listed = names === null ? null : `\n${[...names].join('\n').toLowerCase()}`;
  return {
    has: name => (listed === null ? head.includes(name) : listed.includes(`\n${name.toLowerCase()}`)),
    // ODF and EPUB files begin with a part `mimetype` that is not compressed (ODF 1.2 part 3, 3.3; EPUB OCF 4.3).
    type: /^.{30}mimetype.{0,64}?(application\/[\w.+-]+)/s.exec(head)?.[1] ?? '',
  };
}

const ODF = 'application/vnd.oasis.opendocument.';

/** Word, OpenDocument and EPUB files are ZIP archives told apart by their media type or the names of their parts. */
function zipFormat(bytes: Uint8Array): BinaryFormat | null {
  const { has, type } = lookInto(bytes);
  if (has('word/') && (has('[Content_Types].xml') || has('word/document.xml'))) return 'docx';
  if (type.startsWith('application/epub+zip') || has('META-INF/container.xml')) return 'epub';
  if (type.startsWith(`${ODF}text`)) return 'odt';
  return type === '' && has('content.xml') && has('META-INF/manifest.xml') ? 'odt' : null;
}

function zipRefusal(bytes: Uint8Array, file: string | null): Fault {
  const { has, type } = lookInto(bytes);
  const name = type.startsWith(ODF)
    ? 'an OpenDocument file without text'
    : has('xl/workbook')
      ? 'an Excel workbook'
      : has('ppt/presentation')
        ? 'a PowerPoint presentation'
        : null;
  const isCutOff = name === null && archiveNames(bytes) === null && has('[Content_Types].xml');
  if (isCutOff) return refusal('file.malformed', file, 'the file is cut off or damaged');
  if (name === null) return refusal('file.binary', file, `this is a ZIP archive. ${READABLE}`);
  return refusal('file.unsupported', file, `this is ${name}. ${READABLE}`);
}

/** Bytes in which the header of a web archive must say what it is: addresses and subjects in it may be long. */
const MAIL_HEADER = 32 * 1024;

/** A mail-like header that announces parts, or a single page (RFC 2557). */
function isWebArchive(start: string): boolean {
  const header = start.replace(/^(?:\xef\xbb\xbf)?\s*/, '').split(/\r?\n[ \t]*\r?\n/, 1)[0] ?? '';
  if (!/^[A-Za-z][A-Za-z0-9-]{1,60}:/.test(header)) return false;
  const type = /^content-type:\s*([a-z]+\/[a-z+.-]+)/im.exec(header)?.[1]?.toLowerCase() ?? '';
  const isMail = /^(?:mime-version|snapshot-content-location|content-transfer-encoding):/im.test(header);
  return type === 'multipart/related' || (isMail && /^(?:multipart\/|text\/html$)/.test(type));
}

/** The beginning of a web archive's header and nothing else: read as text, it would pass for an article. */
function isCutInHeader(whole: string): boolean {
  const lines = whole
    .replace(/^(?:\xef\xbb\xbf)?\s*/, '')
    .trimEnd()
    .split(/\r?\n/);
  const isSaved = /^(?:from: <saved by |snapshot-content-location:|mime-version: *1\.0)/im.test(whole);
  // The last line may end anywhere, even within the name of its field.
  const before = lines.length > 1 ? lines.slice(0, -1) : lines;
  return isSaved && before.every(line => /^(?:[ \t]+\S|[A-Za-z][A-Za-z0-9-]{1,60}:)/.test(line));
}

/** Bytes as code units 0–255, for comparing with signatures. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
