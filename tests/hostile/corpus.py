"""What fuzzing found worth keeping; ``python -m hostile.corpus TARGET FOLDER`` packs what a folder holds."""

import sys
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
#: Inputs that are kept are no longer than this: short ones reach the same code.
MOST_BYTES = 4096


def kept(target: str) -> list[bytes]:
    """The inputs that are kept for a target."""
    with zipfile.ZipFile(FOLDER / f"{target}.zip") as archive:
        return [archive.read(name) for name in archive.namelist()]


def pack(target: str, found: Path) -> int:
    """Keep a folder's inputs, and how many they are; the same inputs make the same archive."""
    inputs = sorted({data for file in found.iterdir() if 0 < len(data := file.read_bytes()) <= MOST_BYTES})
    FOLDER.mkdir(exist_ok=True)
    with zipfile.ZipFile(FOLDER / f"{target}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, data in enumerate(inputs):
            archive.writestr(zipfile.ZipInfo(f"{number:04}"), data, zipfile.ZIP_DEFLATED, 9)
    return len(inputs)


if __name__ == "__main__":
    sys.stdout.write(f"{pack(sys.argv[1], Path(sys.argv[2]))} inputs\n")
