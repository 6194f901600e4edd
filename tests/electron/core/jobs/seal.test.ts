/** Sealing: what opens, what does not, and that nothing is left of what did not. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armor, generateIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  isSealed,
  type OpeningKey,
  type SealKey,
  seal,
  unseal,
} from '../../../../electron/core/jobs/seal.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('seal');
const CHUNK = 64 * 1024;

let identity: string;
let forAda: SealKey;
let asAda: OpeningKey;
beforeAll(async () => {
  identity = await generateIdentity();
  forAda = { recipients: [await identityToRecipient(identity)] };
  asAda = { identities: [identity] };
});

/** A folder of its own with a file in it, sealed. */
async function sealed(bytes: Uint8Array, key: SealKey) {
  const folder = mkdtempSync(join(root, 'a-'));
  const paths = {
    folder,
    plain: join(folder, 'plain'),
    sealed: join(folder, 'x.age'),
    out: join(folder, 'out'),
  };
  writeFileSync(paths.plain, bytes);
  await seal(paths.plain, paths.sealed, key);
  return paths;
}

/** What opening says, after seeing that it left nothing. */
async function refusal(paths: Awaited<ReturnType<typeof sealed>>, key: OpeningKey) {
  const before = readdirSync(paths.folder);
  const fault: unknown = await unseal(paths.sealed, paths.out, key).then(
    () => 'it opened',
    error => error,
  );
  expect(readdirSync(paths.folder)).toEqual(before);
  return fault;
}

