#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-report-preview.h"

#include <glib/gi18n-lib.h>

#include "mdg-print-preview.h"

typedef struct
{
  MdgWorkspace *workspace;
  MdgReport *report;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->workspace);
  g_object_unref (shown->report);
  g_free (shown);
}

static Shown *
shown_new (MdgWorkspace *workspace,
           MdgReport *report)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->workspace = g_object_ref (workspace);
  shown->report = g_object_ref (report);

  return shown;
}

/* Tables write themselves down as they are written (mdg_report_write). */
static gboolean
record_output (const char *kind,
               gpointer user_data,
               GError **error)
{
  Shown *shown = user_data;

  if (!g_str_equal (kind, "print") && !g_str_equal (kind, "pdf"))
    return TRUE;

  return mdg_output_record (shown->workspace, kind, mdg_report_get_title (shown->report), error);
}

static gboolean
save_table (const char *path,
            gpointer user_data,
            GError **error)
{
  Shown *shown = user_data;

  return mdg_report_write (shown->report, shown->workspace, path, MDG_OUTPUT_PLAIN, error);
}

void
mdg_report_preview_present (GtkWindow *parent,
                            MdgWorkspace *workspace,
                            MdgReport *report)
{
  g_autofree char *name = mdg_report_dup_file_name (report);
  MdgPrintPreview *preview = MDG_PRINT_PREVIEW (mdg_print_preview_new (parent, mdg_report_get_document (report), name));

  mdg_print_preview_set_recorder (preview, record_output, shown_new (workspace, report), shown_free);
  if (mdg_report_get_tables (report)->len > 0)
    mdg_print_preview_add_format (preview, _ ("Excel"), "xlsx", save_table, shown_new (workspace, report), shown_free);
  if (mdg_report_get_left_out (report) != NULL)
    {
      GtkWidget *label = gtk_label_new (mdg_report_get_left_out (report));

      gtk_widget_add_css_class (label, "mdg-caution");
      mdg_print_preview_add_choice (preview, label);
    }
  gtk_window_present (GTK_WINDOW (preview));
  g_object_unref (report);
}
