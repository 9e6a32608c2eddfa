const BEGINNINGS: readonly (readonly [type: string, begins: Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-', 'latin1')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
];

/** What a file is by what it begins with, whatever it is called; null for any other. */
export function contentTypeOf(bytes: Buffer): string | null {
  return BEGINNINGS.find(([, begins]) => bytes.subarray(0, begins.length).equals(begins))?.[0] ?? null;
}
