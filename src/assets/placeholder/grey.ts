/** Of each colour, 0 to 255: visible on white and on black. In the middle, where a JPEG's differences are all 0. */
export const grey = 128;
