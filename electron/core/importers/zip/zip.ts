/**
 * Reading ZIP archives from memory: the one way DOCX, ODT and EPUB files are opened. Nothing is ever written
 * to disk, no size an archive declares is believed, and a part is inflated only when it is asked for.
 *
 * The directory is read by yauzl; the parts are inflated here, because the count of what comes out has to
 * stop the inflating and not follow it.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { refusal, tooLarge } from '../file-kind.ts';
import { findEnd } from './directory.ts';
import { decodedName, foldedName, normalisedName } from './part-name.ts';

/** Limits of an archive. Ratio and its grace are those of Apache POI's `ZipSecureFile`. */
export interface ArchiveLimits {
  /** Most entries of the directory. */
  readonly entries: number;
  /** Bytes all parts together may come to when they are read. */
  readonly inflated: number;
  /** Most bytes one compressed byte may become, in a part that inflates beyond `grace` bytes. */
  readonly ratio: number;
  readonly grace: number;
}
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  inflated: 512 * 1024 * 1024,
  ratio: 100,
  grace: 100 * 1024,
};

/** An open archive. Names have `/` between folders, no leading `/`, no `.` or `..`. */
export interface Archive {
  /** Names of the parts in the order of the directory, without folders and without what was ignored. */
  readonly names: readonly string[];
  /** What to tell of entries that were ignored: names that leave the archive, symbolic links. */
  readonly warnings: readonly string[];
  /** Whether there is such a part. Upper and lower case are one, as packages of documents want it. */
  has(name: string): boolean;
  /**
   * The bytes of a part, inflated anew at each call and counted each time; null when there is none.
   * @throws Fault `file.tooLarge` past a limit, `file.malformed` for a damaged part or one that stands twice
   *   in the archive, `file.unsupported` for one that is encrypted or compressed in another way than deflate.
   */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * Opens an archive.
 * @param file Name of the file for refusals; null when it has none.
 * @throws Fault `file.malformed` when the directory cannot be read, `file.tooLarge` for one with too many
 *   entries, `file.unsupported` when it is encrypted as a whole.
 */
export async function openArchive(
  bytes: Uint8Array,
  file: string | null,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Archive> {
  const end = findEnd(bytes)?.end;
  if (end === undefined) throw refusal('file.malformed', file, 'the file is cut off or damaged');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  try {
    // Names are decoded here: yauzl would refuse a whole book because of one bad name.
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
    const zip = await fromBufferPromise(buffer, options);
    if (zip.entryCount > limits.entries) throw tooLarge(file, 'it holds more than 10,000 parts');
    return new OpenArchive({ zip, buffer, file, limits }, await readDirectory(zip));
  } catch (error) {
    throw asRefusal(error, file);
  }
}

interface Directory {
  /** Entries by folded name; more than one where a name stands twice. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly names: readonly string[];
  readonly ignored: number;
}

async function readDirectory(zip: ZipFile): Promise<Directory> {
  const entries = new Map<string, Entry[]>();
  const names: string[] = [];
  let ignored = 0;
  for await (const entry of zip.eachEntry()) {
    const name = normalisedName(nameOf(entry));
    if (name?.endsWith('/')) continue;
    if (name === null || isSpecial(entry)) {
      ignored++;
      continue;
    }
    const key = foldedName(name);
    const others = entries.get(key);
    if (others) others.push(entry);
    else {
      entries.set(key, [entry]);
      names.push(name);
    }
  }
  return { entries, names, ignored };
}

function nameOf(entry: Entry): string {
  const fallback = getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  );
  return decodedName(entry.fileNameRaw, fallback);
}

/** Whether an entry is a symbolic link, a device or the like: its Unix mode says so. */
function isSpecial(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  const isUnix = entry.versionMadeBy >>> 8 === 3;
  return type === 0o120000 || (isUnix && type !== 0 && type !== 0o100000);
}

interface Opened {
  readonly zip: ZipFile;
  readonly buffer: Buffer;
  readonly file: string | null;
  readonly limits: ArchiveLimits;
}

class OpenArchive implements Archive {
  readonly names: readonly string[];
  readonly warnings: readonly string[];
  readonly #opened: Opened;
  readonly #entries: Directory['entries'];
  #inflated = 0;

  constructor(opened: Opened, { entries, names, ignored }: Directory) {
    this.#opened = opened;
    this.#entries = entries;
    this.names = names;
    this.warnings =
      ignored === 0
        ? []
        : ['The file holds parts with unsafe names or links to other files; they were ignored'];
  }

  has(name: string): boolean {
    return this.#entries.has(foldedName(name));
  }

  async read(name: string): Promise<Uint8Array | null> {
    const { zip, buffer, file } = this.#opened;
    const [entry, ...others] = this.#entries.get(foldedName(name)) ?? [];
    if (entry === undefined) return null;
    if (others.length > 0) throw refusal('file.malformed', file, `its part ${name} stands in it twice`);
    if (entry.isEncrypted()) throw refusal('file.unsupported', file, 'it is protected by a password');
    try {
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const data = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
      const inflated = this.#inflate(entry, data, name);
      if (crc32(inflated) !== entry.crc32) throw damaged(name, file);
      return inflated;
    } catch (error) {
      throw asRefusal(error, file, name);
    }
  }

  /** The content of an entry; inflating stops at the first byte past a limit. */
  #inflate(entry: Entry, data: Buffer, name: string): Buffer {
    const { file, limits } = this.#opened;
    const left = limits.inflated - this.#inflated;
    const most = Math.min(left, Math.max(limits.grace, limits.ratio * data.length));
    const inflated = inflatedUpTo(entry, data, most, file);
    if (inflated === null || inflated.length > most) {
      const isTotal = most === left;
      const reason = isTotal
        ? 'it inflates to more than 512 MB'
        : `its part ${name} inflates more than a hundredfold, as no document does`;
      throw tooLarge(file, reason);
    }
    this.#inflated += inflated.length;
    return inflated;
  }
}

/** What an entry inflates to, or null when that is more than `most` bytes. */
function inflatedUpTo(entry: Entry, data: Buffer, most: number, file: string | null): Buffer | null {
  if (entry.compressionMethod === 0) return data;
  if (entry.compressionMethod !== 8)
    throw refusal('file.unsupported', file, 'it is compressed in a way Postil does not read');
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function damaged(name: string, file: string | null): Error {
  return refusal('file.malformed', file, `its part ${name} is damaged`);
}

/** What yauzl or zlib found wrong, as a refusal; anything that is no complaint about the bytes as it is. */
function asRefusal(error: unknown, file: string | null, name?: string): unknown {
  if (!(error instanceof Error) || error.name === 'Fault') return error;
  if (/encryption/.test(error.message))
    return refusal('file.unsupported', file, 'it is protected by a password');
  // A bug of ours is a TypeError; yauzl and zlib throw plain errors, and a RangeError on lying offsets.
  if (error instanceof TypeError) return error;
  return name === undefined
    ? refusal('file.malformed', file, 'its directory of parts is damaged')
    : damaged(name, file);
}
