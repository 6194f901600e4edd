/** A whole Postil without a window: real store, real parser process, settings and files in a fresh folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import type { Ports } from '../../electron/core/handlers/ports.ts';
import { type PostilRouter, router } from '../../electron/core/handlers/router.ts';
import { Session } from '../../electron/core/handlers/session.ts';
import { forkReader } from '../../electron/core/jobs/foreign-workspace.ts';
import { forkParser, ParserProcess } from '../../electron/core/jobs/parser-process.ts';
import { ReadWorker } from '../../electron/core/jobs/read-worker.ts';
import { Profile } from '../../electron/core/profile/profile.ts';
import { builtResources } from '../../electron/core/resources.ts';

export interface TestSession {
  readonly session: Session;
  readonly client: RouterClient<PostilRouter>;
  readonly folder: string;
  /** What `ports` were asked, in order. */
  readonly asked: string[];
  /** Errors a person would have been shown an id for. */
  readonly errors: unknown[];
  end(): void;
}

export const repository = resolve(import.meta.dirname, '../..');

/** Starts one; `npm test` has built the parser and the worker before. */
export function startSession(): TestSession {
  const folder = mkdtempSync(join(tmpdir(), 'postil-session-'));
  const resources = {
    ...builtResources(join(repository, 'out')),
    migrations: join(repository, 'migrations'),
  };
  const asked: string[] = [];
  const errors: unknown[] = [];
  const worker = new ReadWorker(resources.worker);
  const session = new Session({
    profile: new Profile(join(folder, 'home'), message => errors.push(message)),
    ports: portsThatRemember(asked, folder),
    parser: new ParserProcess(forkParser(resources.parser), {}, json => worker.checkArticle(json)),
    worker,
    startReader: forkReader(resources.foreign),
    resources,
    logError: (_id, error) => errors.push(error),
  });
  return {
    session,
    client: createRouterClient(router, { context: { session } }),
    folder,
    asked,
    errors,
    end() {
      session.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ports of a shell whose person always says yes. */
function portsThatRemember(asked: string[], folder: string): Ports {
  return {
    abilities: { hasNativeDialogs: true, canReveal: true, canQuit: true },
    async chooseOpen() {
      asked.push('open');
      return join(folder, 'chosen.postil');
    },
    async chooseSave({ suggestedName }) {
      asked.push(`save ${suggestedName}`);
      return join(folder, suggestedName);
    },
    async reveal(path) {
      asked.push(`reveal ${path}`);
    },
    async quit() {
      asked.push('quit');
    },
  };
}
