#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE for cells a spreadsheet program could take for a formula, however many apostrophes stand before it:
   writing puts one more before them and reading takes one off, so that every text comes back. */
static inline gboolean
mdg_csv_is_formula (const char *text,
                    gsize size)
{
  gsize i = 0;

  while (i < size && text[i] == '\'')
    i++;

  return i < size && (text[i] == '=' || text[i] == '+' || text[i] == '-' || text[i] == '@' || text[i] == '\t' || text[i] == '\r');
}

G_END_DECLS
