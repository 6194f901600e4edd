/**
 * The directory at the end of a ZIP archive (APPNOTE.TXT 4.3.12 and 4.3.16), read without inflating anything:
 * enough to tell what kind of file an archive is. Reading its parts is the matter of `zip.ts`.
 */

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
/** Longest comment an archive can end with, in bytes. */
const MAX_COMMENT = 0xffff;
/** Most names looked at. */
const MAX_NAMES = 10_000;

/**
 * Where the end record of an archive is, and the byte after its comment: some programs leave bytes behind
 * the archive. Null when there is no such record, as in a file that was cut off.
 */
export function findEnd(bytes: Uint8Array): { readonly at: number; readonly end: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lowest = Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const end = at + END_LENGTH + view.getUint16(at + 20, true);
    if (end <= bytes.length) return { at, end };
  }
  return null;
}

/**
 * The names in an archive's directory as Latin-1, unchecked and only good for recognising an archive; null
 * when it has none that can be read.
 */
export function archiveNames(bytes: Uint8Array): ReadonlySet<string> | null {
  const found = findEnd(bytes);
  if (!found) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(found.at + 10, true);
  const names = new Set<string>();
  let at = view.getUint32(found.at + 16, true);
  for (let i = 0; i < Math.min(count, MAX_NAMES); i++) {
    if (at + ENTRY_LENGTH > found.at || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const [name, extra, comment] = [28, 30, 32].map(offset => view.getUint16(at + offset, true));
    if (name === undefined || extra === undefined || comment === undefined) return null;
    const raw = bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + name);
    names.add(Buffer.from(raw).toString('latin1').replaceAll('\\', '/'));
    at += ENTRY_LENGTH + name + extra + comment;
  }
  return names;
}
