/**
 * Reading ASCII armour, the form of an age file that can be pasted into a mail: PEM (RFC 7468, strict) with the
 * label "AGE ENCRYPTED FILE" (age-encryption.org/v1, "ASCII armor"). Piece by piece, so that no file is too large.
 */

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----';
const END = '-----END AGE ENCRYPTED FILE-----';
/** Characters of a line of base64; only the last may have fewer. */
const COLUMNS = 64;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Lines are short; what goes on for longer without an end is no armour. */
const LONGEST_LINE = 1024;

/** The armour is broken off, or is not what it says it is. */
export class ArmourError extends Error {
  override readonly name = 'ArmourError';
}

/** Whether a file that begins with these bytes is armoured. Blank space may stand before. */
export function isArmoured(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, LONGEST_LINE)).toString('latin1').trimStart().startsWith(BEGIN);
}

/** The bytes in the armour. @throws ArmourError when it is not whole. */
export async function* withoutArmour(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const body = new ArmourBody();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new ArmourError('a line is too long');
    const bytes = lines.map(line => body.take(line.endsWith('\r') ? line.slice(0, -1) : line));
    yield Buffer.concat(bytes);
  }
  yield Buffer.from(body.take(rest));
  if (body.state !== 'after') throw new ArmourError('it is broken off');
}

class ArmourBody {
  state: 'before' | 'inside' | 'last' | 'after' = 'before';

  /** The bytes of a line, without its line break. */
  take(line: string): Uint8Array {
    const none = new Uint8Array();
    if (this.state === 'before' || this.state === 'after') {
      if (line.trim() === '') return none;
      if (this.state === 'after' || line.trimStart() !== BEGIN)
        throw new ArmourError('something stands around it');
      this.state = 'inside';
      return none;
    }
    if (line === END) {
      this.state = 'after';
      return none;
    }
    if (this.state === 'last' || line.length > COLUMNS || line === '' || !BASE64.test(line))
      throw new ArmourError('a line is not base64');
    if (line.length < COLUMNS || line.endsWith('=')) this.state = 'last';
    return Buffer.from(line, 'base64');
  }
}
