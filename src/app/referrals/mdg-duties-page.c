#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-duties-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-business-days.h"
#include "mdg-describe.h"
#include "mdg-calendar-day.h"
#include "mdg-report-preview.h"
#include "mdg-report-roster.h"
#include "mdg-roster-forms.h"
#include "mdg-roster.h"
#include "mdg-settings-save.h"
#include "mdg-two-doctors.h"
#include "mdg-two-pane.h"
#include "mdg-window.h"

#define N_WEEKS 6
#define N_DAYS 7
#define SIDE_WIDTH 330

struct _MdgDutiesPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgDate chosen;

  MdgTwoPane *panes;
  GtkWidget *calendar_pane;
  GtkWidget *day_pane;
  GtkLabel *month;
  GtkGrid *grid;
  GtkLabel *day_head;
  GtkWidget *no_duty;
  GtkListBox *duties;
  GtkWidget *covers_head;
  GtkListBox *covers;
  GtkWidget *day_button;
  GtkWidget *back_button;
  MdgCalendarDay *days[N_WEEKS * N_DAYS];
};

G_DEFINE_FINAL_TYPE (MdgDutiesPage, mdg_duties_page, MDG_TYPE_PAGE)

/* The Sunday on or before the first of the month. */
static gint32
get_first (MdgDutiesPage *self)
{
  MdgDate first = { self->chosen.year, self->chosen.month, 1 };

  return mdg_date_to_days (&first) - mdg_date_weekday (&first) % N_DAYS;
}

static GPtrArray *
list_duties (MdgDutiesPage *self,
             gint32 from,
             gint32 to)
{
  MdgDate first;
  MdgDate last;
  g_autofree char *first_iso = NULL;
  g_autofree char *last_iso = NULL;

  mdg_date_from_days (from, &first);
  mdg_date_from_days (to, &last);
  first_iso = mdg_date_dup_iso (&first);
  last_iso = mdg_date_dup_iso (&last);

  return mdg_roster_list_duties (self->workspace, first_iso, last_iso, NULL);
}

static void
show_month (MdgDutiesPage *self)
{
  gint32 first = get_first (self);
  g_autoptr (GPtrArray) duties = list_duties (self, first, first + N_WEEKS * N_DAYS - 1);
  MdgDate month = { self->chosen.year, self->chosen.month, 0 };
  g_autofree char *name = mdg_date_format_long (&month);

  gtk_label_set_text (self->month, name);
  for (int i = 0; i < N_WEEKS * N_DAYS; i++)
    {
      MdgDate date;

      mdg_date_from_days (first + i, &date);
      mdg_calendar_day_show (self->days[i], self->workspace, &date, self->chosen.month, duties);
      mdg_calendar_day_set_is_chosen (self->days[i], mdg_date_compare (&date, &self->chosen) == 0);
    }
}

static GMenuModel *
new_menu (const char *uuid,
          gboolean is_off)
{
  static const struct
  {
    const char *label;
    const char *action;
    gboolean of_off; /* also for somebody who is away */
  } items[] = {
    { N_ ("_Change…"), "duty.edit", TRUE },
    { N_ ("_Another Doctor…"), "duty.substitute", FALSE },
    { N_ ("_Swap…"), "duty.swap", FALSE },
    { N_ ("_Remove"), "duty.remove", TRUE },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].of_off || !is_off)
      {
        g_autofree char *action = g_strdup_printf ("%s('%s')", items[i].action, uuid);

        g_menu_append (menu, _ (items[i].label), action);
      }

  return G_MENU_MODEL (menu);
}

