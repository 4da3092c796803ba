"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type CameraFault, cameraFault } from "./camera-fault";

export type Facing = "environment" | "user";
export type CameraState =
  | { at: "off" }
  | { at: "asking" }
  | { at: "live"; stream: MediaStream }
  | { at: "fault"; fault: CameraFault };

export type Camera = {
  state: CameraState;
  open: (facing: Facing) => void;
  close: () => void;
  fail: (fault: CameraFault) => void;
};

/** A camera that has not answered by then may be waiting for a question nobody sees: other ways are shown. */
const PATIENCE_MS = 15_000;

/**
 * One video-only stream for the whole flow. A second stream, or a microphone, breaks Safari (onfido-sdk-ui #995,
 * #2118), so a stream is used again where it fits and its tracks are stopped before another camera is asked for.
 * Devices are never enumerated: that answers wrongly there too.
 */
export function useCamera(): Camera {
  const [state, setState] = useState<CameraState>({ at: "off" });
  const current = useRef<{ stream: MediaStream; facing: Facing } | null>(null);
  // Answers that come after the person went on belong to nobody and are stopped.
  const turn = useRef(0);

  const stop = useCallback(() => {
    turn.current += 1;
    for (const track of current.current?.stream.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    current.current = null;
  }, []);

  const fail = useCallback(
    (fault: CameraFault) => {
      stop();
      setState({ at: "fault", fault });
    },
    [stop],
  );

  const open = useCallback(
    (facing: Facing) => {
      if (current.current && fits(current.current, facing)) return;
      stop();
      const mine = turn.current;
      setState({ at: "asking" });
      const wait = setTimeout(() => {
        // Not `fail`: an answer that comes late is still welcome.
        if (mine === turn.current) setState({ at: "fault", fault: "slow" });
      }, PATIENCE_MS);
      askFor(facing)
        .finally(() => clearTimeout(wait))
        .then(
          (stream) => {
            const track = stream.getVideoTracks()[0];
            if (mine !== turn.current || !track) {
              for (const t of stream.getTracks()) t.stop();
              if (mine === turn.current) fail("none");
              return;
            }
            track.onended = () => fail("interrupted");
            current.current = { stream, facing };
            setState({ at: "live", stream });
          },
          (error) => mine === turn.current && fail(cameraFault(error)),
        );
    },
    [stop, fail],
  );

  const close = useCallback(() => {
    stop();
    setState({ at: "off" });
  }, [stop]);

  useEffect(() => stop, [stop]);
  return { state, open, close, fail };
}

/** Wishes first; a camera that cannot fulfil even wishes is asked for as it is. */
async function askFor(facing: Facing): Promise<MediaStream> {
  const devices = navigator.mediaDevices;
  if (!devices?.getUserMedia) throw new DOMException("no camera here", "NotSupportedError");
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
  try {
    return await devices.getUserMedia({ audio: false, video: { facingMode: { ideal: facing }, ...size } });
  } catch (error) {
    if ((error as { name?: string }).name !== "OverconstrainedError") throw error;
    return devices.getUserMedia({ audio: false, video: true });
  }
}

/** A desktop's only camera has no facing and serves both; a phone's must look the right way. */
function fits({ stream, facing }: { stream: MediaStream; facing: Facing }, wanted: Facing): boolean {
  const track = stream.getVideoTracks()[0];
  if (track?.readyState !== "live") return false;
  const actual = track.getSettings?.().facingMode;
  return actual ? actual === wanted : facing === wanted || !isPhone();
}

const isPhone = () => matchMedia("(pointer: coarse)").matches;
