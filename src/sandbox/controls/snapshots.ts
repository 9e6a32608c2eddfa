import { ControlRefusal } from './json-body.js';
import { loadImage, takeImage, type Living, type WorldImage } from './image.js';

const MOST = 100;

/** Worlds that were put aside by name, for as long as the sandbox runs. */
export class Snapshots {
  private readonly images = new Map<string, WorldImage>();

  constructor(
    private readonly living: Living,
    /** Called after another world has been put in place. */
    private readonly replaced: () => void,
  ) {}

  take(name: string): void {
    if (!/^[\w.-]{1,64}$/.test(name)) throw new ControlRefusal('A name has 1 to 64 letters, digits, dots and dashes');
    if (!this.images.has(name) && this.images.size >= MOST) throw new ControlRefusal(`There are ${MOST} snapshots`);
    this.images.set(name, takeImage(this.living));
  }

  names(): string[] {
    return [...this.images.keys()];
  }

  image(name: string): WorldImage {
    const image = this.images.get(name);
    if (!image) throw new ControlRefusal(`There is no snapshot ${name}`, 404);
    return image;
  }

  restore(name: string): void {
    loadImage(this.living, this.image(name));
    this.replaced();
  }

  delete(name: string): void {
    this.image(name);
    this.images.delete(name);
  }
}
