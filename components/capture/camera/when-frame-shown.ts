/** Calls back once a frame of the video is on the screen. Returns what calls it off. */
export function whenFrameShown(video: HTMLVideoElement, shown: () => void): () => void {
  if (typeof video.requestVideoFrameCallback === "function") {
    const handle = video.requestVideoFrameCallback(() => shown());
    return () => video.cancelVideoFrameCallback(handle);
  }
  video.addEventListener("timeupdate", shown, { once: true });
  return () => video.removeEventListener("timeupdate", shown);
}
