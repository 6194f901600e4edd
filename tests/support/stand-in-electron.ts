/**
 * A folder that looks like an Electron distribution to the packer, so that an app can be packed where Electron
 * cannot be fetched. Its program is padding around a fuse wire, which is what the packer changes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** The marker before the fuses in every Electron program, from the package `@electron/fuses`. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1 of the wire with nine fuses, as they come from the factory. */
const FACTORY_WIRE = '\u0001\u0009101100011';
const PADDING = 4_096;

/** @param program `electron` for Linux, `electron.exe` for Windows. */
export async function makeStandInElectron(folder: string, version: string, program: string): Promise<void> {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const content = program.endsWith('.exe') ? windowsProgram() : fuses();
  writeFileSync(join(folder, program), content, { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), 'stand-in');
  }
  writeFileSync(join(folder, 'version'), version);
  const start = join(folder, 'start');
  mkdirSync(start);
  writeFileSync(join(start, 'package.json'), '{"name":"start","main":"index.js"}');
  writeFileSync(join(start, 'index.js'), '');
  await createPackage(start, join(folder, 'resources', 'default_app.asar'));
}

function fuses(): Buffer {
  const padding = Buffer.alloc(PADDING, 0);
  return Buffer.concat([padding, Buffer.from(SENTINEL + FACTORY_WIRE, 'latin1'), padding]);
}

/** An empty Windows program with a version, where the packer writes the archive's checksum, and fuses behind. */
function windowsProgram(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resource = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'stand-in' });
  version.outputToResourceEntries(resource.entries);
  resource.outputResource(executable);
  executable.setExtraData(Uint8Array.from(fuses()).buffer);
  return Buffer.from(executable.generate());
}
