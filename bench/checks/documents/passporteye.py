"""Counts of PassportEye on the accuracy card's specimens: a folder of them in, one JSON object out.

    npx tsx bench/checks/documents.ts pictures FOLDER
    pip install passporteye==2.2.2      # and tesseract (Debian: tesseract-ocr)
    python bench/checks/documents/passporteye.py FOLDER > bench/checks/documents/passporteye-counts.json
"""

import json
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

warnings.filterwarnings("ignore")
folder = Path(sys.argv[1])
index = json.loads((folder / "index.json").read_text())


def is_valid(picture):
    from passporteye import read_mrz

    try:
        mrz = read_mrz(str(folder / picture["file"]))
    except Exception:
        return False
    return bool(mrz is not None and mrz.valid)


with ThreadPoolExecutor(2) as pool:
    valid = list(pool.map(is_valid, index["pictures"]))

right, wrong = {}, 0
for picture, is_right in zip(index["pictures"], valid):
    if picture["wrong"]:
        wrong += is_right
    else:
        name = picture["disturbance"]
        right[name] = right.get(name, 0) + int(is_right)

tesseract = subprocess.run(["tesseract", "--version"], capture_output=True, text=True)
engine = (tesseract.stdout or tesseract.stderr).split("\n")[0].split()[1]
name = f"PassportEye {version('passporteye')} with Tesseract {engine}"
print(json.dumps({"name": name, "specimens": index["specimens"], "right": right, "wrongValid": int(wrong)}, indent=2, ensure_ascii=False))
