/** Bringing a small article into a test session, and naming passages in it. */

import type { Anchor } from '../../shared/records/anchor.ts';
import type { Document } from '../../shared/records/document.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import { plainTextOf } from '../../shared/text/plain-text.ts';
import { schema } from '../../shared/text/schema.ts';
import type { TestSession } from './session.ts';

export const ARTICLE = `A quiet border – The Valley Herald – VALLEYHERALD.EXAMPLE

By Mira Sand

The two governments have kept the ceasefire for three years. Trade across the river has doubled.

In 1975 the Helsinki Final Act tied borders to rights. It took fifteen years to matter.

They should publish the gauge readings every day, from both banks, in one table.

Published in The Valley Herald, March 16th, 2025
`;

/** Imports text as the window would: staged, previewed, confirmed as guessed. */
export async function importText(
  { client }: TestSession,
  text: string,
  name = 'article.txt',
): Promise<Document> {
  const bytes = new TextEncoder().encode(text);
  const { staged } = await client.imports.stage({ name, size: bytes.byteLength });
  await client.imports.append({ staged, piece: new Blob([bytes]) });
  const preview = await client.imports.preview({ staged });
  return client.imports.confirm({ staged, metadata: preview.metadata });
}

/** The plain text of a document as anchors count in it. */
export async function textOf({ client }: TestSession, id: string): Promise<string> {
  const { body } = await client.documents.get({ id });
  return plainTextOf(schema.nodeFromJSON(body)).text;
}

/** The anchor of the first place where `quote` stands in a document. */
export async function anchorOf(test: TestSession, document: Document, quote: string): Promise<Anchor> {
  const text = await textOf(test, document.id);
  const start = text.indexOf(quote);
  const anchor = start === -1 ? null : describeSelection(document.content, text, start, start + quote.length);
  if (anchor === null) throw new Error(`the test article does not say “${quote}”`);
  return anchor;
}
