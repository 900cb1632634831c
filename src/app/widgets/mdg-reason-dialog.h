#pragma once

#include <gtk/gtk.h>

#include "mdg-vocabularies.h"

G_BEGIN_DECLS

/* Asks for a reason before something is done. vocabulary (may be NULL) offers usual ones to choose; a text may be
   added. verb is what the button does; it stays off until there is a reason. */
void mdg_reason_dialog_ask_async (GtkWindow *parent,
                                  const char *heading,
                                  const char *body,
                                  const char *verb,
                                  gboolean is_destructive,
                                  MdgVocabularies *vocabularies,
                                  const char *vocabulary,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* The same for a name that is to be given to something. */
void mdg_name_dialog_ask_async (GtkWindow *parent,
                                const char *heading,
                                const char *body,
                                const char *verb,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* The reason or name in words, owned; NULL when nothing is to be done. */
char *mdg_reason_dialog_ask_finish (GAsyncResult *result);

G_END_DECLS
