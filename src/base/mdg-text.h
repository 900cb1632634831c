#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folding is for comparing and searching; what is stored is never folded. */

/* For running text: NFKC, katakana to hiragana, width, case, kanji variants, wave dashes and the
   CJK radicals NFKC leaves alone. Keeps punctuation and spaces. */
char *mdg_text_fold (const char *text);

/* As mdg_text_fold, with the code-point offset in text of each code point of the result (a
   GArray of guint32, one more than the code points, the last the length of text), so that a hit in
   the folded text can be shown in the original. All that one character folds into has its offset: a
   hit [a, b) covers [offset a, max (offset b, offset b-1 + 1)). */
char *mdg_text_fold_with_offsets (const char *text,
                                  GArray **offsets);

/* For names and their kana: mdg_text_fold, then small kana, long vowels, spaces and the
   spellings that sound alike. */
char *mdg_text_fold_name (const char *name);
/* With offsets as mdg_text_fold_with_offsets gives them; what is left out lies between two of them. */
char *mdg_text_fold_name_with_offsets (const char *name,
                                       GArray **offsets);

/* TRUE when text is UTF-8 with only XML 1.0 characters and LF line ends. */
gboolean mdg_text_is_valid (const char *text);

/* CR LF and CR become LF; other control characters and what XML 1.0 forbids are left out and
   counted in *removed (may be NULL). */
char *mdg_text_clean (const char *text,
                      guint *removed);

/* A reading typed in romaji, half-width or katakana, as hiragana folded by mdg_text_fold_name; what is no
   romaji stays. "jushin" and "ｼﾞｭｼﾝ" give the same; the unfinished syllable of "jush" is left out, so that a
   list narrows while one types. */
char *mdg_text_reading (const char *typed);

/* Order of the Japanese gojuon for display, by ICU. Safe on NULL. */
int mdg_text_collate (const char *a,
                      const char *b);

/* First max code points with an ellipsis when something was cut. */
char *mdg_text_ellipsize (const char *text,
                          glong max);

G_END_DECLS