describe('a sealed file', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_003])(
    'of %i bytes opens as it was for whom it was sealed',
    async size => {
      const bytes = randomBytes(size);
      const paths = await sealed(bytes, forAda);
      expect(isSealed(readFileSync(paths.sealed))).toBe(true);
      await unseal(paths.sealed, paths.out, asAda);
      expect(readFileSync(paths.out).equals(bytes)).toBe(true);
      expect(readdirSync(paths.folder).sort()).toEqual(['out', 'plain', 'x.age']);
    },
  );

  it('opens with its passphrase, and says when it was another one', { timeout: 120_000 }, async () => {
    const paths = await sealed(Buffer.from('secret'), { passphrase: 'six words that nobody else knows' });
    expect(await refusal(paths, { passphrase: 'six words that somebody else knows' })).toMatchObject({
      code: 'seal.wrongPassphrase',
      data: { file: paths.sealed },
    });
    await unseal(paths.sealed, paths.out, { passphrase: 'six words that nobody else knows' });
    expect(readFileSync(paths.out, 'utf8')).toBe('secret');
  });

  it('opens with the text of a key file, whichever of several keys fits', async () => {
    const paths = await sealed(Buffer.from('secret'), forAda);
    const file = `# created: today\n# public key: age1…\n${await generateIdentity()}\n\n${identity}\n`;
    await unseal(paths.sealed, paths.out, { identities: [file] });
    expect(readFileSync(paths.out, 'utf8')).toBe('secret');
  });

  it('says when it was sealed for somebody else', async () => {
    const paths = await sealed(Buffer.from('secret'), forAda);
    const other = { identities: [await generateIdentity()] };
    expect(await refusal(paths, other)).toMatchObject({ code: 'seal.notForKey' });
  });

  it('says which kind of key it takes', async () => {
    const paths = await sealed(Buffer.from('secret'), forAda);
    expect(await refusal(paths, { passphrase: 'x' })).toMatchObject({ code: 'seal.needsKey' });
    const header = 'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\nAAAA\n--- AAAA\n';
    writeFileSync(paths.sealed, header);
    expect(await refusal(paths, asAda)).toMatchObject({ code: 'seal.needsPassphrase' });
  });

  it('that would take too long to try is refused at once', async () => {
    const paths = await sealed(Buffer.from('secret'), forAda);
    const header = `age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
    writeFileSync(paths.sealed, header);
    const fault = await refusal(paths, { passphrase: 'x' });
    expect(fault).toMatchObject({
      code: 'file.unsupported',
      message: expect.stringContaining('work factor'),
    });
  });

  it('is told from one that is not sealed', async () => {
    const paths = await sealed(Buffer.from('secret'), forAda);
    for (const text of ['', 'SQLite format 3\0', 'age-encryption.org/v9\n', 'x'.repeat(3_000_000)]) {
      writeFileSync(paths.sealed, text);
      expect(isSealed(Buffer.from(text))).toBe(false);
      expect(await refusal(paths, asAda)).toMatchObject({ code: 'file.unsupported' });
    }
  });
});

describe('a sealed file that was damaged on its way', () => {
  it('is refused wherever it was cut off', async () => {
    const paths = await sealed(randomBytes(3 * CHUNK + 100), forAda);
    const whole = readFileSync(paths.sealed);
    const header = whole.indexOf('\n---') + 1;
    const body = whole.indexOf('\n', header) + 1 + 16;
    const full = CHUNK + 16;
    const ends = [
      25,
      header,
      body - 16,
      body - 1,
      body,
      body + 16,
      body + full,
      body + 2 * full,
      body + 3 * full,
    ];
    for (const end of [...ends, body + 3 * full + 1, body + 3 * full + 16, whole.length - 1]) {
      writeFileSync(paths.sealed, whole.subarray(0, end));
      expect(await refusal(paths, asAda), `cut at ${end}`).toMatchObject({ code: 'seal.damaged' });
    }
    writeFileSync(paths.sealed, Buffer.concat([whole, Buffer.from('x')]));
    expect(await refusal(paths, asAda), 'with a byte more').toMatchObject({ code: 'seal.damaged' });
  });

  it('is refused whichever bit was flipped', async () => {
    const paths = await sealed(randomBytes(2 * CHUNK), forAda);
    const whole = readFileSync(paths.sealed);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(whole);
        altered[at] = (altered[at] ?? 0) ^ (1 << bit);
        writeFileSync(paths.sealed, altered);
        const fault = await refusal(paths, asAda);
        expect(fault).toMatchObject({ code: expect.stringMatching(/^(seal|file)\./) });
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when its armour is not whole', async () => {
    const paths = await sealed(randomBytes(5_000), forAda);
    const text = armor.encode(readFileSync(paths.sealed));
    writeFileSync(paths.sealed, ` \r\n${text.replaceAll('\n', '\r\n')}\n\n`);
    await unseal(paths.sealed, paths.out, asAda);
    expect(readFileSync(paths.out).equals(readFileSync(paths.plain))).toBe(true);
    const lines = text.split('\n');
    const broken = [
      text.slice(0, -20),
      text.slice(0, text.length / 2),
      `${text}more`,
      [...lines.slice(0, 5), 'QUJD', ...lines.slice(5)].join('\n'),
      [...lines.slice(0, 5), '', ...lines.slice(5)].join('\n'),
      `${lines.slice(0, 5).join('\n')}\n${'A'.repeat(5_000_000)}`,
    ];
    for (const altered of broken) {
      writeFileSync(paths.sealed, altered);
      expect(await refusal(paths, asAda)).toMatchObject({ code: 'seal.damaged' });
    }
  });
});

describe('sealing', () => {
  it.each<[string, SealKey]>([
    ['it is empty', { passphrase: '' }],
    ['there is none', { recipients: [] }],
    ['is not a public key', { recipients: ['age1nonsense'] }],
    ['is not a public key', { recipients: ['ssh-ed25519 AAAA'] }],
  ])('says of a key that %s', async (words, key) => {
    await expect(seal('/dev/null', join(root, 'never'), key)).rejects.toMatchObject({
      code: 'field.invalid',
      message: expect.stringContaining(words),
    });
    expect(readdirSync(root)).not.toContain('never');
  });

  it('never repeats a secret key that is not right', async () => {
    const half = identity.slice(0, -3);
    const fault: unknown = await unseal('/dev/null', join(root, 'never'), { identities: [half] }).catch(
      e => e,
    );
    expect(fault).toMatchObject({ code: 'field.invalid' });
    expect(String(fault)).not.toContain(half);
  });

  it('can be stopped, and then leaves nothing', async () => {
    const folder = mkdtempSync(join(root, 'a-'));
    writeFileSync(join(folder, 'plain'), randomBytes(2_000_000));
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = (done: number, total: number) => {
      told.push(done / total);
      if (done > 1_000_000) stop.abort();
    };
    await expect(
      seal(join(folder, 'plain'), join(folder, 'x.age'), forAda, { signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(told.length).toBeGreaterThan(1);
    expect(Math.max(...told)).toBeLessThan(1);
    expect(readdirSync(folder)).toEqual(['plain']);
  });

  it('says when there is nothing to seal, or nowhere to put it', async () => {
    const nowhere = join(root, 'no', 'such');
    await expect(seal(nowhere, join(root, 'never'), forAda)).rejects.toMatchObject({
      code: 'file.missing',
      data: { file: nowhere },
    });
    await expect(seal('/dev/null', nowhere, forAda)).rejects.toMatchObject({ data: { file: nowhere } });
    expect(readdirSync(root)).not.toContain('never');
  });

  it('holds little of a large file in memory', async () => {
    const size = 128 * 1024 * 1024;
    const paths = await sealed(new Uint8Array(), forAda);
    truncateSync(paths.plain, size);
    let most = 0;
    let told = 0;
    const onProgress = () => {
      told++;
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    };
    await seal(paths.plain, paths.sealed, forAda, { onProgress });
    await unseal(paths.sealed, paths.out, asAda, { onProgress });
    expect(statSync(paths.out).size).toBe(size);
    expect(told).toBeGreaterThan(100);
    // Buffers that are done with are freed some 64 MB at a time.
    expect(most).toBeLessThan((size * 3) / 4);
  });
});