static void
add_duty (MdgDutiesPage *self,
          MdgRecord *duty)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (duty));
  g_autofree char *hours = mdg_roster_dup_hours (duty);
  g_autofree char *kind = mdg_describe_value (self->workspace, duty, MDG_DUTY_KIND);
  g_autofree char *doctor = mdg_describe_value (self->workspace, duty, MDG_DUTY_DOCTOR);
  g_autofree char *first = mdg_describe_value (self->workspace, duty, MDG_DUTY_INSTEAD_OF);
  g_autofree char *title = g_strdup_printf ("%s　%s", hours, doctor);
  g_autofree char *instead = *first != '\0' ? g_strdup_printf (_ ("in place of %s"), first) : NULL;
  const char *place = mdg_record_get_text (duty, MDG_DUTY_PLACE);
  const char *note = mdg_record_get_text (duty, MDG_DUTY_NOTE);
  g_autoptr (GString) about = g_string_new (kind);
  g_autoptr (GMenuModel) menu = new_menu (uuid, mdg_roster_is_off (duty));

  for (guint i = 0; i < 3; i++)
    {
      const char *more = i == 0 ? place : i == 1 ? instead
                                                 : note;

      if (more != NULL)
        g_string_append_printf (about, "　%s", more);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about->str);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !mdg_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What can be done with this duty"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "duty.edit");
  gtk_list_box_append (self->duties, row);
}

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_day (MdgDutiesPage *self)
{
  gint32 day = mdg_date_to_days (&self->chosen);
  g_autoptr (GPtrArray) duties = list_duties (self, day, day);
  const char *holiday = mdg_holidays_get_name (mdg_holidays_get_default (), &self->chosen);
  g_autofree char *name = mdg_date_format_long (&self->chosen);
  g_autofree char *head = g_strjoin ("　", name, holiday, NULL);

  gtk_label_set_text (self->day_head, head);
  empty_list (self->duties);
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    add_duty (self, duties->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->duties), duties != NULL && duties->len > 0);
  gtk_widget_set_visible (self->no_duty, duties == NULL || duties->len == 0);
}

static void
add_cover (MdgDutiesPage *self,
           MdgRecord *cover)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (cover));
  g_autofree char *period = mdg_covers_dup_period (cover);
  g_autofree char *title = g_strdup_printf (C_ ("calendar", "%s away"), mdg_record_get_text (cover, MDG_COVER_ABSENT_NAME));
  gint64 patients = mdg_record_get_integer (cover, MDG_COVER_PATIENTS);
  g_autofree char *about = patients != MDG_NO_INTEGER ? g_strdup_printf (ngettext ("%s　%d patient", "%s　%d patients", (gulong) patients), period, (int) patients) : g_strdup (period);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "duty.edit-cover");
  gtk_list_box_append (self->covers, row);
}

static void
show_covers (MdgDutiesPage *self)
{
  g_autoptr (GPtrArray) covers = mdg_covers_list_open (self->workspace, NULL);

  empty_list (self->covers);
  for (guint i = 0; covers != NULL && i < covers->len; i++)
    add_cover (self, covers->pdata[i]);
  gtk_widget_set_visible (self->covers_head, covers != NULL && covers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->covers), covers != NULL && covers->len > 0);
}

static void
reload (MdgDutiesPage *self)
{
  show_month (self);
  show_day (self);
  show_covers (self);
}

static void
on_changed (MdgDutiesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
focus_chosen (MdgDutiesPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->days[mdg_date_to_days (&self->chosen) - get_first (self)]));
}

static void
choose (MdgDutiesPage *self,
        const MdgDate *date)
{
  gboolean is_same_month = date->year == self->chosen.year && date->month == self->chosen.month;
  gint32 first = get_first (self);

  mdg_calendar_day_set_is_chosen (self->days[mdg_date_to_days (&self->chosen) - first], FALSE);
  self->chosen = *date;
  if (is_same_month)
    mdg_calendar_day_set_is_chosen (self->days[mdg_date_to_days (date) - first], TRUE);
  else
    show_month (self);
  show_day (self);
}

static void
step_month (MdgDutiesPage *self,
            int step)
{
  int month = self->chosen.year * 12 + self->chosen.month - 1 + step;
  MdgDate date = { month / 12, month % 12 + 1, 1 };
  int last = g_date_get_days_in_month ((GDateMonth) date.month, (GDateYear) date.year);

  date.day = MIN (self->chosen.day, last);
  choose (self, &date);
}

