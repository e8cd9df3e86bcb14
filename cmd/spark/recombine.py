"""Articles for tests: paragraphs of the fixtures recombined at random, with ids, dates over ten years and outlets of their own."""

import json
import random
import re
from pathlib import Path

AGAIN = 0.04  # of the articles are copies of one before, as another outlet prints it some hours later


def paragraphs(fixtures):
    """What the articles and stories of the fixtures say, without what stands before and between."""
    found = []
    for name in sorted(Path(fixtures, "articles").glob("*.txt")):
        found += name.read_text().split("---\n", 2)[-1].split("\n\n")
    for name in sorted(Path(fixtures, "stories").glob("*.txt")):
        text = re.sub(r" \[[^\]]*=[^\]]*\]", "", name.read_text())
        found += [line for line in text.splitlines() if not line.startswith("#")]
    return [p.strip() for p in found if len(p.split()) > 12]


def articles(fixtures, count, seed=1):
    """Articles as export reads them, and some that it rejects."""
    pool, rng, made = paragraphs(fixtures), random.Random(seed), []
    for i in range(count):
        day = rng.randrange(3650)
        date = f"{2010 + day // 365}-{1 + day // 31 % 12:02d}-{1 + day % 28:02d}T{rng.randrange(24):02d}:00:00Z"
        outlet = f"Outlet {rng.randrange(40)}"
        article = {"id": f"r{i}", "date": date, "source": outlet, "title": f"Report {i}", "text": "\n\n".join(rng.sample(pool, rng.randint(2, 5)))}
        if made and rng.random() < AGAIN:
            article = {**rng.choice(made), "id": f"r{i}", "source": outlet, "date": date}
        made.append(article)
    return made


def write(fixtures, folder, count, files):
    """Writes the articles as files of lines, with a broken line and one without text in each."""
    made = articles(fixtures, count)
    for n in range(files):
        lines = [json.dumps(a) for a in made[n::files]] + [f'{{"id": "broken {n}"', json.dumps({"id": f"empty {n}", "text": " "})]
        Path(folder, f"part-{n:03d}.jsonl").write_text("\n".join(lines) + "\n")
    return made
