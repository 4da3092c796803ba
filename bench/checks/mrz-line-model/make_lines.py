"""Drawn MRZ lines as a camera or a scanner might give them, with where each character stands.

Everything is synthetic: OCR-B (Debian's fonts-ocr-b, free of conditions) and a few monospaced faces, random contents.
"""
import glob
import numpy as np
import cv2
from PIL import Image, ImageDraw, ImageFont

CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
CAP = 44  # height of a capital in the sprites, pixels
OCR_B = sorted(glob.glob("/usr/share/fonts/opentype/ocr-b/OCRB.otf") + glob.glob("/usr/share/fonts/opentype/ocr-b/OCRBS.otf"))
OTHER = [p for p in glob.glob("/usr/share/fonts/truetype/dejavu/DejaVuSansMono*.ttf") if "Oblique" not in p]


def sprites(path):
    """Ink masks of every character on one cell each, baseline and advance as in the face."""
    probe = ImageFont.truetype(path, 200)
    box = probe.getbbox("H")
    font = ImageFont.truetype(path, round(200 * CAP / (box[3] - box[1])))
    top = font.getbbox("H")[1]
    advance = font.getlength("H")
    out = []
    for character in CHARACTERS:
        cell = Image.new("L", (int(round(advance)) + 12, CAP + 24), 0)
        ImageDraw.Draw(cell).text((6, 12 - top), character, font=font, fill=255)
        out.append(np.asarray(cell, np.float32) / 255)
    return out, advance


FACES = [sprites(p) for p in OCR_B]
SPARE = [sprites(p) for p in OTHER]
FILLER = CHARACTERS.index("<")


def contents(rng, n):
    """Indices of n characters: stretches of names, digits, mixed, fillers."""
    out = []
    while len(out) < n:
        kind = rng.random()
        length = int(rng.integers(1, 10))
        if kind < 0.3:
            out += list(rng.integers(0, 26, length))
        elif kind < 0.55:
            out += list(rng.integers(26, 36, length))
        elif kind < 0.75:
            out += list(rng.integers(0, 36, length))
        elif kind < 0.9:
            out += [FILLER] * int(rng.integers(1, 3))
        else:
            out += [FILLER] * int(rng.integers(3, 22))
    return out[:n]


def paste(canvas, cells, text, pitch, left, top, rng, jitter):
    centres = []
    for i, k in enumerate(text):
        cell = cells[k]
        x = left + i * pitch - cell.shape[1] / 2 + rng.normal(0, jitter)
        y = top - 12 + rng.normal(0, jitter * 0.6)
        xi, yi = int(round(x)), int(round(y))
        h, w = canvas.shape
        x0, y0 = max(0, xi), max(0, yi)
        x1, y1 = min(w, xi + cell.shape[1]), min(h, yi + cell.shape[0])
        if x1 > x0 and y1 > y0:
            part = cell[y0 - yi : y1 - yi, x0 - xi : x1 - xi]
            np.maximum(canvas[y0:y1, x0:x1], part, out=canvas[y0:y1, x0:x1])
        centres.append(left + i * pitch)
    return centres