static void
month_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (widget);
  MdgDate today;

  if (g_str_equal (action_name, "duty.next-month"))
    step_month (self, 1);
  else if (g_str_equal (action_name, "duty.previous-month"))
    step_month (self, -1);
  else
    {
      mdg_workspace_get_today (self->workspace, &today);
      choose (self, &today);
    }
}

static void
new_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (widget);
  g_autoptr (MdgRecord) duty = mdg_record_new (MDG_KIND_DUTY);
  g_autofree char *iso = mdg_date_dup_iso (&self->chosen);

  mdg_record_set_text (duty, MDG_DUTY_DAY, iso);
  mdg_record_set_text (duty, MDG_DUTY_KIND, "duty");
  mdg_roster_forms_edit_duty (widget, self->workspace, duty);
}

static void
duty_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (widget);
  g_autoptr (MdgRecord) duty = NULL;
  MdgUuid uuid;

  if (mdg_workspace_is_read_only (self->workspace) || !mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    return;
  duty = mdg_workspace_load (self->workspace, MDG_KIND_DUTY, &uuid, NULL);
  if (duty == NULL)
    return;

  if (g_str_equal (action_name, "duty.edit"))
    mdg_roster_forms_edit_duty (widget, self->workspace, duty);
  else if (g_str_equal (action_name, "duty.substitute"))
    mdg_roster_forms_substitute (widget, self->workspace, duty);
  else if (g_str_equal (action_name, "duty.swap"))
    mdg_roster_forms_swap (widget, self->workspace, duty);
  else
    mdg_settings_save (widget, self->workspace, mdg_roster_new_duty_removed (duty), g_strdup (_ ("Duty removed")), NULL);
}

static void
cover_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (widget);
  g_autoptr (MdgRecord) cover = NULL;
  MdgUuid uuid;

  if (mdg_workspace_is_read_only (self->workspace))
    return;
  if (parameter == NULL)
    cover = mdg_covers_new (self->workspace, NULL, NULL);
  else if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    cover = mdg_workspace_load (self->workspace, MDG_KIND_COVER, &uuid, NULL);
  if (cover != NULL)
    mdg_roster_forms_edit_cover (widget, self->workspace, cover);
}

static void
mdg_duties_page_print (MdgPage *page)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (page);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_duties_new (self->workspace, self->chosen.year, self->chosen.month, &error);

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
  mdg_duties_page_print (MDG_PAGE (widget));
}

static void
pane_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (widget);
  gboolean is_day = g_str_equal (action_name, "duty.show-day");

  mdg_two_pane_set_shows_end (self->panes, is_day);
  mdg_pane_focus (is_day ? self->day_pane : self->calendar_pane);
}

static void
on_narrow_changed (MdgDutiesPage *self)
{
  gboolean is_narrow = mdg_two_pane_get_is_narrow (self->panes);

  gtk_widget_set_visible (self->day_button, is_narrow);
  gtk_widget_set_visible (self->back_button, is_narrow);
}

