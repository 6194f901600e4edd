/** Rows of evidence made up for the exporters' tests. */
import type { EvidenceRow } from '../../../../shared/records/evidence.ts';

const DOCUMENT: EvidenceRow['document'] = {
  id: '0190aaaa-0000-7000-8000-000000000001',
  title: 'A quiet border',
  byline: null,
  publication: 'The Valley Herald',
  published: '2025-03-16',
  url: 'https://herald.example/quiet',
  accessed: null,
  language: 'en',
  textHash: 'ab'.repeat(32),
};

export function rowWith(
  changes: Partial<Omit<EvidenceRow, 'document'>> & { document?: Partial<EvidenceRow['document']> } = {},
): EvidenceRow {
  return {
    annotation: '0190aaaa-0000-7000-8000-000000000002',
    kind: 'claim',
    quote: 'Trade has doubled.',
    note: null,
    tags: [],
    tagIds: [],
    fields: {},
    confidence: null,
    keyPassage: false,
    contextBefore: '',
    contextAfter: '',
    heading: null,
    paragraph: 3,
    page: null,
    start: 10,
    end: 28,
    status: 'exact',
    links: [],
    coder: 'Mira Sand',
    createdAt: Date.UTC(2025, 2, 17, 9, 30),
    modifiedAt: Date.UTC(2025, 2, 17, 9, 30, 1, 5),
    ...changes,
    document: { ...DOCUMENT, ...changes.document },
  };
}
