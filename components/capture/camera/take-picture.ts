/**
 * A frame of the video as JPEG. A black one is tried once more: a camera that wakes up gives a few. `black`: nothing
 * to see in it either time; null: the video has no frame yet.
 */
export async function takeSteadyPicture(video: HTMLVideoElement) {
  const first = await takePicture(video);
  if (!first?.black) return first;
  await new Promise((wait) => setTimeout(wait, 400));
  return takePicture(video);
}

async function takePicture(video: HTMLVideoElement): Promise<{ picture: Blob; black: boolean } | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (!width || !height || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.drawImage(video, 0, 0);
  const black = isBlack(canvas);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
  return picture && { picture, black };
}

/** Whether even the brightest spot of a small copy is dark: a covered lens, or a camera that gives no picture. */
function isBlack(full: HTMLCanvasElement): boolean {
  const small = document.createElement("canvas");
  small.width = 32;
  small.height = 32;
  const context = small.getContext("2d");
  if (!context) return false;
  context.drawImage(full, 0, 0, 32, 32);
  const { data } = context.getImageData(0, 0, 32, 32);
  for (let i = 0; i < data.length; i += 4) {
    if (Math.max(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) > 24) return false;
  }
  return true;
}
