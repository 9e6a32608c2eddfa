import { randomBytes } from 'node:crypto';
import { createSeal } from './seal.js';

const key = randomBytes(32);

describe('What is sealed', () => {
  it('is opened with the same key, and shows nothing of itself', () => {
    const sealed = createSeal([key]).close('whsec_text', 'one');
    expect(sealed).not.toContain('whsec_text');
    expect(createSeal([key]).open(sealed, 'one')).toBe('whsec_text');
  });

  it('is different each time', () => {
    const seal = createSeal([key]);
    expect(seal.close('text', 'one')).not.toBe(seal.close('text', 'one'));
  });

  it('stays open to an older key that is still configured', () => {
    const sealed = createSeal([key]).close('text', 'one');
    expect(createSeal([randomBytes(32), key]).open(sealed, 'one')).toBe('text');
  });

  it('is not opened under another name, with another key, or changed', () => {
    const seal = createSeal([key]);
    const sealed = seal.close('text', 'one');
    expect(() => seal.open(sealed, 'two')).toThrow();
    expect(() => createSeal([randomBytes(32)]).open(sealed, 'one')).toThrow('a key that is not configured');
    expect(() => createSeal([]).open(sealed, 'one')).toThrow('a key that is not configured');
    const flipped = sealed.endsWith('A') ? 'B' : 'A';
    expect(() => seal.open(`${sealed.slice(0, -6)}${flipped}${sealed.slice(-5)}`, 'one')).toThrow();
    expect(() => seal.open(sealed.split('.').slice(0, 2).join('.'), 'one')).toThrow('not as it was closed');
  });

  it('is readable without a key, and opened once there is one', () => {
    const kept = createSeal([]).close('text', 'one');
    expect(kept).toBe('plain:text');
    expect(createSeal([key]).open(kept, 'one')).toBe('text');
  });
});
