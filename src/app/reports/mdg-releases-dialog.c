#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-releases-dialog.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-ime-guard.h"
#include "mdg-releases.h"
#include "mdg-report-preview.h"
#include "mdg-report-releases.h"

/* In the order of the choice beside a copy. */
static const char *const states[] = { "handed", "returned", "destroyed", "missing" };

struct _MdgReleasesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwPreferencesGroup *list;

  MdgWorkspace *workspace;
  GPtrArray *rows; /* in the list, borrowed */
  MdgUuid open;    /* the sheet whose copies are shown */
};

G_DEFINE_FINAL_TYPE (MdgReleasesDialog, mdg_releases_dialog, ADW_TYPE_WINDOW)

static void refresh (MdgReleasesDialog *self);

static void
say (MdgReleasesDialog *self,
     const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgReleasesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error);

  /* Closed meanwhile. */
  if (self->workspace == NULL)
    return;
  if (!saved)
    say (self, error->message);
  refresh (self);
}

/* Takes change, which is NULL with error when it cannot be made, and without when nothing changes. */
static void
save (MdgReleasesDialog *self,
      MdgChange *change,
      GError *error)
{
  g_autoptr (MdgChange) taken = change;
  g_autoptr (GError) failure = error;

  if (failure != NULL)
    say (self, failure->message);
  if (taken != NULL)
    mdg_workspace_save_async (self->workspace, taken, NULL, save_cb, g_object_ref (self));
}

static const MdgUuid *
get_uuid (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "mdg-uuid");
}

static void
set_uuid (gpointer widget,
          const MdgUuid *uuid)
{
  g_object_set_data_full (G_OBJECT (widget), "mdg-uuid", g_memdup2 (uuid, sizeof *uuid), g_free);
}

static void
on_state_selected (GtkDropDown *choice,
                   GParamSpec *pspec,
                   MdgReleasesDialog *self)
{
  guint selected = gtk_drop_down_get_selected (choice);
  GError *error = NULL;
  MdgChange *change = selected < G_N_ELEMENTS (states) ? mdg_releases_new_tick (self->workspace, get_uuid (choice), states[selected], &error) : NULL;

  save (self, change, error);
}

static GtkWidget *
new_state_choice (MdgReleasesDialog *self,
                  MdgRecord *copy)
{
  const char *names[G_N_ELEMENTS (states) + 1] = { NULL };
  GtkWidget *choice;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    names[i] = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "copy_state", states[i], 0);
  choice = gtk_drop_down_new_from_strings (names);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (mdg_record_get_text (copy, MDG_RELEASE_COPY_STATUS), states[i]) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Where the copy is"), -1);
  set_uuid (choice, mdg_record_get_uuid (copy));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_state_selected), self);

  return choice;
}

static char *
dup_day (MdgRecord *record,
         guint field)
{
  const char *iso = mdg_record_get_text (record, field);
  MdgDate date;

  return iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : g_strdup ("");
}

static GtkWidget *
new_copy_row (MdgReleasesDialog *self,
              MdgRecord *copy)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = new_state_choice (self, copy);
  g_autofree char *title = g_strdup_printf ("%d　%s", (int) mdg_record_get_integer (copy, MDG_RELEASE_COPY_NUMBER), mdg_record_get_text (copy, MDG_RELEASE_COPY_RECIPIENT));
  g_autofree char *handed = dup_day (copy, MDG_RELEASE_COPY_HANDED_ON);
  g_autofree char *done = dup_day (copy, MDG_RELEASE_COPY_DONE_ON);
  g_autofree char *subtitle = *done != '\0' ? g_strdup_printf ("%s → %s", handed, done) : g_strdup (handed);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);

  return row;
}

static void
on_recipients_applied (AdwEntryRow *entry,
                       MdgReleasesDialog *self)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[、，,\\n]+", gtk_editable_get_text (GTK_EDITABLE (entry)), 0, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GError *error = NULL;
  MdgChange *change;

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_ptr_array_add (names, *part);
  g_ptr_array_add (names, NULL);
  change = mdg_releases_new_copies (self->workspace, get_uuid (entry), (const char *const *) names->pdata, NULL, &error);
  save (self, change, error);
}

