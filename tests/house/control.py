#!/usr/bin/env python3
"""The checks of sources.py find what they are for; without this, they could pass by looking at nothing."""

import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sources


def main():
    long_function = ['static void', 'f (void)', '{'] + ['  g ();'] * 61 + ['}']
    assert list(sources.check_lengths('src/base/a.c', long_function))
    assert not list(sources.check_lengths('src/base/a.c', long_function[:3] + long_function[4:]))
    assert list(sources.check_lengths('src/base/a.c', [''] * 801))
    assert list(sources.check_includes('src/app/a.c', ['#include <sqlite3.h>']))
    assert not list(sources.check_includes('src/store/a.c', ['#include <sqlite3.h>']))
    assert list(sources.check_includes('src/store/a.c', ['#include <libxml/parser.h>']))
    assert list(sources.check_includes('src/report/a.c', ['#include <gtk/gtk.h>']))

    with tempfile.TemporaryDirectory() as top:
        for name, text, is_wrong in (('a.ui', 'Save', True), ('b.ui', '保存', True), ('c.ui', 'Ctrl K', False)):
            with open(os.path.join(top, name), 'w', encoding='utf-8') as file:
                file.write(f'<interface><object class="GtkLabel"><property name="label">{text}</property></object></interface>')
            assert bool(list(sources.check_template(top, name))) == is_wrong, name
        os.mkdir(os.path.join(top, 'src'))
        os.mkdir(os.path.join(top, 'src', 'base'))
        with open(os.path.join(top, 'src', 'README.md'), 'w', encoding='utf-8') as file:
            file.write('- `store/` records\n')
        assert list(sources.check_readme(top))


main()
