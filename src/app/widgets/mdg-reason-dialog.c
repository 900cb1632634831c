#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-reason-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-ime-guard.h"

typedef struct
{
  AdwMessageDialog *dialog;
  GtkDropDown *choice; /* NULL without a vocabulary */
  GtkEditable *entry;
} Asking;

static char *
dup_reason (Asking *asking)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));
  GtkStringObject *chosen = asking->choice != NULL && gtk_drop_down_get_selected (asking->choice) > 0 ? gtk_drop_down_get_selected_item (asking->choice) : NULL;

  if (chosen == NULL)
    return g_steal_pointer (&typed);
  if (*typed == '\0')
    return g_strdup (gtk_string_object_get_string (chosen));

  /* Translators: a usual reason and what was added to it. */
  return g_strdup_printf (_ ("%s: %s"), gtk_string_object_get_string (chosen), typed);
}

static void
update (Asking *asking)
{
  g_autofree char *reason = dup_reason (asking);

  adw_message_dialog_set_response_enabled (asking->dialog, "go", *reason != '\0');
}

static void
on_response (AdwMessageDialog *dialog,
             const char *response,
             gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);

  g_task_return_pointer (task, g_str_equal (response, "go") ? dup_reason (asking) : NULL, g_free);
}

static GtkWidget *
new_choice (MdgVocabularies *vocabularies,
            const char *vocabulary)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, vocabulary, 0);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Choose a reason"));
  for (guint i = 0; i < terms->len; i++)
    gtk_string_list_append (labels, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL));

  return gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
}

static GtkWidget *
new_form (Asking *asking,
          MdgVocabularies *vocabularies,
          const char *vocabulary,
          const char *placeholder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *entry = gtk_entry_new ();

  if (vocabulary != NULL)
    {
      GtkWidget *choice = new_choice (vocabularies, vocabulary);

      asking->choice = GTK_DROP_DOWN (choice);
      gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
      gtk_box_append (GTK_BOX (box), choice);
      g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (update), asking);
    }
  asking->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_box_append (GTK_BOX (box), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), asking);

  return box;
}

static void
ask (GtkWindow *parent,
     const char *heading,
     const char *body,
     const char *verb,
     AdwResponseAppearance appearance,
     Asking *asking,
     GtkWidget *form,
     GTask *task)
{
  asking->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  g_task_set_source_tag (task, mdg_reason_dialog_ask_async);
  g_task_set_task_data (task, asking, g_free);
  adw_message_dialog_add_response (asking->dialog, "stay", _ ("_Cancel"));
  adw_message_dialog_add_response (asking->dialog, "go", verb);
  adw_message_dialog_set_close_response (asking->dialog, "stay");
  adw_message_dialog_set_default_response (asking->dialog, "go");
  adw_message_dialog_set_response_appearance (asking->dialog, "go", appearance);
  adw_message_dialog_set_extra_child (asking->dialog, form);
  update (asking);
  mdg_ime_guard_attach (GTK_WINDOW (asking->dialog));
  g_signal_connect (asking->dialog, "response", G_CALLBACK (on_response), task);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

void
mdg_reason_dialog_ask_async (GtkWindow *parent,
                             const char *heading,
                             const char *body,
                             const char *verb,
                             gboolean is_destructive,
                             MdgVocabularies *vocabularies,
                             const char *vocabulary,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *form = new_form (asking, vocabularies, vocabulary, vocabulary != NULL ? _ ("In words (optional)") : _ ("Reason"));

  ask (parent, heading, body, verb, is_destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED, asking, form,
       g_task_new (parent, NULL, callback, user_data));
}

void
mdg_name_dialog_ask_async (GtkWindow *parent,
                           const char *heading,
                           const char *body,
                           const char *verb,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *form = new_form (asking, NULL, NULL, _ ("Name"));

  ask (parent, heading, body, verb, ADW_RESPONSE_SUGGESTED, asking, form, g_task_new (parent, NULL, callback, user_data));
}

char *
mdg_reason_dialog_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdg_reason_dialog_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
