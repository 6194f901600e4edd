/** Sealed files and the `age` tool of others: each opens what the other sealed. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../../../electron/core/jobs/seal.ts';
import { age, ageAnswering, hasAge, newAgeKey } from '../../../support/age-tool.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('age');
const bytes = randomBytes(200_000);
const plain = join(folder, 'plain');
writeFileSync(plain, bytes);
const file = (name: string) => join(folder, name);
const passphrase = 'gauge treaty bank spring reading day';
const isWhole = (name: string) => readFileSync(file(name)).equals(bytes);

describe.skipIf(!hasAge())('with the tool age (skipped where it is not installed)', () => {
  it('what Postil seals for a key opens', async () => {
    const { recipient } = newAgeKey(file('ada.key'));
    await seal(plain, file('to-age'), { recipients: [recipient] });
    await age('-d', '-i', file('ada.key'), '-o', file('from-postil'), file('to-age'));
    expect(isWhole('from-postil')).toBe(true);
  });

  it.each([[], ['--armor']])('what it seals for a key opens in Postil %s', async (...armour) => {
    const { identity, recipient } = newAgeKey(file(`key${armour.length}`));
    await age(...armour, '-r', recipient, '-o', file('from-age'), plain);
    await unseal(file('from-age'), file('opened'), { identities: [identity] });
    expect(isWhole('opened')).toBe(true);
  });

  it('what Postil seals with a passphrase opens', { timeout: 120_000 }, async () => {
    await seal(plain, file('words'), { passphrase });
    await ageAnswering(passphrase, '-d', '-o', file('from-words'), file('words'));
    expect(isWhole('from-words')).toBe(true);
    await expect(ageAnswering('another', '-d', '-o', file('never'), file('words'))).rejects.toThrow();
  });

  it('what it seals with a passphrase opens in Postil', { timeout: 120_000 }, async () => {
    await ageAnswering(passphrase, '-p', '-o', file('words-of-age'), plain);
    await unseal(file('words-of-age'), file('opened-words'), { passphrase });
    expect(isWhole('opened-words')).toBe(true);
  });
});
