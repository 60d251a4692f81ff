#!/usr/bin/env python3
"""Makes scans of PDF fixtures for the count of what optical reading gets right:

    python3 benches/scans.py FOLDER [NAME ...]
    SCANS=FOLDER cargo test --release --test all ocr:: -- --ignored --nocapture

Each fixture is drawn clean at 300, 200 and 150 dpi, and damaged at the three strengths of fixtures/scan/make.py. The test
reads them all and prints how many of the values are right, missing and wrong, with the repairs and without, and the
seconds per page.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
NAMES = [
    "ekbacka-bun-2019",
    "ks-att-beslut-sist",
    "kvarnsele-kf-2009",
    "lindarp-sn-2012",
    "namnd-beslut-forst",
    "region-kallelse",
    "stenvik-iu-utdrag-sekretess",
    "tresjo-direktion-2014",
    "utdrag-ett-arende",
    "vasterhamn-ks-votering",
]


def main(folder, names):
    spec = importlib.util.spec_from_file_location("scan", ROOT / "fixtures/scan/make.py")
    scan = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scan)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        for dpi in (300, 200, 150):
            (folder / f"{name}+{dpi}.pdf").write_bytes(scan.pdf(scan.pages(name, dpi), dpi, 90))
        for strength, dpi, harm in (("light", 250, scan.light), ("medium", 200, scan.medium), ("heavy", 150, scan.heavy)):
            rng = np.random.default_rng(sum(map(ord, name)))
            images = [harm(page, rng) for page in scan.pages(name, dpi)]
            (folder / f"{name}+{strength}.pdf").write_bytes(scan.pdf(images, dpi, 60))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:] or NAMES)
