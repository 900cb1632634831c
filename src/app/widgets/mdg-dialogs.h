#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dialogs whose toolkit calls change between versions, each behind one function. None of them opens while
   somebody types. */

typedef enum
{
  MDG_CONFIRM_PLAIN,
  MDG_CONFIRM_DESTRUCTIVE, /* red, and not the default button */
} MdgConfirmKind;

/* Asks whether to go on. verb is what the button does ("_Restore"), never "OK". */
void mdg_dialog_confirm_async (GtkWindow *parent,
                               const char *heading,
                               const char *body,
                               const char *verb,
                               MdgConfirmKind kind,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* FALSE with no error when the answer was no. */
gboolean mdg_dialog_confirm_finish (GAsyncResult *result,
                                    GError **error);

/* As mdg_dialog_confirm_async for what needs a reason: verb, always destructive, can be pressed once one is written. */
void mdg_dialog_ask_reason_async (GtkWindow *parent,
                                  const char *heading,
                                  const char *body,
                                  const char *verb,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* The reason, owned; NULL with no error when the answer was no. */
char *mdg_dialog_ask_reason_finish (GAsyncResult *result,
                                    GError **error);

/* Something has to be read before going on; for what may be overlooked use a toast. */
void mdg_dialog_tell (GtkWindow *parent,
                      const char *heading,
                      const char *body);

typedef struct
{
  const char *name;    /* "Registers", may be marked by N_ () */
  const char *pattern; /* "*.madoguchi;*.xml", parts by semicolon */
} MdgFileFilter;

/* Opens a file chooser. filters end with an empty one and may be NULL; folder and suggested_name may be
   NULL, then the folder is the one used last. */
void mdg_dialog_choose_file_async (GtkWindow *parent,
                                   GtkFileChooserAction action,
                                   const char *title,
                                   const char *verb,
                                   const MdgFileFilter *filters,
                                   GFile *folder,
                                   const char *suggested_name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Owned; NULL with no error when nothing was chosen. */
GFile *mdg_dialog_choose_file_finish (GAsyncResult *result,
                                      GError **error);

void mdg_dialog_show_about (GtkWindow *parent);

G_END_DECLS
