#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two characters side by side, and the code point where they stand first. */
typedef struct
{
  gint64 key;
  guint at;
} MdgPair;

/* Pairs of a text folded by mdg_text_fold, each once, in the order of their keys. None reaches over punctuation or a
   space; all digits are the same. GArray of MdgPair. */
GArray *mdg_pairs_list (const char *folded);

G_END_DECLS