def pattern(rng, h, w):
    """Background in about -1 to 1."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    out = np.zeros((h, w), np.float32)
    for _ in range(int(rng.integers(0, 4))):
        angle, period = rng.uniform(0, np.pi), rng.uniform(3, 40)
        wave = x * np.cos(angle) + y * np.sin(angle) + rng.uniform(0, 8) * np.sin(x / rng.uniform(8, 60))
        line = np.sin(wave * 2 * np.pi / period)
        if rng.random() < 0.5:
            line = np.where(line > rng.uniform(0.3, 0.9), 1.0, 0.0)
        out += line * rng.uniform(0.2, 1)
    if rng.random() < 0.5:
        coarse = rng.normal(0, 1, (max(2, h // int(rng.integers(3, 12))), max(2, w // int(rng.integers(3, 24))))).astype(np.float32)
        out += cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC) * rng.uniform(0.1, 0.8)
    top = np.abs(out).max()
    return out / top if top > 0 else out


def sample(rng, width=384, strip=32, stride=4):
    """One strip (uint8, strip × width), its class and its weight for each step of `stride` pixels."""
    face = FACES[rng.integers(len(FACES))] if rng.random() < 0.9 or not SPARE else SPARE[rng.integers(len(SPARE))]
    cells, advance = face
    pitch = advance * rng.uniform(0.97, 1.12)
    n = int(rng.integers(12, 40))
    text = contents(rng, n)
    margin = int(rng.uniform(0.3, 3) * pitch)
    height = int(CAP * 5.4)
    canvas = np.zeros((height, int(margin * 2 + pitch * (n + int(rng.integers(0, 24))))), np.float32)
    top = int(CAP * 2.2)
    jitter = rng.choice([0, 0.4, 1.0])
    centres = paste(canvas, cells, text, pitch, margin + pitch / 2, top, rng, jitter)
    gap = CAP * rng.uniform(1.55, 2.6)
    for side in (-1, 1):
        if rng.random() < 0.65:
            paste(canvas, cells, contents(rng, n), pitch, margin + pitch / 2 + rng.normal(0, 2), int(top + side * gap), rng, jitter)
    weight = rng.random()
    if weight < 0.25:
        canvas = cv2.erode(canvas, np.ones((2, 2), np.uint8), iterations=int(rng.integers(1, 3)))
    elif weight < 0.5:
        canvas = cv2.dilate(canvas, np.ones((2, 2), np.uint8), iterations=int(rng.integers(1, 4)))
    if rng.random() < 0.1:  # worn or dotted print
        canvas *= (cv2.resize(rng.random((height // 3, canvas.shape[1] // 3)).astype(np.float32), canvas.shape[::-1], interpolation=cv2.INTER_LINEAR) > rng.uniform(0.05, 0.35))
    # What the strip shows: a window round the line, tall as the cutter may choose, not quite in the middle, a bit turned.
    tall = CAP * rng.uniform(1.25, 2.7)
    middle = top + CAP / 2 + CAP * rng.normal(0, 0.1)
    scale_y = strip / tall
    pitch_out = np.clip(rng.normal(15.5, 3), 9.5, 24)
    scale_x = pitch_out / pitch
    first = centres[0] - rng.uniform(0.4, 3) * pitch if rng.random() < 0.6 else centres[int(rng.integers(0, max(1, n // 2)))] - rng.uniform(-0.5, 0.5) * pitch
    turn = rng.normal(0, 0.006)
    bow = rng.normal(0, 0.04) * CAP
    # Camera resolution first: characters of some height in pixels, then the strip is cut from that.
    cap_px = float(np.exp(rng.uniform(np.log(6.5), np.log(26))))
    shrink = cap_px / CAP
    cam_w, cam_h = max(24, int(canvas.shape[1] * shrink)), max(12, int(height * shrink))
    cam = cv2.resize(canvas, (cam_w, cam_h), interpolation=cv2.INTER_AREA)
    blur = rng.random()
    if blur < 0.5:
        cam = cv2.GaussianBlur(cam, (0, 0), max(0.3, cap_px * rng.uniform(0.02, 0.11)))
    elif blur < 0.65:
        k = max(2, int(cap_px * rng.uniform(0.08, 0.28)))
        kernel = np.zeros((k, k), np.float32)
        if rng.random() < 0.5:
            kernel[k // 2, :] = 1 / k
        else:
            np.fill_diagonal(kernel, 1 / k)
        cam = cv2.filter2D(cam, -1, kernel)
    paper = rng.uniform(110, 250)
    ink = rng.uniform(0, paper - 45) if rng.random() < 0.8 else rng.uniform(paper - 60, paper - 28)
    ink = max(0, ink)
    contrast = paper - ink
    light = np.full((cam_h, cam_w), paper, np.float32)
    if rng.random() < 0.75:
        light += pattern(rng, cam_h, cam_w) * contrast * rng.uniform(0.03, 0.42)
    picture = light - cam * contrast * rng.uniform(0.85, 1.0)
    if rng.random() < 0.4:
        slope = np.linspace(rng.uniform(0.5, 1.1), rng.uniform(0.5, 1.1), cam_w)[None, :] * np.linspace(rng.uniform(0.85, 1), rng.uniform(0.85, 1), cam_h)[:, None]
        picture *= slope
    if rng.random() < 0.2:  # glare or a hologram's sheen
        y, x = np.mgrid[0:cam_h, 0:cam_w]
        cx, rx, ry = rng.uniform(0, cam_w), cap_px * rng.uniform(1, 8), cap_px * rng.uniform(1, 4)
        spot = np.exp(-(((x - cx) / rx) ** 2) - ((y - cam_h / 2) / ry) ** 2)
        picture += spot * rng.uniform(20, 140)
    if rng.random() < 0.7:
        picture += rng.normal(0, rng.uniform(1, 14), picture.shape)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        ok, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(20, 95))])
        picture = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE) if ok else picture
    xs = (np.arange(width) / scale_x + first) * shrink
    ys = (np.arange(strip)[:, None] / scale_y + middle - tall / 2) * shrink
    across = (np.arange(width) - width / 2) / (width / 2)
    shift = (turn * (np.arange(width) - width / 2) / scale_x + bow * (across**2 - 0.3)) * shrink
    map_x = np.broadcast_to(xs, (strip, width)).astype(np.float32)
    map_y = (ys + shift[None, :]).astype(np.float32)
    out = cv2.remap(picture, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    if rng.random() < 0.4:
        low, high = np.percentile(out, [3, 90])
        out = np.clip((out.astype(np.float32) - low) / max(24, high - low) * 235, 0, 255).astype(np.uint8)
    steps = width // stride
    at = np.arange(steps) * stride + stride / 2
    classes, weights = np.zeros(steps, np.int32), np.ones(steps, np.float32)
    for centre, k in zip(centres, text):
        distance = np.abs(at - (centre - first) * scale_x) / pitch_out
        classes[distance < 0.3] = k + 1
        weights[(distance >= 0.27) & (distance < 0.4)] = 0
    return out, classes, weights
