import sys
from pathlib import Path

from activities.places.build import gazetteer, outline

HERE = Path(__file__).parent.parent


def main(folder: Path) -> None:
    gazetteer.write(folder, HERE / "gazetteer.tsv.gz")
    outline.write(folder, HERE / "world.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
