/** Writing ZIP archives byte by byte: proper ones, and ones no proper program would write. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  /** Bytes already deflated, taken as they are. */
  readonly deflated?: Uint8Array;
  readonly isStored?: boolean;
  /** What the archive says instead of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly compressedSize?: number;
    readonly crc?: number;
    readonly method?: number;
    readonly flags?: number;
  };
  /** Unix mode with file type, e.g. `0o120777` for a symbolic link. */
  readonly mode?: number;
}

export interface ZipShape {
  readonly comment?: string;
  /** Number of parts the directory claims to have. */
  readonly count?: number;
}

/** An archive of the parts, in order. */
export function zipOf(parts: readonly ZipPart[], { comment = '', count }: ZipShape = {}): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const written = writePart(part, offset);
    locals.push(written.local);
    directory.push(written.entry);
    offset += written.local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? parts.length, 8);
  end.writeUInt16LE(count ?? parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return new Uint8Array(Buffer.concat([...locals, entries, end, Buffer.from(comment)]));
}

/** An archive of texts by name, as most tests need it. */
export function zipOfTexts(texts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipOf(Object.entries(texts).map(([name, data]) => ({ name, data })));
}

function writePart(part: ZipPart, offset: number): { local: Buffer; entry: Buffer } {
  const data = Buffer.from(part.data ?? '');
  const body = part.deflated ?? (part.isStored ? data : deflateRawSync(data));
  const { claims = {} } = part;
  const name = Buffer.from(part.name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(claims.flags ?? 0x800, 2);
  common.writeUInt16LE(claims.method ?? (part.isStored ? 0 : 8), 4);
  common.writeUInt32LE(claims.crc ?? crc32(data), 10);
  common.writeUInt32LE(claims.compressedSize ?? body.length, 14);
  common.writeUInt32LE(claims.size ?? data.length, 18);
  common.writeUInt16LE(name.length, 22);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6);
  place.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([20, part.mode === undefined ? 0 : 3]);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, name, body]),
    entry: Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, common, place, name]),
  };
}
