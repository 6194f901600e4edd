/** Sealing a file with age (age-encryption.org/v1), and opening a sealed one. */

/** What a file is sealed with: a passphrase, or the public keys (`age1…`) of those who may open it. */
export type SealKey = { readonly passphrase: string } | { readonly recipients: readonly string[] };

/** What opens a sealed file: its passphrase, or secret keys (`AGE-SECRET-KEY-1…`) of which one fits. */
export type OpeningKey = { readonly passphrase: string } | { readonly identities: readonly string[] };
