#!/usr/bin/env python3
"""An include against the arrows must not compile.

For every folder of src/ that has a library, a line including a header of each folder it must not know is compiled with
the folder's own flags and has to fail for want of the file. Of those it may know, at least one has to be found: else
the flags were read wrongly and everything would fail."""

import json
import os
import shlex
import subprocess
import sys

DIRECT = {
    'base': [],
    'geo': ['base'],
    'model': ['geo'],
    'store': ['model'],
    'exchange': ['model'],
    'analysis': ['model'],
    'draw': ['geo', 'analysis'],
    'report': ['draw'],
    'workspace': ['store', 'exchange', 'analysis', 'report'],
    'cli': ['workspace'],
    'app': ['workspace'],
}


def list_known(folder):
    known = {folder}
    for other in DIRECT[folder]:
        known |= list_known(other)
    return known


def list_headers(src, folder):
    """Public headers found in no other folder by the same name, for the name is all an include has."""
    here = os.path.join(src, folder)
    if not os.path.isdir(here):
        return []
    names = [n for n in sorted(os.listdir(here)) if n.endswith('.h') and not n.endswith('-private.h')]
    return [n for n in names if not any(os.path.exists(os.path.join(src, f, n)) for f in DIRECT if f != folder)]


def load_flags(build, src):
    """Compiler and include flags of each folder, from one of its sources."""
    flags = {}
    with open(os.path.join(build, 'compile_commands.json')) as commands:
        for command in json.load(commands):
            path = os.path.normpath(os.path.join(command['directory'], command['file']))
            folder = os.path.relpath(path, src).split(os.sep)[0]
            if folder not in DIRECT or folder in flags or not path.endswith('.c'):
                continue
            words = shlex.split(command['command'])
            compiler = [w for w in words[:2] if not w.startswith('-')]
            wanted = [w for w in words if w.startswith(('-I', '-D', '-std'))]
            wanted += [part for i, w in enumerate(words) if w in ('-isystem',) for part in (w, words[i + 1])]
            wanted += [w for w in words if w.startswith('-isystem') and w != '-isystem']
            flags[folder] = (compiler, wanted, command['directory'])
    return flags


def find_include(flags, line):
    """TRUE when the preprocessor finds the file."""
    compiler, options, directory = flags
    result = subprocess.run(compiler + options + ['-E', '-x', 'c', '-', '-o', os.devnull], input=line, text=True,
                            cwd=directory, capture_output=True, env={**os.environ, 'LC_ALL': 'C'})
    name = line.split()[1].strip('"<>')
    return f'{name}: No such file' not in result.stderr


def main():
    build, src = sys.argv[1], sys.argv[2]
    flags = load_flags(build, src)
    wrong = []
    checked = 0

    for folder, folder_flags in flags.items():
        known = list_known(folder)
        n_known = 0
        for other in DIRECT:
            headers = list_headers(src, other)
            if not headers or other == folder:
                continue
            found = find_include(folder_flags, f'#include "{headers[0]}"\n')
            checked += 1
            if found and other not in known:
                wrong.append(f'{folder} can include {headers[0]} of {other}')
            n_known += found and other in known
        if n_known == 0 and folder != 'base':
            wrong.append(f'{folder} can include nothing; are its flags read rightly?')
        if find_include(folder_flags, '#include <gtk/gtk.h>\n') != (folder == 'app'):
            wrong.append(f'{folder}: gtk/gtk.h')

    print(f'{checked} includes in {len(flags)} folders')
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong or checked == 0 else 0


sys.exit(main())
