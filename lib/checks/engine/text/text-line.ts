/** A corner or any point in pixels of the picture given. */
export type Point = [x: number, y: number];

/** One line of text that was found and read. */
export type TextLine = {
  text: string;
  /** Mean probability of its characters, 0 to 1. */
  confidence: number;
  /** Corners in reading order: top left, top right, bottom right, bottom left; pixels of the picture given. */
  quad: [Point, Point, Point, Point];
  /** The same as an upright rectangle: left, top, width, height in fractions (0 to 1) of the picture. */
  box: [left: number, top: number, width: number, height: number];
};
