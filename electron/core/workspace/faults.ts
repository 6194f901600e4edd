/** What SQLite and the file system report, said as faults. */
import Database from 'better-sqlite3';
import { Fault, type FaultCode } from '../../../shared/contract/fault.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that are no bug of ours. */
const FAULTS: Readonly<Record<string, { code: FaultCode; reason: string }>> = {
  SQLITE_FULL: { code: 'disk.full', reason: 'the disk is full; free some space and try again' },
  SQLITE_IOERR: { code: 'disk.failed', reason: 'the disk refused to read or write' },
  SQLITE_READONLY: { code: 'workspace.readOnly', reason: 'the file or its folder cannot be written to' },
  SQLITE_PERM: { code: 'workspace.readOnly', reason: 'the file or its folder cannot be written to' },
  SQLITE_BUSY: { code: 'workspace.inUse', reason: 'another program is using it; close it there first' },
  SQLITE_LOCKED: { code: 'workspace.inUse', reason: 'another program is using it; close it there first' },
  SQLITE_CANTOPEN: { code: 'workspace.readOnly', reason: 'the files beside it cannot be opened or made' },
  SQLITE_NOTADB: { code: 'workspace.foreign', reason: 'it is not a Postil workspace' },
  SQLITE_CORRUPT: {
    code: 'workspace.damaged',
    reason: 'the file is damaged; it was left as it is, open a backup of it',
  },
};

const FILE_FAULTS: Readonly<Record<string, { code: FaultCode; reason: string }>> = {
  ENOENT: { code: 'workspace.missing', reason: 'there is no such file or folder' },
  ENOTDIR: { code: 'workspace.missing', reason: 'there is no such folder' },
  EEXIST: { code: 'workspace.exists', reason: 'there is something else of that name' },
  EBUSY: { code: 'workspace.inUse', reason: 'another program is using it; close it there first' },
  ELOOP: { code: 'workspace.missing', reason: 'its symbolic links lead in a circle' },
  EACCES: { code: 'workspace.readOnly', reason: 'permission denied' },
  EPERM: { code: 'workspace.readOnly', reason: 'permission denied' },
  EROFS: { code: 'workspace.readOnly', reason: 'the disk is read-only' },
  ENOSPC: { code: 'disk.full', reason: 'the disk is full; free some space and try again' },
  EDQUOT: { code: 'disk.full', reason: 'your share of the disk is used up' },
  EIO: { code: 'disk.failed', reason: 'the disk refused to read or write' },
  EFBIG: { code: 'disk.failed', reason: 'the file would grow beyond what the system allows' },
  ENAMETOOLONG: { code: 'workspace.missing', reason: 'the name is too long' },
};

/**
 * The fault an error stands for, or the error itself when it is a bug.
 * @param what What could not be done: "Cannot open the workspace".
 */
export function toFault(error: unknown, what: string, file: string): unknown {
  if (error instanceof Fault) return error;
  const known = knownFault(error);
  if (!known) return error;
  const fault = new Fault(known.code, what, { file, reason: known.reason });
  fault.cause = error;
  return fault;
}

function knownFault(error: unknown): { code: FaultCode; reason: string } | undefined {
  if (error instanceof Database.SqliteError) return FAULTS[error.code.split('_').slice(0, 2).join('_')];
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return FILE_FAULTS[error.code];
  return undefined;
}

/** Runs `action`; what SQLite or the file system refuses comes out as a fault. */
export function faulting<T>(what: string, file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw toFault(error, what, file);
  }
}
