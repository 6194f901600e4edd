/**
 * The packed desktop app, made offline by electron-builder over a stand-in for Electron: what is in it, what is
 * not, and that its fuses are set. The installers themselves need tools from the network and are not made here.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeStandInElectron } from '../support/stand-in-electron.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** States of a fuse on the wire: the characters 0 and 1. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

const root = join(import.meta.dirname, '../..');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const readConfiguration = () =>
  load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Configuration;

interface Validator {
  validateConfiguration(configuration: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>;
}
const require = createRequire(import.meta.url);
const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as Validator;
const validate = (configuration: unknown) =>
  validateConfiguration(configuration, { isEnabled: false, add: () => undefined });

describe('the configuration of the installers', () => {
  it('is valid to electron-builder itself', async () => {
    await expect(validate(readConfiguration())).resolves.not.toThrow();
  });

  it.each([
    ['a misspelt fuse', { electronFuses: { runAsNodes: false } }],
    ['a word where a switch belongs', { npmRebuild: 'no' }],
    ['a key nobody knows', { notarise: true }],
  ])('would be refused with %s', async (_name, mistake) => {
    await expect(validate({ ...readConfiguration(), ...mistake })).rejects.toThrow(
      'does not match the API schema',
    );
  });

  it('makes the four installers, opens .postil files, and publishes nowhere', () => {
    const configuration = readConfiguration();
    expect(configuration.linux?.target).toEqual(['AppImage', 'deb']);
    expect(configuration.win?.target).toEqual(['nsis']);
    expect(configuration.mac?.target).toEqual(['dmg']);
    expect(configuration.fileAssociations).toMatchObject([{ ext: 'postil', role: 'Editor' }]);
    expect(configuration.publish).toBeNull();
  });

  it('names the AppImage toolset that keeps the sandbox', () => {
    expect(readConfiguration().toolsets?.appimage).toBe('1.0.3');
  });
});

const targets = [
  {
    name: 'linux-x64',
    platform: Platform.LINUX,
    arch: Arch.x64,
    program: 'electron',
    packed: 'postil',
    folder: 'linux-unpacked',
  },
  {
    name: 'linux-arm64',
    platform: Platform.LINUX,
    arch: Arch.arm64,
    program: 'electron',
    packed: 'postil',
    folder: 'linux-arm64-unpacked',
  },
  {
    name: 'win32-x64',
    platform: Platform.WINDOWS,
    arch: Arch.x64,
    program: 'electron.exe',
    packed: 'Postil.exe',
    folder: 'win-unpacked',
  },
];

describe.each(targets)('the app packed for $name', ({ name, platform, arch, program, packed, folder }) => {
  const temporary = temporaryFolder('packing');
  const app = join(temporary, 'release', folder);
  const archive = join(app, 'resources', 'app.asar');
  let listing: string[];

  beforeAll(async () => {
    expect(existsSync(join(root, own.main)), 'the app must be built before it is packed').toBe(true);
    const electronDist = join(temporary, 'electron');
    mkdirSync(electronDist);
    await makeStandInElectron(electronDist, own.devDependencies.electron, program);
    const configuration = readConfiguration();
    await build({
      projectDir: root,
      targets: platform.createTarget('dir', arch),
      config: {
        ...configuration,
        electronDist,
        directories: { ...configuration.directories, output: join(temporary, 'release') },
        // There is no Windows resource to edit in a stand-in.
        win: { ...configuration.win, signAndEditExecutable: false },
      },
    });
    listing = listPackage(archive, { isPack: false }).map(path => path.split(sep).join('/'));
  });

  it('holds every built program and starts from one of them', () => {
    const start = JSON.parse(extractFile(archive, 'package.json').toString('utf8')).main;
    expect(start).toBe(own.main);
    for (const path of [
      start,
      'out/desktop/preload.cjs',
      'out/parser.js',
      'out/foreign.js',
      'out/worker.js',
      'out/renderer/index.html',
    ]) {
      expect(listing).toContain(`/${path}`);
    }
    expect(listing.some(path => /^\/out\/migrations\/0001-.*\.sql$/.test(path))).toBe(true);
  });

  it('holds no sources, no maps, no tests and nothing of ours but what runs', () => {
    expect(listing.filter(path => /\.(ts|tsx|map|test\.js)$/.test(path))).toEqual([]);
    const top = new Set(listing.map(path => path.split('/')[1]));
    expect([...top].sort()).toEqual(['LICENSE', 'node_modules', 'out', 'package.json']);
  });

  it('holds no package but the store', () => {
    const packages = new Set(
      listing.filter(path => path.startsWith('/node_modules/')).map(path => path.split('/')[2]),
    );
    expect([...packages]).toEqual(['better-sqlite3']);
  });

  it('brings faces for Chinese, Japanese and Korean where the system may have none, with their licences', () => {
    const faces = listing.filter(path => /\/noto-serif-(sc|tc|jp|kr)-.*\.woff2$/.test(path));
    expect(faces.length > 100).toBe(platform === Platform.LINUX);
    expect(listing.some(path => /\/noto-nastaliq-urdu-.*\.woff2$/.test(path))).toBe(true);
    const licences = extractFile(archive, 'out/renderer/assets/typefaces.txt').toString('utf8');
    expect(licences.match(/SIL OPEN FONT LICENSE Version 1\.1/gu)?.length).toBe(9);
  });

  it('carries the one native file of its system, outside the archive', () => {
    const unpacked = join(app, 'resources', 'app.asar.unpacked');
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter(file =>
      file.endsWith('.node'),
    );
    expect(files).toEqual([join('node_modules', 'better-sqlite3', 'prebuilds', `${name}.node`)]);
    expect(statSync(join(unpacked, files[0] ?? '')).size).toBeGreaterThan(1_000_000);
    expect(listing.filter(path => path.endsWith('.node'))).toHaveLength(1);
  });

  it('has its fuses set as the table says, read back from the program', async () => {
    const wire = await getCurrentFuseWire(join(app, packed));
    const states = Object.fromEntries(
      Object.entries(wire)
        .filter(([key]) => key !== 'version')
        .map(([key, state]) => [Number(key), state]),
    );
    expect(states).toMatchObject({
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
    });
  });

  // Only this computer's own can be run here.
  if (name === `${process.platform}-${process.arch}`) {
    it('works from what is in it alone', () => {
      const taken = join(temporary, 'taken');
      extractAll(archive, taken);
      const workspace = join(temporary, 'packed.postil');
      const article = join(temporary, 'article.txt');
      writeFileSync(article, 'A title\n\nThe river rose again, and nobody had read the gauge.\n');
      const postil = (...given: string[]) =>
        execFileSync(process.execPath, [join(taken, 'out/cli/main.js'), ...given], {
          env: { POSTIL_HOME: join(temporary, 'home') },
          encoding: 'utf8',
        });
      postil('new', workspace);
      postil('import', workspace, article);
      expect(JSON.parse(postil('list', workspace, 'documents', '--json'))).toMatchObject([
        { title: 'A title' },
      ]);
    });
  }

  it('asks nobody for updates, and nothing in it takes the sandbox away', () => {
    const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
    expect(files.filter(file => file.endsWith('app-update.yml'))).toEqual([]);
    const started = files.filter(file => /(\.desktop|AppRun|\.sh)$/.test(file));
    for (const file of started) expect(readFileSync(join(app, file), 'utf8')).not.toContain('--no-sandbox');
  });
});
