/**
 * Web archives (MHTML): pages saved by Chrome, old Internet Explorer, Word and others as one file of MIME
 * parts (RFC 2557). Only the page itself is read; its frames, scripts and images are not looked at.
 */
import { dateOfTimestamp } from '../dates.ts';
import type { Draft } from '../draft.ts';
import { decode } from '../encoding.ts';
import { refusal } from '../file-kind.ts';
import { readHtml } from '../html.ts';
import type { PageOrigin } from '../html-metadata.ts';
import { readPlainText } from '../plain-text.ts';
import { decodeField } from './mime-header.ts';
import { type Archive, openArchive, type Part } from './parts.ts';

/** Pages tried when the first holds no words, as the page around frames does. */
const MAX_TRIES = 20;

/**
 * Reads the page of a web archive.
 * @throws Fault `file.malformed` when it holds no page, and what `readHtml` throws.
 */
export function readMhtml(bytes: Uint8Array, file: string | null): Draft {
  const archive = openArchive(bytes);
  const origin = originOf(archive);
  const pages = archive.parts.filter(isPage);
  const root = rootPage(archive, pages);
  const tried = [root, ...pages.filter(page => page !== root)].filter(page => page !== undefined);
  for (const page of tried.slice(0, MAX_TRIES)) {
    const draft = readPage(page, file, origin);
    if (draft.blocks.length > 0) return draft;
  }
  const plain = archive.parts.find(part => part.type === 'text/plain' && part.fields.size > 0);
  if (plain) return readPlainText(decode(plain.content(), file, undefined, plain.charset).text);
  if (root) return readPage(root, file, origin);
  throw refusal('file.malformed', file, 'there is no web page in this web archive');
}

function isPage(part: Part): boolean {
  return part.type === 'text/html' || part.type === 'application/xhtml+xml';
}

/** The page named by `start`, or saved from the archive's own address, or the first. */
function rootPage({ fields, start }: Archive, pages: readonly Part[]): Part | undefined {
  const id = bare(start);
  const address = fields.get('snapshot-content-location') ?? fields.get('content-location');
  return (
    pages.find(page => id !== '' && bare(page.fields.get('content-id')) === id) ??
    pages.find(page => address !== undefined && page.fields.get('content-location') === address) ??
    pages[0]
  );
}

/** An id without its angle brackets, which some programs forget. */
function bare(id: string | undefined): string {
  return (id ?? '').trim().replace(/^<|>$/g, '');
}

function readPage(page: Part, file: string | null, origin: PageOrigin): Draft {
  const { text, warnings } = decode(page.content(), file, undefined, page.charset);
  const cut = page.isCut
    ? ['The web archive ends before its page does; the end of the text may be missing']
    : [];
  const address = page.fields.get('content-location');
  const draft = readHtml(text, file, { ...(address === undefined ? {} : { url: address }), ...origin });
  return { ...draft, warnings: [...cut, ...warnings, ...draft.warnings] };
}

/** What the headers of the archive say of the page in it. */
function originOf({ fields }: Archive): PageOrigin {
  const subject = decodeField(fields.get('subject') ?? '').trim();
  const address = fields.get('snapshot-content-location')?.trim();
  const accessed = dateOfTimestamp(fields.get('date') ?? '');
  return {
    ...(address === undefined ? {} : { url: address }),
    ...(subject === '' ? {} : { title: subject }),
    ...(accessed === undefined ? {} : { accessed }),
  };
}
