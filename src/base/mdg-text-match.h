#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points [start, end) of a text. */
typedef struct
{
  guint start;
  guint end;
} MdgTextRange;

/* The words of a query as search takes them: split at spaces (full-width too), folded, empty ones dropped. */
char **mdg_text_match_split (const char *query);

/* Where any of the words (as mdg_text_match_split gives them) stands in text, folded, in order and without
   overlaps; GArray of MdgTextRange, empty when none does. */
GArray *mdg_text_match_find (const char *text,
                             const char *const *words);

/* About max code points of text around the first hit, with ellipses; *ranges (may be NULL) are the hits in
   the result. Line ends become spaces. Without a hit the beginning of the text. */
char *mdg_text_match_snippet (const char *text,
                              const char *const *words,
                              guint max,
                              GArray **ranges);

G_END_DECLS
