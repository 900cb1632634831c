#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-kept-sheets-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-describe.h"
#include "mdg-ime-guard.h"
#include "mdg-kept-sheet.h"
#include "mdg-releases.h"
#include "mdg-report-preview.h"
#include "mdg-toasts.h"

struct _MdgKeptSheetsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;

  MdgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (MdgKeptSheetsDialog, mdg_kept_sheets_dialog, ADW_TYPE_WINDOW)

static void
on_activated (MdgKeptSheetsDialog *self,
              GtkListBoxRow *row)
{
  MdgRecord *release = g_object_get_data (G_OBJECT (row), "mdg-release");
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_kept_sheet_open (self->workspace, release, &error);

  if (report == NULL)
    mdg_toasts_show (self->toasts, error->message, NULL, NULL);
  else if (mdg_report_get_document (report) == NULL)
    mdg_toasts_show (self->toasts, _ ("This sheet was kept without paper; the command line writes its figures."), NULL, NULL);
  else
    mdg_report_preview_present (GTK_WINDOW (self), self->workspace, report);
}

static GtkWidget *
new_row (MdgKeptSheetsDialog *self,
         MdgRecord *release)
{
  GtkWidget *row = adw_action_row_new ();
  const MdgUuid *writer = mdg_record_get_reference (release, MDG_RELEASE_WRITER);
  const char *number = mdg_record_get_text (release, MDG_RELEASE_NUMBER);
  g_autofree char *day = mdg_describe_value (self->workspace, release, MDG_RELEASE_RELEASED_ON);
  g_autofree char *version = mdg_describe_value (self->workspace, release, MDG_RELEASE_VERSION);
  g_autofree char *name = writer != NULL ? mdg_describe_record (self->workspace, MDG_KIND_STAFF, writer) : g_strdup ("");
  g_autofree char *below = g_strjoin ("　", day, version, name, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mdg_record_get_text (release, MDG_RELEASE_TITLE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (number));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "mdg-release", g_object_ref (release), g_object_unref);

  return row;
}

static void
fill (MdgKeptSheetsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) releases = mdg_releases_list (self->workspace, &error);
  guint n = 0;

  for (guint i = 0; releases != NULL && i < releases->len; i++)
    if (mdg_record_get_text (releases->pdata[i], MDG_RELEASE_CONTENT) != NULL)
      {
        gtk_list_box_append (self->list, new_row (self, releases->pdata[i]));
        n++;
      }
  if (releases == NULL)
    mdg_toasts_show (self->toasts, error->message, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  if (n > 0)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
mdg_kept_sheets_dialog_dispose (GObject *object)
{
  MdgKeptSheetsDialog *self = MDG_KEPT_SHEETS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_KEPT_SHEETS_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_kept_sheets_dialog_parent_class)->dispose (object);
}

static void
mdg_kept_sheets_dialog_class_init (MdgKeptSheetsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_kept_sheets_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-kept-sheets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgKeptSheetsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdgKeptSheetsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgKeptSheetsDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_kept_sheets_dialog_init (MdgKeptSheetsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_ime_guard_attach (GTK_WINDOW (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mdg_kept_sheets_dialog_new (GtkWindow *parent,
                            MdgWorkspace *workspace)
{
  MdgKeptSheetsDialog *self = g_object_new (MDG_TYPE_KEPT_SHEETS_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  fill (self);

  return GTK_WIDGET (self);
}
