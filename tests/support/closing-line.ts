/** A Vitest reporter whose last line says how many tests passed and failed, alone, for machines to read. */
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      // A file that could not be loaded or set up has no failed test of its own; it counts as one failure.
      const hasFailedTest = [...module.children.allTests('failed')].length > 0;
      if (module.state() === 'failed' && !hasFailedTest) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed++;
        else if (state === 'failed') count.failed++;
        else count.skipped++;
      }
    }
    // Checks that failed before the tests, named by check.ts; each counts as one failure.
    const checks = (process.env.POSTIL_FAILED_CHECKS ?? '').split(' ').filter(name => name !== '');
    if (checks.length > 0) process.stdout.write(`\nFailed before the tests: ${checks.join(', ')}\n`);
    count.failed += unhandledErrors.length + checks.length;
    if (count.skipped > 0) process.stdout.write(`\nNot possible here, so skipped: ${count.skipped}\n`);
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`);
  }
}
