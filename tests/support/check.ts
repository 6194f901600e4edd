/**
 * Every check and then every test, whatever the ones before found, so that one run tells all that is wrong and
 * always ends with the line that counts. Ends with 1 if anything failed.
 */
import { spawnSync } from 'node:child_process';

const checks = ['lint', 'lint:electron', 'rooms', 'types', 'dead-code'];

/** Runs a script of `package.json` in the open. True when it went well. */
function goesWell(script: string, env: NodeJS.ProcessEnv = process.env): boolean {
  // On Windows npm is a file that only a shell can run.
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync('npm', ['run', script], { stdio: 'inherit', shell, env });
  if (error !== undefined) throw error;
  return status === 0;
}

const failed = checks.filter(script => !goesWell(script));
// The closing line counts them, see closing-line.ts.
const hasPassed = goesWell('test:run', { ...process.env, POSTIL_FAILED_CHECKS: failed.join(' ') });
process.exitCode = hasPassed && failed.length === 0 ? 0 : 1;
