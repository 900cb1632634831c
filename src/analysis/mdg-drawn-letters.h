#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number from 0 to bound − 1, each as likely as the others and none to be foreseen. */
typedef guint32 (*MdgDrawNumber) (guint32 bound,
                                  gpointer data);

/* Letters for n cases (A … Z, AA …), drawn so that the order of the cases cannot be told from them: rows are printed in
   the order of the letters. Drawn anew for each meeting and version. Free with g_strfreev. */
char **mdg_drawn_letters_new (guint n,
                              MdgDrawNumber draw,
                              gpointer data);

G_END_DECLS
