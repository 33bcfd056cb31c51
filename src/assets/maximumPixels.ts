/** Of any picture that is taken, made or drawn here: a small file can claim any size. */
export const maximumPixels = 64_000_000;
