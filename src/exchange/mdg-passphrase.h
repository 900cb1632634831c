#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Five words of data/exchange/passphrase-words.txt drawn by chance, about 49 bits: "sakura-mikazuki-…". Written in Roman letters, because
   password fields take no input method; reading, when not NULL, gets the same words in kana, for the paper and the telephone. */
char *mdg_passphrase_new_words (char **reading,
                                GError **error);

/* The passphrase in the first line of a file, without its line end. INVALID when there is none. */
char *mdg_passphrase_load (const char *path,
                           GError **error);

G_END_DECLS
