/** Telling projects and codebooks of REFI-QDA from other files by their bytes. */
import { archiveNames } from '../zip/directory.ts';

/** Bytes of a codebook in which its root element is looked for. */
const START = 4_096;

/** Whether this is a `.qdpx` archive or the XML of a project or codebook, whatever its name. */
export function isProjectFile(bytes: Uint8Array): boolean {
  const names = archiveNames(bytes);
  if (names !== null) return [...names].some(name => /\.qde$/i.test(name));
  const start = Buffer.from(bytes.subarray(0, START)).toString('latin1').replaceAll('\0', '');
  return /<([\w-]+:)?(CodeBook|Project)[\s>]/.test(start) && start.includes('urn:QDA-XML:');
}
