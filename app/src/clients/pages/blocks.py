#!/usr/bin/env python3
"""Prints fenced blocks of a Markdown file, as they stand there.

  blocks.py FILE LANGUAGE HEADING...   the blocks of a language in these sections, one after the other
  blocks.py FILE LANGUAGE --into DIR   writes each block whose first line is a comment with a file name to that file
"""

import pathlib
import re
import sys


def blocks(text, language):
    """Yields each block of a language with the heading of its section."""
    heading, lines = "", None
    for line in text.splitlines():
        if lines is None:
            if line.startswith("#"):
                heading = line.lstrip("# ")
            elif line.startswith("```"):
                lines, found = [], line[3:].strip()
        elif line.startswith("```"):
            if found == language:
                yield heading, "\n".join(lines) + "\n"
            lines = None
        else:
            lines.append(line)


def main(file, language, *rest):
    found = list(blocks(pathlib.Path(file).read_text("utf-8"), language))
    if rest[0] == "--into":
        written = 0
        for _, text in found:
            name = re.match(r"(?:#|//) ([\w.]+)\n", text)
            if name:
                pathlib.Path(rest[1], name[1]).write_text(text, "utf-8")
                written += 1
        if not written:
            sys.exit(f"{file} has no block of {language} that names its file")
        return
    for heading in rest:
        texts = [text for section, text in found if section == heading]
        if not texts:
            sys.exit(f"{file} has no block of {language} under '{heading}'")
        print("".join(texts), end="")


main(*sys.argv[1:])
