#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-monthly-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-capture-keys.h"
#include "mdg-cube-loader.h"
#include "mdg-date.h"
#include "mdg-ime-guard.h"
#include "mdg-report-monthly-public.h"
#include "mdg-report-monthly.h"
#include "mdg-release-preview.h"

#define N_MONTHS 60
#define N_NOTES 2

/* In the order of version_row. */
enum
{
  FOR_INTERNAL,
  FOR_COMMITTEE,
  FOR_PUBLIC,
};

struct _MdgMonthlyDialog
{
  AdwWindow parent_instance;

  AdwComboRow *month_row;
  AdwComboRow *version_row;
  GtkWidget *edition_row;
  GtkSpinButton *edition;
  GtkTextView *notable;
  GtkTextView *plans;
  GtkLabel *hint;
  GtkLabel *problem;

  MdgWorkspace *workspace;
  GCancellable *cancellable;
  gboolean is_loaded;    /* the figures are there */
  MdgDate shown;         /* the month whose texts are on screen; year 0 before the first */
  char *stored[N_NOTES]; /* its texts as they are in the register */
};

G_DEFINE_FINAL_TYPE (MdgMonthlyDialog, mdg_monthly_dialog, ADW_TYPE_WINDOW)

static GtkTextBuffer *
get_buffer (MdgMonthlyDialog *self,
            guint note)
{
  return gtk_text_view_get_buffer (note == MDG_MONTHLY_NOTABLE ? self->notable : self->plans);
}

static char *
dup_text (MdgMonthlyDialog *self,
          guint note)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (self, note), &start, &end);

  return gtk_text_buffer_get_text (get_buffer (self, note), &start, &end, FALSE);
}

static void
show_problem (MdgMonthlyDialog *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* FALSE when what was typed could not be kept; it stays on screen. */
static gboolean
keep_notes (MdgMonthlyDialog *self)
{
  for (guint i = 0; i < N_NOTES && self->shown.year != 0; i++)
    {
      g_autofree char *text = dup_text (self, i);
      g_autoptr (GError) error = NULL;

      if (g_strcmp0 (text, self->stored[i]) == 0)
        continue;
      if (!mdg_report_monthly_set_note (self->workspace, self->shown.year, self->shown.month, i, text, &error))
        {
          show_problem (self, error->message);
          return FALSE;
        }
      g_free (self->stored[i]);
      self->stored[i] = g_steal_pointer (&text);
    }

  return TRUE;
}

/* The month n before that of today. */
static void
get_month (MdgMonthlyDialog *self,
           guint n,
           MdgDate *month)
{
  MdgDate today;
  int months;

  mdg_workspace_get_today (self->workspace, &today);
  months = today.year * 12 + today.month - 1 - (int) n;
  *month = (MdgDate){ months / 12, months % 12 + 1, 0 };
}

static void
show_hint (MdgMonthlyDialog *self)
{
  g_autofree char *contents = self->is_loaded ? mdg_report_monthly_dup_new_contents (self->workspace, self->shown.year, self->shown.month, NULL) : NULL;
  g_autofree char *text = contents != NULL ? g_strdup_printf (_ ("Contents for the first time this month: %s"), contents) : NULL;

  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

/* Proposed as soon as the figures are there to be compared. */
static void
show_edition (MdgMonthlyDialog *self)
{
  guint edition;

  if (self->is_loaded && mdg_report_monthly_find_edition (self->workspace, self->shown.year, self->shown.month, &edition, NULL))
    gtk_spin_button_set_value (self->edition, edition);
}

static void
on_month_changed (MdgMonthlyDialog *self)
{
  if (self->workspace == NULL || !keep_notes (self))
    return;

  show_problem (self, NULL);
  get_month (self, adw_combo_row_get_selected (self->month_row), &self->shown);
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_free (self->stored[i]);
      self->stored[i] = mdg_report_monthly_dup_note (self->workspace, self->shown.year, self->shown.month, i);
      if (self->stored[i] == NULL)
        self->stored[i] = g_strdup ("");
      gtk_text_buffer_set_text (get_buffer (self, i), self->stored[i], -1);
    }
  show_edition (self);
  show_hint (self);
}

static void
load_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgMonthlyDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mdg_workspace_load_cube_finish (MDG_WORKSPACE (source), result, &error) == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_loaded = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.preview", TRUE);
  show_edition (self);
  show_hint (self);
}

