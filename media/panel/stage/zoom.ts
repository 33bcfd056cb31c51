/** A picture's place on the stage: its scale, and where its upper left corner lies, in CSS pixels of the stage. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

const largestScale = 16;

/** The whole picture, in the middle; small ones are not blown up. */
export function fit(picture: Extent, stage: Extent): Placement {
  const scale = fittingScale(picture, stage);
  return centred(scale, picture, stage);
}

export function fittingScale(picture: Extent, stage: Extent): number {
  return Math.min(1, stage.width / Math.max(1, picture.width), stage.height / Math.max(1, picture.height));
}

/** Zooms so that the point under (x, y) stays where it is. */
export function zoomAt(
  placement: Placement,
  factor: number,
  x: number,
  y: number,
  picture: Extent,
  stage: Extent,
): Placement {
  const smallest = fittingScale(picture, stage);
  const scale = Math.min(largestScale, Math.max(smallest, placement.scale * factor));
  const ratio = scale / placement.scale;
  return keepInSight(
    { scale, x: x - (x - placement.x) * ratio, y: y - (y - placement.y) * ratio },
    picture,
    stage,
  );
}

export function pan(placement: Placement, dx: number, dy: number, picture: Extent, stage: Extent): Placement {
  return keepInSight({ ...placement, x: placement.x + dx, y: placement.y + dy }, picture, stage);
}

/** No empty stage beside a picture that could fill it; a smaller one stays in the middle. */
function keepInSight(placement: Placement, picture: Extent, stage: Extent): Placement {
  const along = (at: number, length: number, room: number) =>
    length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at));
  return {
    scale: placement.scale,
    x: along(placement.x, picture.width * placement.scale, stage.width),
    y: along(placement.y, picture.height * placement.scale, stage.height),
  };
}

function centred(scale: number, picture: Extent, stage: Extent): Placement {
  return {
    scale,
    x: (stage.width - picture.width * scale) / 2,
    y: (stage.height - picture.height * scale) / 2,
  };
}
