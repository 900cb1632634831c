#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-roster-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-describe.h"
#include "mdg-report-preview.h"
#include "mdg-report-roster.h"
#include "mdg-roster-forms.h"
#include "mdg-roster.h"
#include "mdg-settings-save.h"
#include "mdg-week-hours.h"

struct _MdgRosterPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  GPtrArray *shown; /* of MdgDoctor, as the rows stand */

  GtkCheckButton *all;
  GtkWidget *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MdgRosterPage, mdg_roster_page, MDG_TYPE_PAGE)

static MdgRecord *
get_focused (MdgRosterPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;

  return at >= 0 && at < (int) self->shown->len ? self->shown->pdata[at] : NULL;
}

static char *
dup_about (MdgRosterPage *self,
           MdgRecord *doctor)
{
  const char *affiliation = mdg_record_get_text (doctor, MDG_DOCTOR_AFFILIATION);
  g_autofree char *areas = mdg_roster_dup_areas (self->workspace, doctor);
  g_autofree char *hours = mdg_week_hours_format (mdg_record_get_text (doctor, MDG_DOCTOR_WEEK_HOURS));

  return g_strjoin ("　", affiliation != NULL ? affiliation : _ ("no affiliation"), areas, *hours != '\0' ? hours : NULL, NULL);
}

static void
add_suffix (GtkWidget *row,
            const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "mdg-figures");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
add_doctor (MdgRosterPage *self,
            MdgRecord *doctor,
            const char *today)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *role = mdg_describe_value (self->workspace, doctor, MDG_DOCTOR_ROLE);
  g_autofree char *specialities = mdg_describe_value (self->workspace, doctor, MDG_DOCTOR_SPECIALITIES);
  g_autofree char *title = g_strjoin ("　", mdg_record_get_text (doctor, MDG_DOCTOR_NAME), role, *specialities != '\0' ? specialities : NULL, NULL);
  g_autofree char *about = dup_about (self, doctor);
  g_autofree char *missing = mdg_roster_dup_missing (self->workspace, doctor);
  g_autofree char *term = mdg_roster_dup_term (doctor);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (!mdg_roster_is_in_term (doctor, today))
    add_suffix (row, _ ("term over or not begun"), "mdg-caution");
  else if (missing != NULL)
    add_suffix (row, missing, "mdg-caution");
  add_suffix (row, term, "mdg-hint");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
reload (MdgRosterPage *self)
{
  g_autofree char *today = NULL;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int place = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkListBoxRow *row;
  GPtrArray *doctors;
  MdgDate date;

  mdg_workspace_get_today (self->workspace, &date);
  today = mdg_date_dup_iso (&date);
  doctors = mdg_roster_list (self->workspace, gtk_check_button_get_active (self->all) ? NULL : today, NULL);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = doctors != NULL ? doctors : g_ptr_array_new ();
  for (guint i = 0; i < self->shown->len; i++)
    add_doctor (self, self->shown->pdata[i], today);
  if (place >= 0 && self->shown->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (place, (int) self->shown->len - 1))));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->shown->len > 0);
  gtk_widget_set_visible (self->nothing, self->shown->len == 0);
}

static void
on_changed (MdgRosterPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
on_row_activated (MdgRosterPage *self,
                  GtkListBoxRow *row)
{
  int at = gtk_list_box_row_get_index (row);

  if (at < (int) self->shown->len && !mdg_workspace_is_read_only (self->workspace))
    mdg_roster_forms_edit_doctor (GTK_WIDGET (self), self->workspace, self->shown->pdata[at]);
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgRosterPage *self = MDG_ROSTER_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) doctor = mdg_roster_new_doctor (self->workspace, &error);

  if (doctor != NULL)
    mdg_roster_forms_edit_doctor (widget, self->workspace, doctor);
  else
    mdg_window_toast (MDG_WINDOW (gtk_widget_get_root (widget)), error->message);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgRosterPage *self = MDG_ROSTER_PAGE (widget);
  MdgRecord *doctor = get_focused (self);
  GError *error = NULL;
  MdgChange *change;

  if (doctor == NULL)
    return;

  change = mdg_roster_new_doctor_removed (self->workspace, doctor, &error);
  mdg_settings_save (widget, self->workspace, change, g_strdup_printf (_ ("Removed %s"), mdg_record_get_text (doctor, MDG_DOCTOR_NAME)), error);
}

static void
mdg_roster_page_enter (MdgPage *page)
{
  reload (MDG_ROSTER_PAGE (page));
}

static void
mdg_roster_page_print (MdgPage *page)
{
  MdgRosterPage *self = MDG_ROSTER_PAGE (page);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_roster_new (self->workspace, &error);

  if (report != NULL)
    mdg_report_preview_present (window, self->workspace, report);
  else
    mdg_window_toast (MDG_WINDOW (window), error->message);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  mdg_roster_page_print (MDG_PAGE (widget));
}

static void
mdg_roster_page_focus_first (MdgPage *page)
{
  MdgRosterPage *self = MDG_ROSTER_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->all));
}

static void
mdg_roster_page_dispose (GObject *object)
{
  MdgRosterPage *self = MDG_ROSTER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_ROSTER_PAGE);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_roster_page_parent_class)->dispose (object);
}

static void
mdg_roster_page_class_init (MdgRosterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_roster_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_roster_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_roster_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_roster_page_print;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-roster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgRosterPage, all);
  gtk_widget_class_bind_template_child (widget_class, MdgRosterPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdgRosterPage, list);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "roster.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "roster.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "roster.print", NULL, print_action);
}

static void
mdg_roster_page_init (MdgRosterPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_ptr_array_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0), gtk_named_action_new ("roster.remove")));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

MdgRosterPage *
mdg_roster_page_new (MdgWorkspace *workspace)
{
  MdgRosterPage *self = g_object_new (MDG_TYPE_ROSTER_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.add", !mdg_workspace_is_read_only (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.remove", !mdg_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return self;
}
