#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-keep-button.h"

#include <glib/gi18n-lib.h>

#include "mdg-kept-sheet.h"

typedef struct
{
  MdgPrintPreview *preview; /* borrowed */
  MdgWorkspace *workspace;
  MdgKeepGetReport get_report;
  gpointer user_data;
} Keeping;

static void
keeping_free (gpointer data,
              GClosure *closure)
{
  Keeping *keeping = data;

  g_object_unref (keeping->workspace);
  g_free (keeping);
}

typedef struct
{
  MdgPrintPreview *preview;
  MdgChange *change;
} Saving;

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (MdgPrintPreview) preview = saving->preview;
  g_autoptr (MdgChange) change = saving->change;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error))
    text = g_strdup_printf (_ ("Kept as %s. It can be printed again from “Kept Sheets”."), mdg_record_get_text (mdg_change_get_records (change)->pdata[0], MDG_RELEASE_NUMBER));
  if (gtk_widget_get_mapped (GTK_WIDGET (preview)))
    mdg_print_preview_say (preview, text != NULL ? text : error->message);
}

static void
on_clicked (GtkButton *button,
            gpointer user_data)
{
  Keeping *keeping = user_data;
  MdgReport *report = keeping->get_report (keeping->user_data);
  Saving *saving;

  if (mdg_report_get_version (report) != MDG_VERSION_INTERNAL)
    {
      mdg_print_preview_say (keeping->preview, _ ("This version is kept by itself when it is printed or saved."));
      return;
    }

  saving = g_new (Saving, 1);
  saving->preview = g_object_ref (keeping->preview);
  saving->change = mdg_kept_sheet_new_change (keeping->workspace, report, NULL);
  mdg_workspace_save_async (keeping->workspace, saving->change, NULL, save_cb, saving);
}

GtkWidget *
mdg_keep_button_add (MdgPrintPreview *preview,
                     MdgWorkspace *workspace,
                     MdgKeepGetReport get_report,
                     gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Keep This Sheet"));
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->preview = preview;
  keeping->workspace = g_object_ref (workspace);
  keeping->get_report = get_report;
  keeping->user_data = user_data;
  gtk_widget_set_tooltip_text (button, _ ("Stays in the register as it is, whatever changes"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), keeping, keeping_free, 0);
  mdg_print_preview_add_choice (preview, button);

  return button;
}
