/**
 * One running Postil: the workspace that is open, the windows that listen, and what the handlers work with.
 * A shell makes one and serves it to as many windows as it likes; all of them share the one engine.
 */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EventPublisher } from '@orpc/server';
import { Fault } from '../../../shared/contract/fault.ts';
import type { WorkspaceEvent } from '../../../shared/contract/workspace.ts';
import type { WorkspaceState } from '../../../shared/records/workspace.ts';
import type { StartReader } from '../jobs/foreign-workspace.ts';
import type { ParserProcess } from '../jobs/parser-process.ts';
import { sweepPrivateFolders } from '../jobs/private-folder.ts';
import type { ReadWorker } from '../jobs/read-worker.ts';
import type { Profile } from '../profile/profile.ts';
import type { Resources } from '../resources.ts';
import { createWorkspace, type OpenOptions, openWorkspace } from '../workspace/open.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { ForeignFiles } from './foreign-files.ts';
import type { Ports } from './ports.ts';
import { StagedFiles } from './staged-files.ts';
import { TableOrders } from './table-orders.ts';

export interface SessionParts {
  readonly profile: Profile;
  readonly ports: Ports;
  readonly parser: ParserProcess;
  readonly worker: ReadWorker;
  /** Starts the process that reads a workspace somebody sent. */
  readonly startReader: StartReader;
  readonly resources: Resources;
  /** Takes an unexpected error with the id shown to the person, for the log. */
  readonly logError: (id: string, error: unknown) => void;
}

export class Session {
  readonly profile: Profile;
  readonly ports: Ports;
  readonly parser: ParserProcess;
  readonly worker: ReadWorker;
  readonly startReader: StartReader;
  readonly resources: Resources;
  readonly logError: (id: string, error: unknown) => void;
  readonly foreign = new ForeignFiles();
  readonly staged = new StagedFiles();
  readonly tableOrders: TableOrders;
  readonly backups: BackupKeeper;
  readonly #events = new EventPublisher<{ workspace: WorkspaceEvent }>();
  #workspace: Workspace | null = null;
  /** Why the last backup of the open workspace could not be made. */
  #backupFailure: string | null = null;

  constructor(parts: SessionParts) {
    this.profile = parts.profile;
    this.ports = parts.ports;
    this.parser = parts.parser;
    this.worker = parts.worker;
    this.tableOrders = new TableOrders(parts.worker);
    this.startReader = parts.startReader;
    this.resources = parts.resources;
    this.logError = parts.logError;
    sweepPrivateFolders();
    this.backups = new BackupKeeper({
      root: parts.profile.backups,
      worker: parts.worker,
      onMade: () => this.#tellBackup(null),
      onFailed: ({ message }) => this.#tellBackup(message),
      logError: parts.logError,
    });
  }

  /** The open workspace. @throws Fault `workspace.none` when there is none. */
  get workspace(): Workspace {
    if (this.#workspace) return this.#workspace;
    throw new Fault('workspace.none', 'No workspace is open', { reason: 'open or create one first' });
  }

  state(): WorkspaceState | null {
    return this.#workspace?.state() ?? null;
  }

  create(path: string, name: string | undefined): WorkspaceState {
    this.leaveLost(path);
    return this.#use(createWorkspace(path, { ...this.#opening(), name }));
  }

  /**
   * Opens a workspace in place of the one that is open; when that fails the one that is open stays. Asked for the
   * one that is open, it answers that, unless there is another file under its name by now: then it closes first.
   */
  open(path: string): WorkspaceState {
    this.leaveLost(path);
    const current = this.#workspace;
    if (current && placeOf(path) === current.path) return current.state();
    return this.#use(openWorkspace(path, this.#opening()));
  }

  /** Closes the open workspace if it lay at `path` and lies there no more: its lock would keep the name shut. */
  leaveLost(path: string): void {
    const current = this.#workspace;
    if (current && !current.isInPlace() && placeOf(path) === current.path) this.close();
  }

  close(): void {
    this.staged.clear();
    void this.foreign.clear();
    const workspace = this.#workspace;
    if (!workspace) return;
    this.backups.closing(workspace);
    this.#workspace = null;
    this.#backupFailure = null;
    try {
      workspace.close();
    } finally {
      this.#events.publish('workspace', { type: 'closed' });
    }
  }

  /** Puts the open workspace at the head of the recent ones. That it cannot is no reason not to work in it. */
  rememberWorkspace(): void {
    const { path, name } = this.workspace.state();
    try {
      this.profile.remember({ path, name, openedAt: Date.now() });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.logError('settings', error);
    }
  }

  /** Everything that happens to the workspace from now on, until `signal` aborts. */
  events(signal: AbortSignal | undefined): AsyncGenerator<WorkspaceEvent> {
    // A window that reads slowly must lose nothing: a gap would make it read the whole workspace again.
    const options = { maxBufferedEvents: 10_000 };
    const events = this.#events.subscribe('workspace', signal ? { ...options, signal } : options);
    return beginningWith(this.#backupFailure, events);
  }

  /** Tells windows how far a long step is. */
  tellProgress(done: number, total: number): void {
    this.#events.publish('workspace', { type: 'progressed', done, total });
  }

  /** Closes the workspace and the processes beside. */
  end(): void {
    try {
      this.close();
    } finally {
      this.parser.close();
      this.worker.close();
    }
  }

  #use(workspace: Workspace): WorkspaceState {
    try {
      this.close();
    } catch (error) {
      workspace.close();
      throw error;
    }
    this.#workspace = workspace;
    workspace.onCommit(({ diff, state }) =>
      this.#events.publish('workspace', { type: 'changed', diff, state }),
    );
    const state = workspace.state();
    this.#events.publish('workspace', { type: 'opened', state });
    this.rememberWorkspace();
    this.backups.opened(workspace);
    return state;
  }

  #opening(): OpenOptions {
    const { me: person, backups } = this.profile;
    return { person, migrations: this.resources.migrations, backups };
  }

  /** @param failure A sentence; null when a backup was made. */
  #tellBackup(failure: string | null): void {
    this.#backupFailure = failure;
    this.#events.publish(
      'workspace',
      failure === null ? { type: 'backedUp' } : { type: 'backupFailed', message: failure },
    );
  }
}

async function* beginningWith(
  failure: string | null,
  events: AsyncIterable<WorkspaceEvent>,
): AsyncGenerator<WorkspaceEvent> {
  if (failure !== null) yield { type: 'backupFailed', message: failure };
  yield* events;
}

/** The file a path leads to, symbolic links resolved as far as there is something. */
function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return existsSync(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path;
}
