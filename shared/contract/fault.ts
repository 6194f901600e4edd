/**
 * Every refusal the renderer and the command line may meet, by code. A fault is expected: it says what could
 * not be done, to which file, and why; nothing was changed. Anything else that is thrown is a bug.
 */
import { z } from 'zod';

export const FaultData = z.object({
  /** The file or folder it is about, as the person named it. */
  file: z.string().optional(),
  /** Why, in words that can stand after a colon. */
  reason: z.string().optional(),
});
export type FaultData = z.infer<typeof FaultData>;

const faultCodes = [
  'workspace.none',
  'workspace.missing',
  'workspace.exists',
  'workspace.foreign',
  'workspace.newer',
  'workspace.inUse',
  'workspace.readOnly',
  'workspace.damaged',
  'disk.full',
  'disk.failed',
  'file.missing',
  'file.unreadable',
  'file.empty',
  'file.tooLarge',
  'file.binary',
  'file.unsupported',
  'file.malformed',
  'file.noText',
  'import.tooSlow',
  'import.failed',
  'import.gone',
  'record.missing',
  'document.changed',
  'field.invalid',
  'tag.sameName',
  'collection.sameName',
  'view.sameName',
  'step.overtaken',
  'export.failed',
  'merge.refused',
  'seal.needsPassphrase',
  'seal.needsKey',
  'seal.wrongPassphrase',
  'seal.notForKey',
  'seal.damaged',
  'job.cancelled',
  'shell.unable',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** The same refusals for every call: any of them may meet a full disk or a closed workspace. */
export const faultMap = Object.fromEntries(
  faultCodes.map(code => [code, { status: 422, data: FaultData }]),
) as Record<FaultCode, { status: number; data: typeof FaultData }>;

/** A refusal on its way from where it was noticed to the person who asked. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly data: FaultData;

  /** @param what What could not be done, without file and reason: "Cannot open the workspace". */
  constructor(code: FaultCode, what: string, data: FaultData = {}) {
    super(sentence(what, data));
    this.code = code;
    this.data = data;
    this.what = what;
  }

  readonly what: string;
}

/** `what (file): reason`: the form the command line prints and dialogs show. */
function sentence(what: string, { file, reason }: FaultData): string {
  return `${what}${file === undefined ? '' : ` (${file})`}${reason === undefined ? '' : `: ${reason}`}`;
}
