import { afterEach, describe, expect, it, vi } from 'vitest';
import { Gate } from '../../../electron/headless/token.ts';

const made = 'w'.repeat(43);
const other = 'x'.repeat(43);

afterEach(() => void vi.useRealTimers());

describe('the gate of the loopback server', () => {
  it('knows a token of 256 bits, a new one for every run', () => {
    const tokens = new Set(Array.from({ length: 50 }, () => new Gate().token));
    expect(tokens.size).toBe(50);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('lets its own token in, as often as it comes', () => {
    const gate = new Gate();
    expect(gate.admits({ token: gate.token, code: undefined })).toBe(true);
    expect(gate.admits({ token: gate.token, code: undefined })).toBe(true);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['another', made],
    ['a short one', 'abc'],
    ['a very long one', 'a'.repeat(100_000)],
  ])('refuses a token that is not its own: %s', (_name, token) => {
    expect(new Gate().admits({ token, code: undefined })).toBe(false);
  });

  it('refuses a token that is right but for one character, or has more behind it', () => {
    const gate = new Gate();
    const wrong = (gate.token.startsWith('A') ? 'B' : 'A') + gate.token.slice(1);
    expect(gate.admits({ token: wrong, code: undefined })).toBe(false);
    expect(gate.admits({ token: `${gate.token}A`, code: undefined })).toBe(false);
  });

  it('lets a window in by a code and knows the window by its own token from then on', () => {
    const gate = new Gate();
    expect(gate.admits({ token: made, code: gate.issueCode() })).toBe(true);
    expect(gate.admits({ token: made, code: undefined })).toBe(true);
  });

  it('takes a code once only', () => {
    const gate = new Gate();
    const code = gate.issueCode();
    expect(gate.admits({ token: made, code })).toBe(true);
    expect(gate.admits({ token: other, code })).toBe(false);
  });

  it('does not take a code as a token, nor a code without a token', () => {
    const gate = new Gate();
    const code = gate.issueCode();
    expect(gate.admits({ token: code, code: undefined })).toBe(false);
    expect(gate.admits({ token: undefined, code })).toBe(false);
  });

  it('forgets a code nobody used in two minutes', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const gate = new Gate();
    const code = gate.issueCode();
    vi.advanceTimersByTime(120_001);
    expect(gate.admits({ token: made, code })).toBe(false);
  });
});
