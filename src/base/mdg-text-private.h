#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What running text folds a normalised code point into: katakana, kanji variants, radicals, dashes. */
gunichar mdg_text_map_char (gunichar c);

/* TRUE for the kanji of names; 々 counts, kana do not. */
gboolean mdg_text_is_ideograph (gunichar c);

G_END_DECLS
