/** Decoded picture: three bytes (red, green, blue) a pixel, row by row. */
export type Pixels = { width: number; height: number; data: Uint8Array };