/* The public's sheet has neither an edition nor texts. */
static void
on_version_changed (MdgMonthlyDialog *self)
{
  gboolean is_internal = adw_combo_row_get_selected (self->version_row) == FOR_INTERNAL;

  gtk_widget_set_sensitive (self->edition_row, is_internal);
  gtk_widget_set_sensitive (GTK_WIDGET (self->notable), is_internal);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plans), is_internal);
  show_problem (self, NULL);
}

/* The version is chosen here, where it says what else can be. */
static MdgReport *
build (MdgVersion version,
       MdgPaper paper,
       gpointer user_data,
       GError **error)
{
  MdgMonthlyDialog *self = user_data;

  if (version != MDG_VERSION_INTERNAL)
    return mdg_report_monthly_new_version (self->workspace, self->shown.year, self->shown.month, version, error);

  return mdg_report_monthly_new (self->workspace, self->shown.year, self->shown.month, (guint) gtk_spin_button_get_value_as_int (self->edition), error);
}

static MdgVersion
get_version (MdgMonthlyDialog *self)
{
  static const MdgVersion versions[] = { [FOR_INTERNAL] = MDG_VERSION_INTERNAL, [FOR_COMMITTEE] = MDG_VERSION_COMMITTEE, [FOR_PUBLIC] = MDG_VERSION_PUBLIC };
  guint selected = adw_combo_row_get_selected (self->version_row);

  return selected < G_N_ELEMENTS (versions) ? versions[selected] : MDG_VERSION_INTERNAL;
}

static void
preview_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgMonthlyDialog *self = MDG_MONTHLY_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  const MdgReleaseChoices choices = { 0, get_version (self), FALSE };

  if (!keep_notes (self))
    return;

  mdg_release_preview_present (GTK_WINDOW (self), self->workspace, &choices, build, g_object_ref (self), g_object_unref, &error);
  show_problem (self, error != NULL ? error->message : NULL);
}

static gboolean
mdg_monthly_dialog_close_request (GtkWindow *window)
{
  MdgMonthlyDialog *self = MDG_MONTHLY_DIALOG (window);

  if (!keep_notes (self))
    return TRUE;

  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (mdg_monthly_dialog_parent_class)->close_request (window);
}

static void
mdg_monthly_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdg_monthly_dialog_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (MDG_MONTHLY_DIALOG (widget)->month_row));
}

static void
mdg_monthly_dialog_dispose (GObject *object)
{
  MdgMonthlyDialog *self = MDG_MONTHLY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_MONTHLY_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_monthly_dialog_parent_class)->dispose (object);
}

static void
mdg_monthly_dialog_finalize (GObject *object)
{
  MdgMonthlyDialog *self = MDG_MONTHLY_DIALOG (object);

  g_object_unref (self->cancellable);
  for (guint i = 0; i < N_NOTES; i++)
    g_free (self->stored[i]);

  G_OBJECT_CLASS (mdg_monthly_dialog_parent_class)->finalize (object);
}

static void
mdg_monthly_dialog_class_init (MdgMonthlyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_monthly_dialog_dispose;
  object_class->finalize = mdg_monthly_dialog_finalize;
  widget_class->map = mdg_monthly_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = mdg_monthly_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-monthly-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, edition_row);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, edition);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, notable);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, plans);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, MdgMonthlyDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_month_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_version_changed);
  gtk_widget_class_install_action (widget_class, "report.preview", NULL, preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_monthly_dialog_init (MdgMonthlyDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.preview", FALSE);
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "report.preview");
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_monthly_dialog_new (GtkWindow *parent,
                        MdgWorkspace *workspace)
{
  MdgMonthlyDialog *self = g_object_new (MDG_TYPE_MONTHLY_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < N_MONTHS; i++)
    {
      MdgDate month;
      g_autofree char *text = NULL;

      get_month (self, i, &month);
      text = mdg_date_format_long (&month);
      gtk_string_list_append (months, text);
    }
  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (months));
  /* A month is reported when it is over. */
  adw_combo_row_set_selected (self->month_row, 1);
  on_month_changed (self);
  mdg_workspace_load_cube_async (workspace, self->cancellable, load_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
