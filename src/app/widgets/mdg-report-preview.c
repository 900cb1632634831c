#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-report-preview.h"

#include <glib/gi18n-lib.h>

#include "mdg-keep-button.h"
#include "mdg-kept-document.h"

#define LEFT_OUT_WIDTH 40

typedef struct
{
  MdgWorkspace *workspace;
  MdgReport *report;
} Shown;

static Shown *
shown_new (MdgWorkspace *workspace,
           MdgReport *report)
{
  Shown *shown = g_new (Shown, 1);

  shown->workspace = g_object_ref (workspace);
  shown->report = g_object_ref (report);

  return shown;
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_object_unref (shown->workspace);
  g_object_unref (shown->report);
  g_free (shown);
}

static gboolean
record_output (const char *kind,
               gpointer user_data,
               GError **error)
{
  Shown *shown = user_data;

  /* mdg_report_write notes what it writes; the document alone goes to the printer and into a PDF. */
  if (!g_str_equal (kind, "print") && !g_str_equal (kind, "pdf"))
    return TRUE;

  return mdg_report_put_out (shown->report, shown->workspace, kind, error);
}

static gboolean
save_report (const char *path,
             gpointer user_data,
             GError **error)
{
  Shown *shown = user_data;

  return mdg_report_write (shown->report, shown->workspace, path, MDG_OUTPUT_PLAIN, error);
}

static MdgReport *
get_report (gpointer user_data)
{
  return ((Shown *) user_data)->report;
}

static GtkWidget *
new_left_out_button (const char *left_out)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (left_out);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LEFT_OUT_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Left Out"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, left_out);

  return button;
}

MdgPrintPreview *
mdg_report_preview_present (GtkWindow *parent,
                            MdgWorkspace *workspace,
                            MdgReport *report)
{
  g_autofree char *file_name = NULL;
  Shown *shown;
  MdgPrintPreview *preview;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (MDG_IS_REPORT (report), NULL);
  g_return_val_if_fail (mdg_report_get_document (report) != NULL, NULL);

  file_name = mdg_report_dup_file_name (report);
  preview = MDG_PRINT_PREVIEW (mdg_print_preview_new (parent, mdg_report_get_document (report), file_name));
  shown = shown_new (workspace, report);
  mdg_print_preview_set_recorder (preview, record_output, shown, shown_free);
  if (mdg_report_has_spreadsheet (report))
    mdg_print_preview_add_format (preview, _ ("Excel"), "xlsx", save_report, shown_new (workspace, report), shown_free);
  if (mdg_report_get_tables (report)->len > 0)
    mdg_print_preview_add_format (preview, _ ("CSV"), "csv", save_report, shown_new (workspace, report), shown_free);
  /* Letters and records change nothing by being kept; what was kept is. */
  if (mdg_report_get_tables (report)->len > 0 && !MDG_IS_KEPT_DOCUMENT (mdg_report_get_document (report)) && !mdg_workspace_is_read_only (workspace))
    mdg_keep_button_add (preview, workspace, get_report, shown);
  if (mdg_report_get_left_out (report) != NULL)
    mdg_print_preview_add_choice (preview, new_left_out_button (mdg_report_get_left_out (report)));
  gtk_window_present (GTK_WINDOW (preview));

  return preview;
}
