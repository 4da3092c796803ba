import type { Pixels } from "./pixels";

/** Grey values (Rec. 601 luma) of a picture. */
export function greyOf({ data, width, height }: Pixels): Float64Array {
  const grey = new Float64Array(width * height);
  for (let i = 0; i < grey.length; i += 1) {
    grey[i] = 0.299 * (data[i * 3] ?? 0) + 0.587 * (data[i * 3 + 1] ?? 0) + 0.114 * (data[i * 3 + 2] ?? 0);
  }
  return grey;
}

/**
 * Of a face chip: mean grey (0 to 255), standard deviation of grey, and sharpness as the variance of the Laplacian
 * over that of the grey values, so that a pale picture is not taken for a blurred one.
 */
export function chipQuality(chip: Pixels): { brightness: number; contrast: number; sharpness: number } {
  const grey = greyOf(chip);
  const { width, height } = chip;
  const brightness = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const variance = grey.reduce((sum, value) => sum + (value - brightness) ** 2, 0) / grey.length;
  let [sum, square, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x;
      const value =
        4 * (grey[i] ?? 0) -
        (grey[i - 1] ?? 0) -
        (grey[i + 1] ?? 0) -
        (grey[i - width] ?? 0) -
        (grey[i + width] ?? 0);
      sum += value;
      square += value * value;
      count += 1;
    }
  }
  const laplacian = square / count - (sum / count) ** 2;
  return { brightness, contrast: Math.sqrt(variance), sharpness: variance > 1 ? laplacian / variance : 0 };
}
