"""Runs the blocks of recipes.md that are marked to be run, one after another in a fresh folder.

usage: recipes.py RECIPES FOLDER    by a Python that has dateline installed

Programs that upload are replaced by ones that note what they are given; every file that is named to them must be there.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

BLOCK = re.compile(r"^```(\w+) run\n(.*?)^```$", re.M | re.S)

# An uploader checks the files it is given, whatever flag they stand behind, and writes its arguments down.
UPLOADER = """#!/bin/sh
for argument in "$@"; do
    case $argument in
        *.zip | *.md | release) case $argument in *://*) ;; *) [ -e "$argument" ] || { echo "$argument is not there" >&2; exit 1; } ;; esac ;;
    esac
done
echo "$(basename "$0") $(echo "$*" | tr '\n' ' ' | cut -c1-200)" >> "$UPLOADED"
"""


def uploaders(folder):
    folder.mkdir()
    for name in ("hf", "kaggle", "curl", "gh"):
        (folder / name).write_text(UPLOADER)
        (folder / name).chmod(0o755)


def run(language, text, folder, environment):
    if language == "yaml":
        steps = yaml.safe_load(text)["jobs"]["release"]["steps"]
        # The program is installed already.
        text, language = "\n".join(s["run"] for s in steps if "run" in s and not s["run"].startswith("pip ")), "sh"
    command = [sys.executable, "-"] if language == "python" else ["bash", "-euo", "pipefail", "-s"]
    done = subprocess.run(command, input=text, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}:\n{text}\n{done.stdout}")


def main(recipes, folder):
    folder = Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree("fixtures/articles", folder / "articles")
    uploaders(folder / "uploaders")
    uploaded = folder / "uploaded.txt"
    path = os.pathsep.join([str(folder / "uploaders"), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "UPLOADED": str(uploaded), "ZENODO_TOKEN": "none", "ZENODO_BUCKET": "https://zenodo.example/bucket", "HF_HUB_OFFLINE": "1",
                   "HF_HOME": str(folder / "cache")}
    blocks = BLOCK.findall(Path(recipes).read_text(encoding="utf-8"))
    for language, text in blocks:
        run(language, text, folder, environment)
    sent = uploaded.read_text().splitlines()
    assert len(sent) == 5 and sent[-1].startswith("gh release create"), sent
    latest = (folder / "events/published/latest.json").read_text()
    versions = sorted(p.name for p in (folder / "events/published").iterdir() if p.is_dir())
    assert len(versions) == 2 and versions[-1] in latest, (versions, latest)
    print(f"{len(blocks)} blocks of the recipes run, {len(sent)} uploads were tried without a network")


main(*sys.argv[1:])
