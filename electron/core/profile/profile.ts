/**
 * What this computer remembers for its analyst: who annotates, how things look, what was opened lately. It
 * lives in one small JSON file outside every workspace, so that a workspace handed on says nothing of it.
 */
import { renameSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Fault } from '../../../shared/contract/fault.ts';
import { defaultExportChoices } from '../../../shared/records/export-options.ts';
import { LibraryView } from '../../../shared/records/library-view.ts';
import { initialsOf, type Person, type PersonDetails } from '../../../shared/records/person.ts';
import { defaultAppearance, type RecentWorkspace, Settings } from '../../../shared/records/settings.ts';
import { parseJson, readIfThere, writeAtomically } from './json-file.ts';
import { Remembered } from './remembered.ts';

const MAX_RECENT = 12;

/** Articles whose reading place is remembered: some 60 bytes each. Workspaces whose library is. */
const MOST_PLACES = 2_000;
const MOST_LIBRARIES = 100;

/** Folder for settings and the sample: `POSTIL_HOME`, or the place the system keeps such things. */
export function profileFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.POSTIL_HOME) return env.POSTIL_HOME;
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Postil');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Postil');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'postil');
}

export class Profile {
  readonly folder: string;
  /** Folder of the backups of workspaces, one below for each. */
  readonly backups: string;
  /** How far each article was read: offsets of the plain text (UTF-16) by the id of the document. */
  readonly reading: Remembered<number>;
  /** How the library of each workspace was sorted and narrowed last, by the path of the workspace. */
  readonly libraries: Remembered<LibraryView>;
  readonly #file: string;
  #settings: Settings;

  /**
   * Reads the settings in `folder`, or starts new ones. A settings file that cannot be understood is kept
   * beside as `settings.damaged.json` and said so on `warn`; it never stops the app.
   * @throws Fault `disk.failed` when there are settings that may not be read.
   */
  constructor(folder: string, warn: (message: string) => void) {
    this.folder = folder;
    this.backups = join(folder, 'backups');
    this.#file = join(folder, 'settings.json');
    this.#settings = this.#read(warn);
    this.reading = new Remembered(
      {
        file: join(folder, 'reading.json'),
        what: 'The places where articles were left',
        schema: z.int().min(0),
        most: MOST_PLACES,
      },
      warn,
    );
    this.libraries = new Remembered(
      {
        file: join(folder, 'libraries.json'),
        what: 'How the libraries were sorted and filtered',
        schema: LibraryView,
        most: MOST_LIBRARIES,
      },
      warn,
    );
  }

  get settings(): Settings {
    return this.#settings;
  }

  get me(): Person {
    return this.#settings.me;
  }

  /** Changes settings and writes them whole under a temporary name, so that a crash leaves the old ones. */
  update(patch: Partial<Settings>): Settings {
    const next = Settings.parse({ ...this.#settings, ...patch });
    this.#write(next);
    this.#settings = next;
    return next;
  }

  setMe(details: PersonDetails): Person {
    return this.update({ me: { ...this.me, ...details }, isMeConfirmed: true }).me;
  }

  /** Puts a workspace at the head of the recent ones. */
  remember(workspace: RecentWorkspace): void {
    const others = this.#settings.recent.filter(recent => recent.path !== workspace.path);
    this.update({ recent: [workspace, ...others].slice(0, MAX_RECENT) });
  }

  forget(path: string): void {
    this.update({ recent: this.#settings.recent.filter(recent => recent.path !== path) });
  }

  #read(warn: (message: string) => void): Settings {
    const text = readIfThere(this.#file);
    if (text === null) return this.#start(warn);
    const parsed = Settings.safeParse(completed(parseJson(text)));
    if (parsed.success) return parsed.data;
    const kept = join(this.folder, 'settings.damaged.json');
    renameSync(this.#file, kept);
    warn(`The settings could not be read and start anew; the old ones are kept (${kept}).`);
    return this.#start(warn);
  }

  /** Writes first settings at once, so that the person keeps one id from the first annotation on. */
  #start(warn: (message: string) => void): Settings {
    const name = userName();
    const me: Person = { id: uuid(), name, initials: initialsOf(name), colour: '#3b4cca' };
    const settings: Settings = {
      me,
      isMeConfirmed: false,
      appearance: defaultAppearance,
      recent: [],
      exportChoices: defaultExportChoices,
    };
    this.#settings = settings;
    try {
      this.#write(settings);
    } catch (error) {
      // Reading a workspace must work where nothing can be written.
      if (!(error instanceof Fault)) throw error;
      warn(error.message);
    }
    return settings;
  }

  #write(settings: Settings): void {
    writeAtomically(this.#file, `${JSON.stringify(settings, null, 2)}\n`);
  }
}

/** Settings written by an earlier Postil, with what it did not know yet at its default. */
function completed(settings: unknown): unknown {
  if (!isObject(settings)) return settings;
  const { appearance, exportChoices } = settings;
  return {
    ...settings,
    ...(isObject(appearance) ? { appearance: { ...defaultAppearance, ...appearance } } : {}),
    ...(isObject(exportChoices) ? { exportChoices: { ...defaultExportChoices, ...exportChoices } } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function userName(): string {
  try {
    return userInfo().username || 'Analyst';
  } catch (error) {
    // Some containers run under a user id without a name; that is no reason not to start.
    if (error instanceof Error && 'syscall' in error) return 'Analyst';
    throw error;
  }
}
