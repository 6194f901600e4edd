/**
 * Who may talk to the loopback server. A window proves itself with a token of 256 random bits. The address
 * printed on the terminal carries one in its fragment, which browsers send to nobody.
 *
 * A browser started by Postil gets its address as a program argument, and those can be read by every user of
 * the computer. So that address carries a code instead: good once and for two minutes. The window brings the
 * code together with a token it made itself; from then on that token is the window's own. If somebody else
 * used the code first, the person's window is refused and says so, rather than being shared in silence.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of a token or a code. */
const SECRET_BYTES = 32;
/** How long a code waits for its window, in ms: a slow computer may need a minute to start a browser. */
const CODE_LIFE_MS = 120_000;
/** Base64url of 32 bytes. */
const SECRET_SHAPE = /^[\w-]{43}$/;

/** What a window offers: a known token, or a code together with the token it wants to use from now on. */
export interface Offer {
  readonly token: string | undefined;
  readonly code: string | undefined;
}

interface Code {
  readonly digest: Buffer;
  /** In ms of the monotonic clock. */
  readonly until: number;
}

export class Gate {
  /** The token for the printed address. */
  readonly token: string = newSecret();
  readonly #tokens: Buffer[] = [digest(this.token)];
  #codes: Code[] = [];

  /** A new code for one window. */
  issueCode(): string {
    const code = newSecret();
    this.#codes.push({ digest: digest(code), until: performance.now() + CODE_LIFE_MS });
    return code;
  }

  /** Whether a window with this offer may come in. A code is used up by the attempt that names it. */
  admits({ token, code }: Offer): boolean {
    if (token === undefined || !SECRET_SHAPE.test(token)) return false;
    const offered = digest(token);
    if (isAmong(this.#tokens, offered)) return true;
    if (code === undefined || !this.#spend(digest(code))) return false;
    this.#tokens.push(offered);
    return true;
  }

  #spend(offered: Buffer): boolean {
    const now = performance.now();
    const live = this.#codes.filter(code => code.until > now);
    this.#codes = live.filter(code => !timingSafeEqual(code.digest, offered));
    return this.#codes.length < live.length;
  }
}

/** Compares with every secret, each in constant time, so that how long it took says nothing. */
function isAmong(digests: readonly Buffer[], offered: Buffer): boolean {
  return digests.reduce((found, known) => timingSafeEqual(known, offered) || found, false);
}

/** Secrets are compared and kept as digests: equal lengths whatever was offered. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
