/** A decoded picture: RGB, three bytes a pixel, row by row. */
export type Pixels = { data: Uint8Array; width: number; height: number };

/** In pixels of a picture. */
export type Point = { x: number; y: number };

/** In pixels of a picture. */
export type Box = { left: number; top: number; width: number; height: number };
