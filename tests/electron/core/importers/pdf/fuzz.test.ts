import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { ImportedArticle } from '../../../../../shared/records/imported-article.ts';
import { schema } from '../../../../../shared/text/schema.ts';
import { pdfBytes } from '../../../../support/pdf-files.ts';
import { block, writePdf } from '../../../../support/pdf-writer.ts';

/** Whether reading ends as it must: in a valid article, or in a refusal. */
async function endsWell(bytes: Uint8Array): Promise<boolean> {
  try {
    const article = ImportedArticle.parse(await importArticle(bytes, { name: 'any.pdf' }));
    schema.nodeFromJSON(article.body).check();
    return true;
  } catch (error) {
    if (error instanceof Fault) return true;
    throw error;
  }
}

const NAMES = readdirSync('tests/fixtures/pdf').filter(name => name.endsWith('.pdf'));
const FILES = NAMES.map(pdfBytes);
const file = fc.constantFrom(...FILES);
const SMALL = writePdf([
  block('The clerk reads the gauge at six and writes it down.', { x: 72, y: 700, letters: 40 }),
]);

describe('a damaged PDF', () => {
  it('has fixtures to be made from', () => {
    expect(NAMES.length).toBeGreaterThan(5);
  });

  it('that is cut off anywhere ends in an article or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.double({ min: 0, max: 1, noNaN: true }), (bytes, share) =>
        endsWell(bytes.slice(0, Math.floor(share * bytes.length))),
      ),
      { numRuns: 40 },
    );
  });

  it('with some bits turned over ends in an article or a refusal', async () => {
    const flips = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999_999, noNaN: true }), fc.nat(7)), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(file, flips, (bytes, turned) => {
        const copy = bytes.slice();
        for (const [share, bit] of turned) {
          const at = Math.floor(share * copy.length);
          copy[at] = (copy[at] ?? 0) ^ (1 << bit);
        }
        return endsWell(copy);
      }),
      { numRuns: 60 },
    );
  });

  it('with any bytes in the place of some ends in an article or a refusal', async () => {
    const piece = fc.tuple(fc.nat(SMALL.length - 1), fc.uint8Array({ minLength: 1, maxLength: 30 }));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), pieces => {
        const copy = SMALL.slice();
        for (const [at, bytes] of pieces) copy.set(bytes.slice(0, copy.length - at), at);
        return endsWell(copy);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any instructions on a page', () => {
  it('end in an article or a refusal', async () => {
    const number = fc.oneof(
      fc.integer({ min: -2_000, max: 2_000 }).map(String),
      fc.constantFrom('0', '1e9', '-99999999999', '0.00001', '/x', '(a)', 'null'),
    );
    const operator = fc.constantFrom(
      ...'q Q cm BT ET Tf Td TD Tm T* Tc Tw Tz TL Ts Tr Tj TJ \' " BMC BDC EMC re f m l S W n gs Do sh scn BI'.split(
        ' ',
      ),
    );
    const shown = fc.constantFrom(
      '(The clerk reads the gauge.) Tj',
      '[(a) -300 (b)] TJ',
      '/regular 10 Tf',
      '/P << /ActualText (x) >> BDC',
    );
    const instruction = fc.oneof(
      fc.tuple(fc.array(number, { maxLength: 6 }), operator).map(([args, name]) => [...args, name].join(' ')),
      shown,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(instruction, { maxLength: 60 }), instructions =>
        endsWell(writePdf([`BT /regular 10 Tf 72 700 Td\n${instructions.join('\n')}`])),
      ),
      { numRuns: 300 },
    );
  });
});
