import { fit, fittingScale, pan, zoomAt, type Extent, type Placement } from './zoom';

const unknown: Extent = { width: 0, height: 0 };

/** Where the picture lies on the stage: whole, until somebody zooms in. */
export class PicturePlace {
  #size = unknown;
  #placement: Placement | undefined;
  #isZoomed = false;

  /** In its own pixels. */
  get size(): Extent {
    return this.#size;
  }

  /** `undefined` until its size is known. */
  get placement(): Placement | undefined {
    return this.#placement;
  }

  /** Another picture is on its way: nothing of the one before holds for it. */
  clear(): void {
    this.#size = unknown;
    this.showWhole(unknown);
  }

  load(size: Extent, room: Extent): void {
    this.#size = size;
    this.fit(room);
  }

  showWhole(room: Extent): void {
    this.#placement = undefined;
    this.#isZoomed = false;
    this.fit(room);
  }

  /** Fits into a room that may have changed: the whole picture, unless somebody has zoomed in on a part of it. */
  fit(room: Extent): void {
    if (this.#size.width > 0) {
      const place = this.#placement;
      const isPart = this.#isZoomed && place !== undefined && isMore(place, this.#size, room);
      this.#put(isPart ? pan(place, 0, 0, this.#size, room) : fit(this.#size, room), room);
    }
  }

  /** Zooms so that the point under (x, y) stays where it is. */
  zoom(factor: number, x: number, y: number, room: Extent): void {
    if (this.#placement !== undefined) {
      this.#put(zoomAt(this.#placement, factor, x, y, this.#size, room), room);
    }
  }

  move(dx: number, dy: number, room: Extent): void {
    if (this.#placement !== undefined) {
      this.#placement = pan(this.#placement, dx, dy, this.#size, room);
    }
  }

  #put(placement: Placement, room: Extent): void {
    this.#placement = placement;
    this.#isZoomed = isMore(placement, this.#size, room);
  }
}

/** Whether a picture is larger than the whole of it would be. */
function isMore({ scale }: Placement, size: Extent, room: Extent): boolean {
  return scale > fittingScale(size, room) * 1.01;
}