static GtkWidget *
new_recipients_row (MdgReleasesDialog *self,
                    const MdgUuid *release)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Hand copies to (several separated by a comma)"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  set_uuid (row, release);
  g_signal_connect (row, "apply", G_CALLBACK (on_recipients_applied), self);

  return row;
}

static char *
dup_state (MdgReleasesDialog *self,
           MdgRecord *release)
{
  g_autofree char *day = dup_day (release, MDG_RELEASE_RELEASED_ON);
  const char *version = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "version", mdg_record_get_text (release, MDG_RELEASE_VERSION), 0);
  gint64 printed = mdg_record_get_integer (release, MDG_RELEASE_COPIES);
  MdgCopyCount found;

  if (!mdg_releases_count_copies (self->workspace, mdg_record_get_uuid (release), &found, NULL) || (found.n == 0 && printed <= 0))
    return g_strdup_printf ("%s　%s", version, day);
  if (found.n == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s  %s  %u copy printed, none handed over", "%s  %s  %u copies printed, none handed over", (gulong) printed), version, day, (guint) printed);
  if (found.n_out + found.n_missing == 0)
    return g_strdup_printf (_ ("%s  %s  %u copies, none out"), version, day, found.n);

  return g_strdup_printf (_ ("%s  %s  %u copies, %u not back"), version, day, found.n, found.n_out + found.n_missing);
}

static void
on_expanded (AdwExpanderRow *row,
             GParamSpec *pspec,
             MdgReleasesDialog *self)
{
  if (adw_expander_row_get_expanded (row))
    self->open = *get_uuid (row);
}

static GtkWidget *
new_release_row (MdgReleasesDialog *self,
                 MdgRecord *release)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autoptr (GPtrArray) copies = mdg_releases_list_copies (self->workspace, mdg_record_get_uuid (release), NULL);
  g_autofree char *title = g_strdup_printf ("%s　%s", mdg_record_get_text (release, MDG_RELEASE_NUMBER), mdg_record_get_text (release, MDG_RELEASE_TITLE));
  g_autofree char *subtitle = dup_state (self, release);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; copies != NULL && i < copies->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_copy_row (self, copies->pdata[i]));
  if (!mdg_workspace_is_read_only (self->workspace))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_recipients_row (self, mdg_record_get_uuid (release)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), mdg_uuid_equal (&self->open, mdg_record_get_uuid (release)));
  set_uuid (row, mdg_record_get_uuid (release));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), self);

  return row;
}

static void
refresh (MdgReleasesDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) releases = mdg_releases_list (self->workspace, &error);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (releases == NULL)
    say (self, error->message);

  for (guint i = 0; releases != NULL && i < releases->len; i++)
    {
      GtkWidget *row = new_release_row (self, releases->pdata[i]);

      adw_preferences_group_add (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "list" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "releases.print", self->rows->len > 0);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgReleasesDialog *self = MDG_RELEASES_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_releases_new (self->workspace, &error);

  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (self), self->workspace, report);
  else
    say (self, error->message);
}

static void
mdg_releases_dialog_dispose (GObject *object)
{
  MdgReleasesDialog *self = MDG_RELEASES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_RELEASES_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_releases_dialog_parent_class)->dispose (object);
}

static void
mdg_releases_dialog_class_init (MdgReleasesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_releases_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-releases-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgReleasesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdgReleasesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgReleasesDialog, list);
  gtk_widget_class_install_action (widget_class, "releases.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "releases.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_releases_dialog_init (MdgReleasesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_releases_dialog_new (GtkWindow *parent,
                         MdgWorkspace *workspace)
{
  MdgReleasesDialog *self = g_object_new (MDG_TYPE_RELEASES_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  refresh (self);

  return GTK_WIDGET (self);
}
