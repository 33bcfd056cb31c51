/** Brightness of a picture, row by row, 0 to 255. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Brightness of RGBA pixels, four bytes each. */
export function greyOf(pixels: Uint8ClampedArray, width: number, height: number): GreyPicture {
  const values = new Float32Array(width * height);
  for (let index = 0; index < values.length; index += 1) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(index * 4, index * 4 + 3);
    values[index] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return { width, height, values };
}

/** Half as large in each direction, each value the mean of four. */
export function halved({ width, height, values }: GreyPicture): GreyPicture {
  const half = { width: Math.floor(width / 2), height: Math.floor(height / 2) };
  const means = new Float32Array(half.width * half.height);
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const above = 2 * y * width + 2 * x;
      const below = above + width;
      const sum =
        (values[above] ?? 0) + (values[above + 1] ?? 0) + (values[below] ?? 0) + (values[below + 1] ?? 0);
      means[y * half.width + x] = sum / 4;
    }
  }
  return { ...half, values: means };
}

/** How much the brightness changes at each place: it says where things are, whatever light falls on them. */
export function edgesOf({ width, height, values }: GreyPicture): GreyPicture {
  const edges = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const place = y * width + x;
      const across = (values[place + 1] ?? 0) - (values[place - 1] ?? 0);
      const down = (values[place + width] ?? 0) - (values[place - width] ?? 0);
      // The root keeps one hard edge from outweighing all soft ones.
      edges[place] = Math.sqrt(Math.hypot(across, down));
    }
  }
  return { width, height, values: edges };
}
