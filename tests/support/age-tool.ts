/** The `age` tool, which shares nothing with Postil: what one seals the other must open. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

export function hasAge(): boolean {
  return spawnSync('age', ['--version']).status === 0;
}

/** Makes a key file. @returns its text, and the public key in it. */
export function newAgeKey(file: string): { identity: string; recipient: string } {
  execFileSync('age-keygen', ['-o', file], { stdio: 'ignore' });
  const identity = readFileSync(file, 'utf8');
  return { identity, recipient: /public key: (age1\w+)/.exec(identity)?.[1] ?? '' };
}

/** `age` asks a terminal for passphrases, never its input, so it gets one and is answered there. */
const IN_TERMINAL = `
import os, pty, sys
answer = sys.argv[1].encode() + b"\\n"
pid, terminal = pty.fork()
if pid == 0:
    os.execvp("age", ["age"] + sys.argv[2:])
heard = b""
while True:
    try:
        piece = os.read(terminal, 1024)
    except OSError:
        break
    if not piece:
        break
    heard += piece
    while b": " in heard:
        heard = heard.split(b": ", 1)[1]
        os.write(terminal, answer)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Runs `age` in a terminal where each of its questions is answered with the passphrase. */
export async function ageAnswering(passphrase: string, ...args: string[]): Promise<void> {
  await promisify(execFile)('python3', ['-c', IN_TERMINAL, passphrase, ...args]);
}

export async function age(...args: string[]): Promise<void> {
  await promisify(execFile)('age', args);
}
