#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-area-list-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-area.h"
#include "mdg-date.h"
#include "mdg-ime-guard.h"
#include "mdg-report-list.h"
#include "mdg-report-preview.h"

struct _MdgAreaListDialog
{
  AdwWindow parent_instance;

  AdwComboRow *area_row;
  GtkEditable *from_row;
  GtkEditable *until_row;
  GtkLabel *problem;

  MdgWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *areas; /* as in the row */
};

G_DEFINE_FINAL_TYPE (MdgAreaListDialog, mdg_area_list_dialog, ADW_TYPE_WINDOW)

static void
show_problem (MdgAreaListDialog *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static gboolean
parse_day (MdgAreaListDialog *self,
           GtkEditable *row,
           MdgDate *date)
{
  g_autoptr (GError) error = NULL;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  if (mdg_date_parse (gtk_editable_get_text (row), MDG_DATE_RECENT, &today, date, &error) && mdg_date_is_full (date))
    return TRUE;

  show_problem (self, error != NULL ? error->message : _ ("Give the whole day, as in 5/12 or R8.5.12."));
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}

static MdgConsultationFilter *
new_filter (MdgAreaListDialog *self,
            const MdgDate *from,
            const MdgDate *until)
{
  MdgConsultationFilter *filter = mdg_consultation_filter_new ();
  g_autofree char *first = mdg_date_dup_iso (from);
  g_autofree char *last = mdg_date_dup_iso (until);
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (mdg_record_get_uuid (self->areas->pdata[adw_combo_row_get_selected (self->area_row)]), uuid);
  mdg_consultation_filter_set (filter, MDG_CRITERION_AREA, uuid);
  mdg_consultation_filter_set (filter, MDG_CRITERION_FROM, first);
  mdg_consultation_filter_set (filter, MDG_CRITERION_UNTIL, last);

  return filter;
}

static void
report_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgAreaListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_list_new_finish (MDG_WORKSPACE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.preview", TRUE);
  show_problem (self, error != NULL ? error->message : NULL);
  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (self), self->workspace, report);
}

static void
preview_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgAreaListDialog *self = MDG_AREA_LIST_DIALOG (widget);
  g_autoptr (MdgConsultationFilter) filter = NULL;
  MdgDate from;
  MdgDate until;

  show_problem (self, NULL);
  if (!parse_day (self, self->from_row, &from) || !parse_day (self, self->until_row, &until))
    return;
  if (mdg_date_compare (&from, &until) > 0)
    {
      show_problem (self, _ ("The first day lies after the last. Change one of them."));
      return;
    }

  filter = new_filter (self, &from, &until);
  gtk_widget_action_set_enabled (widget, "report.preview", FALSE);
  mdg_report_list_new_async (self->workspace, filter, MDG_ORDER_OLDEST, MDG_REPORT_LIST_SHAREABLE, self->cancellable, report_cb, g_object_ref (self));
}

static void
on_activated (MdgAreaListDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "report.preview", NULL);
}

static gboolean
mdg_area_list_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (MDG_AREA_LIST_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (mdg_area_list_dialog_parent_class)->close_request (window);
}

static void
mdg_area_list_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_area_list_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (MDG_AREA_LIST_DIALOG (widget)->area_row));
}

static void
mdg_area_list_dialog_dispose (GObject *object)
{
  MdgAreaListDialog *self = MDG_AREA_LIST_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_AREA_LIST_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->areas, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_area_list_dialog_parent_class)->dispose (object);
}

static void
mdg_area_list_dialog_finalize (GObject *object)
{
  g_object_unref (MDG_AREA_LIST_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (mdg_area_list_dialog_parent_class)->finalize (object);
}

static void
mdg_area_list_dialog_class_init (MdgAreaListDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_area_list_dialog_dispose;
  object_class->finalize = mdg_area_list_dialog_finalize;
  widget_class->map = mdg_area_list_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = mdg_area_list_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-area-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgAreaListDialog, area_row);
  gtk_widget_class_bind_template_child (widget_class, MdgAreaListDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, MdgAreaListDialog, until_row);
  gtk_widget_class_bind_template_child (widget_class, MdgAreaListDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "report.preview", NULL, preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_area_list_dialog_init (MdgAreaListDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->areas = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

static void
fill_areas (MdgAreaListDialog *self)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      MdgRecord *area = areas->pdata[i];
      const char *centre = mdg_record_get_text (area, MDG_AREA_CGSC_NAME);

      if (mdg_record_get_flag (area, MDG_AREA_IS_OUTSIDE))
        continue;
      g_ptr_array_add (self->areas, g_object_ref (area));
      gtk_string_list_append (names, centre != NULL ? centre : mdg_record_get_text (area, MDG_AREA_NAME));
    }

  adw_combo_row_set_model (self->area_row, G_LIST_MODEL (names));
  if (self->areas->len == 0)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.preview", FALSE);
      show_problem (self, _ ("There is no area yet. Add the areas of your city in the settings first."));
    }
}

/* The month before: what an area is told at the beginning of a month. */
static void
fill_days (MdgAreaListDialog *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  MdgDate today;
  MdgDate day;

  mdg_workspace_get_today (self->workspace, &today);
  day = (MdgDate){ today.year, today.month, 1 };
  mdg_date_from_days (mdg_date_to_days (&day) - 1, &day);
  last = mdg_date_format_short (&day);
  day.day = 1;
  first = mdg_date_format_short (&day);
  gtk_editable_set_text (self->from_row, first);
  gtk_editable_set_text (self->until_row, last);
}

GtkWidget *
mdg_area_list_dialog_new (GtkWindow *parent,
                          MdgWorkspace *workspace)
{
  MdgAreaListDialog *self = g_object_new (MDG_TYPE_AREA_LIST_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  fill_areas (self);
  fill_days (self);

  return GTK_WIDGET (self);
}
