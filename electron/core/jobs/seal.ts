/**
 * Sealing a file with age (age-encryption.org/v1), and opening a sealed one: what is sealed here opens with the
 * `age` tool and the other way about. Piece by piece, whole or not at all. Making a key of a passphrase takes about
 * a second in which the thread does nothing else, so this is never called in the one that answers windows.
 */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { Fault, type FaultCode } from '../../../shared/contract/fault.ts';
import type { ShareSeal } from '../../../shared/records/share-options.ts';
import { type ByteSink, writeAtomically } from '../exporters/atomic-file.ts';
import { toFault } from '../workspace/faults.ts';
import { isArmoured, withoutArmour } from './age-armour.ts';

/** What a file is sealed with: a passphrase, or the public keys (`age1…`) of those who may open it. */
export type SealKey = ShareSeal;

/**
 * What opens a sealed file: its passphrase, or secret keys of which one fits. An identity is a key
 * (`AGE-SECRET-KEY-1…`) or the text of a key file, with its comments.
 */
export type OpeningKey = { readonly passphrase: string } | { readonly identities: readonly string[] };

export interface SealWatching {
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the file were read, and of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const CANNOT_SEAL = 'Cannot seal the file';
const CANNOT_OPEN = 'Cannot open the sealed file';

/** How much of a file is read at a time, in bytes. */
const PIECE = 256 * 1024;
/** Longest header, in bytes: room for some hundred people with the longest kind of key. */
const LONGEST_HEADER = 1024 * 1024;
const MAGIC = 'age-encryption.org/v1\n';

/**
 * Seals `from` as `to`, replacing a file of that name.
 * @throws Fault `field.invalid` for a key that is none, `job.cancelled`, `file.missing`, `file.unreadable`,
 * `export.failed`, `disk.full`, `disk.failed`; nothing is left behind then.
 */
export async function seal(
  from: string,
  to: string,
  key: SealKey,
  watching: SealWatching = {},
): Promise<void> {
  const encrypter = new Encrypter();
  if ('passphrase' in key) encrypter.setPassphrase(notEmpty(key.passphrase));
  else addEach(key.recipients, 'a public key of age (age1…)', recipient => encrypter.addRecipient(recipient));
  await translating(CANNOT_SEAL, from, () =>
    writeAtomically(to, async sink => {
      await reading(piecesOf(from, CANNOT_SEAL, watching), async pieces =>
        pour(await encrypter.encrypt(ReadableStream.from(pieces)), sink),
      );
    }),
  );
}

/**
 * Opens the sealed file `from` as `to`, replacing a file of that name, armoured or not.
 * @throws Fault `seal.needsPassphrase` or `seal.needsKey` when it takes the other kind of key,
 * `seal.wrongPassphrase`, `seal.notForKey`, `seal.damaged`, `file.unsupported` for a file that is not sealed or
 * whose passphrase would take too long to try, and those of `seal`; nothing is left behind then.
 */
export async function unseal(
  from: string,
  to: string,
  key: OpeningKey,
  watching: SealWatching = {},
): Promise<void> {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(notEmpty(key.passphrase));
  else addEach(key.identities, 'a secret key of age (AGE-SECRET-KEY-1…)', one => decrypter.addIdentity(one));
  await translating(CANNOT_OPEN, from, () =>
    placing(to, sink =>
      reading(piecesOf(from, CANNOT_OPEN, watching), async pieces => {
        try {
          const { sealedWith, rest } = await headerOf(unarmoured(pieces), from);
          assertFits(key, sealedWith, from);
          await pour(await decrypter.decrypt(ReadableStream.from(rest)), sink);
        } catch (error) {
          throw whyNotOpened(error, key, from);
        }
      }),
    ),
  );
}

/**
 * Lets `write` fill a file that gets its name when it is whole, for nobody but its owner to read. It is not synced
 * to the disk, because the sealed file remains, and where this runs Node may forbid it.
 */
async function placing(path: string, write: (sink: ByteSink) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await write({ write: async piece => void (await file.writeFile(piece)) });
    await file.close();
    await rename(temporary, path);
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

/** Whether a file that begins with these bytes is sealed. */
export function isSealed(head: Uint8Array): boolean {
  return Buffer.from(head).toString('latin1').startsWith(MAGIC) || isArmoured(head);
}

/** @throws Fault `seal.needsPassphrase` or `seal.needsKey`: what the sealed file at `path` takes. */
export async function refuseWithoutKey(path: string, file: string): Promise<never> {
  try {
    return await reading(piecesOf(path, CANNOT_OPEN, {}), async pieces => {
      const { sealedWith } = await headerOf(unarmoured(pieces), file);
      throw neededKey(sealedWith, file);
    });
  } catch (error) {
    throw whyNotOpened(error, { identities: [] }, file);
  }
}

type Sealing = 'passphrase' | 'keys';

/** Closes the file the pieces come from, however far it was read: a stream that is dropped does not. */
async function reading<T, R>(
  pieces: AsyncGenerator<T>,
  act: (pieces: AsyncGenerator<T>) => Promise<R>,
): Promise<R> {
  try {
    return await act(pieces);
  } finally {
    await pieces.return(undefined);
  }
}

async function* piecesOf(
  path: string,
  what: string,
  { signal, onProgress }: SealWatching,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const file = await open(path, 'r');
  try {
    const total = (await file.stat()).size;
    for (let done = 0; ; ) {
      if (signal?.aborted) throw new Fault('job.cancelled', what, { file: path, reason: 'it was cancelled' });
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(PIECE), 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      done += bytesRead;
      onProgress?.(done, Math.max(total, done));
    }
  } finally {
    await file.close();
  }
}

/** The same bytes, taken out of their armour if they come in one. */
async function* unarmoured(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const first = await pieces.next();
  if (first.done) return;
  const all = preceded([first.value], pieces);
  yield* isArmoured(first.value) ? withoutArmour(all) : all;
}

/** Reads a header, to know what it takes; `rest` is the whole file again. @throws Fault when it has none. */
async function headerOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  file: string,
): Promise<{ sealedWith: Sealing; rest: AsyncGenerator<Uint8Array<ArrayBuffer>> }> {
  const read: Uint8Array<ArrayBuffer>[] = [];
  let header = '';
  // A header ends with the line that begins with three dashes.
  while (!/\n---[^\n]*\n/.test(header)) {
    const next = await pieces.next();
    if (next.done || header.length > LONGEST_HEADER) {
      if (header.startsWith(MAGIC)) throw damaged(file, 'it is cut off in its header');
      throw notSealed(file);
    }
    read.push(next.value);
    header += Buffer.from(next.value).toString('latin1');
  }
  if (!header.startsWith(MAGIC)) throw notSealed(file);
  const end = header.search(/\n---[^\n]*\n/);
  const sealedWith = /\n-> scrypt /.test(header.slice(0, end)) ? 'passphrase' : 'keys';
  return { sealedWith, rest: preceded(read, pieces) };
}

async function* preceded<T>(first: readonly T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}

async function pour(from: AsyncIterable<Uint8Array>, sink: ByteSink): Promise<void> {
  for await (const piece of from) await sink.write(piece);
}

function assertFits(key: OpeningKey, sealedWith: Sealing, file: string): void {
  if (('passphrase' in key ? 'passphrase' : 'keys') !== sealedWith) throw neededKey(sealedWith, file);
}

function neededKey(sealedWith: Sealing, file: string): Fault {
  return sealedWith === 'passphrase'
    ? new Fault('seal.needsPassphrase', CANNOT_OPEN, { file, reason: 'it takes a passphrase' })
    : new Fault('seal.needsKey', CANNOT_OPEN, {
        file,
        reason: 'it takes the secret key of somebody it was sealed for',
      });
}

/** What the library's errors mean. It tells them apart by their words alone. */
function whyNotOpened(error: unknown, key: OpeningKey, file: string): unknown {
  if (!(error instanceof Error) || error instanceof Fault || isFromSystem(error)) return error;
  if (/work factor is too high/.test(error.message))
    return new Fault('file.unsupported', CANNOT_OPEN, {
      file,
      reason:
        'trying its passphrase would take more time and memory than is safe (its work factor is too high)',
    });
  if (/no identity matched/.test(error.message))
    return 'passphrase' in key
      ? new Fault('seal.wrongPassphrase', CANNOT_OPEN, { file, reason: 'that is not its passphrase' })
      : new Fault('seal.notForKey', CANNOT_OPEN, { file, reason: 'it was not sealed for this key' });
  return damaged(file, 'it was cut off or altered on its way');
}

function damaged(file: string, reason: string): Fault {
  return new Fault('seal.damaged', CANNOT_OPEN, { file, reason: `${reason}; ask for it again` });
}

function notSealed(file: string): Fault {
  return new Fault('file.unsupported', CANNOT_OPEN, { file, reason: 'it is not sealed with age' });
}

function notEmpty(passphrase: string): string {
  if (passphrase !== '') return passphrase;
  throw new Fault('field.invalid', 'Cannot use the passphrase', { reason: 'it is empty' });
}

/** Hands on every key in `texts`: each line that is neither blank nor a comment. */
function addEach(texts: readonly string[], kind: string, add: (key: string) => void): void {
  const keys = texts.flatMap(text => text.split('\n')).map(line => line.trim());
  const given = keys.filter(line => line !== '' && !line.startsWith('#'));
  const refuse = (reason: string) => new Fault('field.invalid', 'Cannot use the key', { reason });
  if (given.length === 0) throw refuse('there is none');
  for (const key of given) {
    try {
      add(key);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // Half of a secret key is still a secret.
      throw refuse(`${/secret/.test(kind) ? 'it' : `“${key}”`} is not ${kind}`);
    }
  }
}

/** Says under `what` what the file system refused; the file that could not be read is `from`. */
async function translating(what: string, from: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Fault) throw new Fault(error.code, what, error.data);
    const code = isFromSystem(error) ? READING[error.code] : undefined;
    if (code === undefined) throw toFault(error, what, from);
    throw new Fault(code[0], what, { file: from, reason: code[1] });
  }
}

const READING: Readonly<Record<string, readonly [FaultCode, string]>> = {
  ENOENT: ['file.missing', 'there is no such file'],
  EACCES: ['file.unreadable', 'permission denied'],
  EPERM: ['file.unreadable', 'permission denied'],
  EISDIR: ['file.unreadable', 'it is a folder'],
};

function isFromSystem(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
