/** Checking XML against a schema with libxml2's `xmllint`, which shares nothing with Postil. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export function hasXmllint(): boolean {
  return spawnSync('xmllint', ['--version']).status === 0;
}

/** What `xmllint` finds wrong with XML under a schema; empty when it is valid. */
export function schemaErrors(
  xml: Uint8Array,
  folder: string,
  schema: 'Project.xsd' | 'Codebook.xsd',
): string {
  const args = ['--noout', '--nonet', '--huge', '--schema', join(folder, schema), '-'];
  const { status, stderr, error } = spawnSync('xmllint', args, { input: xml, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return status === 0 ? '' : stderr;
}
