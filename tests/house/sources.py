#!/usr/bin/env python3
"""What the compiler does not see: who names a library, how long files and functions are, whether every text of the
templates can be translated, whether src/README.md lists the folders."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

MAX_LINES = 800
MAX_FUNCTION_LINES = 60
OWNERS = [
    (re.compile(r'#\s*include\s*[<"]sqlite3(ext)?\.h'), 'store'),
    (re.compile(r'#\s*include\s*[<"]libxml/'), 'exchange'),
    (re.compile(r'#\s*include\s*[<"](gtk/|gdk/|gsk/|adwaita\.h)'), 'app'),
]
TEXT_PROPERTIES = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description', 'heading', 'body'}
# Keys and figures are the same in every language.
NO_TEXT = re.compile(r'^(?:(?:Ctrl|Alt|Shift|Tab|Enter|Esc|Space|F\d+|[A-Z]|[^\w\s]|\d)\s*)*$')


def list_files(top, *endings):
    names = subprocess.run(['git', '-C', top, 'ls-files', '--cached', '--others', '--exclude-standard', 'src', 'tests', 'ui'],
                           capture_output=True, text=True)
    if names.returncode == 0:
        found = names.stdout.splitlines()
    else:
        found = [os.path.relpath(os.path.join(folder, name), top)
                 for part in ('src', 'tests', 'ui') for folder, _, files in os.walk(os.path.join(top, part)) for name in files]
    return sorted(n for n in found if n.endswith(endings) and os.path.exists(os.path.join(top, n)))


def read_lines(top, name):
    with open(os.path.join(top, name), encoding='utf-8') as file:
        return file.read().splitlines()


def check_includes(name, lines):
    parts = name.split('/')
    if parts[0] != 'src':
        return
    for number, line in enumerate(lines, 1):
        for pattern, owner in OWNERS:
            if parts[1] != owner and pattern.search(line):
                yield f'{name}:{number}: only src/{owner} includes this: {line.strip()}'


def check_lengths(name, lines):
    if len(lines) > MAX_LINES:
        yield f'{name}: {len(lines)} lines; {MAX_LINES} are allowed'
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{':
            start = number
        elif line == '}' and start is not None:
            length = number - start - 1
            if length > MAX_FUNCTION_LINES:
                yield f'{name}:{start}: a function of {length} lines; {MAX_FUNCTION_LINES} are allowed'
            start = None
        elif line.startswith('}'):
            start = None


def check_template(top, name):
    for element in ElementTree.parse(os.path.join(top, name)).iter():
        is_text = element.tag in ('property', 'attribute') and element.get('name') in TEXT_PROPERTIES
        text = (element.text or '').strip()
        if is_text and text and len(element) == 0 and element.get('translatable') not in ('yes', 'true', '1') \
                and not NO_TEXT.match(text):
            yield f'{name}: not translatable: {text}'


def check_readme(top):
    src = os.path.join(top, 'src')
    folders = sorted(n for n in os.listdir(src) if os.path.isdir(os.path.join(src, n)))
    with open(os.path.join(src, 'README.md'), encoding='utf-8') as readme:
        listed = re.findall(r'^- `([a-z]+)/`', readme.read(), re.MULTILINE)
    if sorted(listed) != folders or len(set(listed)) != len(listed):
        yield f'src/README.md lists {listed}, src has {folders}'


def main():
    top = sys.argv[1]
    wrong = list(check_readme(top))
    for name in list_files(top, '.c', '.h'):
        lines = read_lines(top, name)
        wrong += check_includes(name, lines)
        wrong += check_lengths(name, lines)
    for name in list_files(top, '.ui'):
        wrong += check_template(top, name)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