/* Arrows walk the days, over the edges of the month too. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer user_data)
{
  static const struct
  {
    guint key;
    int days;
  } steps[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_Up, -N_DAYS },
    { GDK_KEY_Down, N_DAYS },
  };
  MdgDutiesPage *self = user_data;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        MdgDate date;

        mdg_date_from_days (mdg_date_to_days (&self->chosen) + steps[i].days, &date);
        choose (self, &date);
        focus_chosen (self);
        return TRUE;
      }
  if (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)
    step_month (self, key == GDK_KEY_Page_Down ? 1 : -1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "duty.new", NULL);
      return TRUE;
    }
  else
    return FALSE;

  focus_chosen (self);

  return TRUE;
}

static void
on_day_clicked (GtkGestureClick *gesture,
                int n_press,
                double x,
                double y,
                gpointer user_data)
{
  MdgDutiesPage *self = user_data;
  MdgDate date = *mdg_calendar_day_get_date (MDG_CALENDAR_DAY (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture))));

  choose (self, &date);
  focus_chosen (self);
}

static void
make_grid (MdgDutiesPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; i < N_DAYS; i++)
    {
      /* Days of the week stand as on Japanese calendars, Sunday first. */
      static const char *const names[] = { "日", "月", "火", "水", "木", "金", "土" };
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_widget_add_css_class (label, "mdg-hint");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_WEEKS * N_DAYS; i++)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      self->days[i] = MDG_CALENDAR_DAY (mdg_calendar_day_new ());
      gtk_widget_set_hexpand (GTK_WIDGET (self->days[i]), TRUE);
      gtk_widget_set_vexpand (GTK_WIDGET (self->days[i]), TRUE);
      g_signal_connect_object (click, "pressed", G_CALLBACK (on_day_clicked), self, 0);
      gtk_widget_add_controller (GTK_WIDGET (self->days[i]), GTK_EVENT_CONTROLLER (click));
      gtk_grid_attach (self->grid, GTK_WIDGET (self->days[i]), i % N_DAYS, 1 + i / N_DAYS, 1, 1);
    }
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

static void
mdg_duties_page_enter (MdgPage *page)
{
  reload (MDG_DUTIES_PAGE (page));
}

static void
mdg_duties_page_focus_first (MdgPage *page)
{
  focus_chosen (MDG_DUTIES_PAGE (page));
}

static void
mdg_duties_page_dispose (GObject *object)
{
  MdgDutiesPage *self = MDG_DUTIES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_DUTIES_PAGE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_duties_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, panes);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, calendar_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, day_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, month);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, grid);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, day_head);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, no_duty);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, duties);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, covers_head);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, covers);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, MdgDutiesPage, back_button);
}

static void
mdg_duties_page_class_init (MdgDutiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_duties_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_duties_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_duties_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_duties_page_print;

  g_type_ensure (MDG_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-duties-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "duty.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "duty.edit", "s", duty_action);
  gtk_widget_class_install_action (widget_class, "duty.substitute", "s", duty_action);
  gtk_widget_class_install_action (widget_class, "duty.swap", "s", duty_action);
  gtk_widget_class_install_action (widget_class, "duty.remove", "s", duty_action);
  gtk_widget_class_install_action (widget_class, "duty.new-cover", NULL, cover_action);
  gtk_widget_class_install_action (widget_class, "duty.edit-cover", "s", cover_action);
  gtk_widget_class_install_action (widget_class, "duty.previous-month", NULL, month_action);
  gtk_widget_class_install_action (widget_class, "duty.next-month", NULL, month_action);
  gtk_widget_class_install_action (widget_class, "duty.this-month", NULL, month_action);
  gtk_widget_class_install_action (widget_class, "duty.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "duty.show-day", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "duty.show-calendar", NULL, pane_action);
}

static void
mdg_duties_page_init (MdgDutiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_grid (self);
  mdg_two_pane_set_end_is_fixed (self->panes, TRUE);
  mdg_two_pane_set_start (self->panes, self->calendar_pane);
  mdg_two_pane_set_end (self->panes, self->day_pane);
  mdg_two_pane_set_position (self->panes, SIDE_WIDTH);
  g_signal_connect_object (self->panes, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);
  mdg_page_add_pane (MDG_PAGE (self), self->calendar_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->day_pane);
}

MdgDutiesPage *
mdg_duties_page_new (MdgWorkspace *workspace)
{
  MdgDutiesPage *self = g_object_new (MDG_TYPE_DUTIES_PAGE, NULL);
  gboolean can_change;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  mdg_workspace_get_today (workspace, &self->chosen);
  can_change = !mdg_workspace_is_read_only (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.new", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.new-cover", can_change);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return self;
}

void
mdg_duties_page_show_day (MdgDutiesPage *self,
                          const MdgDate *date)
{
  g_return_if_fail (MDG_IS_DUTIES_PAGE (self));
  g_return_if_fail (date != NULL && mdg_date_is_full (date));

  choose (self, date);
}
