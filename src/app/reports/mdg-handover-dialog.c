#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-handover-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-ime-guard.h"
#include "mdg-report-handover.h"
#include "mdg-report-preview.h"

struct _MdgHandoverDialog
{
  AdwWindow parent_instance;

  AdwComboRow *staff_row;
  GtkTextView *note;
  GtkLabel *problem;

  MdgWorkspace *workspace;
  GPtrArray *staff; /* as in the row after "everybody" */
};

G_DEFINE_FINAL_TYPE (MdgHandoverDialog, mdg_handover_dialog, ADW_TYPE_WINDOW)

static void
show_problem (MdgHandoverDialog *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
preview_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgHandoverDialog *self = MDG_HANDOVER_DIALOG (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  guint selected = adw_combo_row_get_selected (self->staff_row);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = NULL;
  g_autofree char *note = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  report = mdg_report_handover_new (self->workspace, selected > 0 && selected <= self->staff->len ? self->staff->pdata[selected - 1] : NULL, note, &error);
  show_problem (self, error != NULL ? error->message : NULL);
  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (self), self->workspace, report);
}

static void
mdg_handover_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_handover_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (MDG_HANDOVER_DIALOG (widget)->staff_row));
}

static void
mdg_handover_dialog_dispose (GObject *object)
{
  MdgHandoverDialog *self = MDG_HANDOVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_HANDOVER_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->staff, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_handover_dialog_parent_class)->dispose (object);
}

static void
mdg_handover_dialog_class_init (MdgHandoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_handover_dialog_dispose;
  widget_class->map = mdg_handover_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-handover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgHandoverDialog, staff_row);
  gtk_widget_class_bind_template_child (widget_class, MdgHandoverDialog, note);
  gtk_widget_class_bind_template_child (widget_class, MdgHandoverDialog, problem);
  gtk_widget_class_install_action (widget_class, "report.preview", NULL, preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_handover_dialog_init (MdgHandoverDialog *self)
{
  self->staff = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "report.preview");
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_handover_dialog_new (GtkWindow *parent,
                         MdgWorkspace *workspace)
{
  MdgHandoverDialog *self = g_object_new (MDG_TYPE_HANDOVER_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) people = mdg_workspace_list (workspace, MDG_KIND_STAFF, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->workspace = g_object_ref (workspace);
  gtk_string_list_append (names, _ ("Everybody"));
  for (guint i = 0; people != NULL && i < people->len; i++)
    if (mdg_record_get_flag (people->pdata[i], MDG_STAFF_IS_ACTIVE))
      {
        g_ptr_array_add (self->staff, g_object_ref (people->pdata[i]));
        gtk_string_list_append (names, mdg_record_get_text (people->pdata[i], MDG_STAFF_NAME));
      }
  adw_combo_row_set_model (self->staff_row, G_LIST_MODEL (names));

  return GTK_WIDGET (self);
}
