"""Takes the pictures: `python -m tests.pictures OUT [--theme T] [--scale S] [--only NAME]`.

Each picture is called THEME-SCENE.png. `--readme` takes the one picture of the README instead.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

README_PICTURE = Path(__file__).parents[2] / "resources" / "manual" / "window.png"
_SCALED = "QT_SCALE_FACTOR"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures asked for; one process a theme and scale."""
    asked = _asked(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_screen(asked.scale)}")
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    if float(os.environ.get(_SCALED, "1")) != asked.scale:
        return _again({_SCALED: str(asked.scale)}, sys.argv[1:])
    if asked.readme:
        return _take("light", ["readme"], README_PICTURE)
    if len(asked.theme) == 1:
        return _take(asked.theme[0], asked.only, asked.out)
    plain = [str(asked.out), "--scale", str(asked.scale)]
    plain += [part for name in asked.only for part in ("--only", name)]
    return max(_again({}, [*plain, "--theme", theme]) for theme in asked.theme)


def _screen(scale: float) -> Path:
    """Write down a screen as large as the window, since the offscreen one has 800 x 800."""
    width, height = round(1440 * scale), round(900 * scale)
    screen = {"name": "pictures", "x": 0, "y": 0, "width": width, "height": height}
    path = Path(tempfile.gettempdir()) / f"leader-reader-screen-{width}.json"
    path.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "dpr": 1}]}), "utf-8")
    return path


def _again(changes: dict[str, str], arguments: Sequence[str]) -> int:
    command = [sys.executable, "-m", "tests.pictures", *arguments]
    return subprocess.run(command, env=os.environ | changes, check=False).returncode


def _take(theme: str, only: Sequence[str], out: Path) -> int:
    from tests.pictures.scenes import SCENES
    from tests.pictures.stage import staged

    unknown = set(only) - set(SCENES)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(SCENES)}")
        return 2
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder), theme, out) as stage:
        for name in only or [each for each in SCENES if each != "readme"]:
            SCENES[name](stage)
            print(stage.save(name))
            stage.reset()
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("build/pictures"))
    parser.add_argument("--theme", action="append", choices=("light", "sepia", "dark", "contrast"))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--readme", action="store_true")
    asked = parser.parse_args(arguments)
    asked.theme = asked.theme or ["light", "sepia", "dark", "contrast"]
    return asked


if __name__ == "__main__":
    sys.exit(main())
