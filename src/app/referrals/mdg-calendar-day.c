#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-calendar-day.h"

#include <glib/gi18n-lib.h>

#include "mdg-business-days.h"
#include "mdg-describe.h"
#include "mdg-roster.h"

/* What is more goes into one last line. */
#define MAX_LINES 3

struct _MdgCalendarDay
{
  GtkWidget parent_instance;

  MdgDate date;
  GtkWidget *head;
  GtkLabel *number;
  GtkLabel *holiday;
  GtkLabel *lines[MAX_LINES];
};

G_DEFINE_FINAL_TYPE (MdgCalendarDay, mdg_calendar_day, GTK_TYPE_WIDGET)

static void
mdg_calendar_day_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mdg_calendar_day_parent_class)->dispose (object);
}

static void
mdg_calendar_day_class_init (MdgCalendarDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_calendar_day_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calendarday");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static void
mdg_calendar_day_init (MdgCalendarDay *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->number = new_label ("mdg-heading");
  self->holiday = new_label ("mdg-hint");
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->holiday));
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  for (guint i = 0; i < MAX_LINES; i++)
    {
      self->lines[i] = new_label ("mdg-caption");
      gtk_widget_set_parent (GTK_WIDGET (self->lines[i]), GTK_WIDGET (self));
    }
}

GtkWidget *
mdg_calendar_day_new (void)
{
  return g_object_new (MDG_TYPE_CALENDAR_DAY, NULL);
}

/* "試験医師1 13:00", "試験医師1 不在": who it is stays in sight in a narrow window. */
static char *
dup_line (MdgWorkspace *workspace,
          MdgRecord *duty)
{
  const char *starts_at = mdg_record_get_text (duty, MDG_DUTY_STARTS_AT);
  g_autofree char *doctor = mdg_describe_value (workspace, duty, MDG_DUTY_DOCTOR);

  if (mdg_roster_is_off (duty))
    /* Translators: a doctor who is away that day. */
    return g_strdup_printf (C_ ("calendar", "%s away"), doctor);

  return starts_at != NULL ? g_strdup_printf ("%s %s", doctor, starts_at[0] == '0' ? starts_at + 1 : starts_at) : g_strdup (doctor);
}

static void
show_lines (MdgCalendarDay *self,
            MdgWorkspace *workspace,
            GPtrArray *own)
{
  guint n_shown = own->len > MAX_LINES ? MAX_LINES - 1 : own->len;

  for (guint i = 0; i < MAX_LINES; i++)
    {
      g_autofree char *line = NULL;

      if (i < n_shown)
        line = dup_line (workspace, own->pdata[i]);
      else if (i == n_shown && own->len > n_shown)
        line = g_strdup_printf (ngettext ("%u more", "%u more", own->len - n_shown), own->len - n_shown);
      gtk_label_set_text (self->lines[i], line != NULL ? line : "");
      gtk_widget_remove_css_class (GTK_WIDGET (self->lines[i]), "mdg-dim");
      if (i < n_shown && mdg_roster_is_off (own->pdata[i]))
        gtk_widget_add_css_class (GTK_WIDGET (self->lines[i]), "mdg-dim");
    }
}

static void
show_name (MdgCalendarDay *self,
           MdgWorkspace *workspace,
           GPtrArray *own,
           const char *holiday)
{
  g_autofree char *day = mdg_date_format_short_weekday (&self->date);
  g_autoptr (GString) name = g_string_new (day);

  if (holiday != NULL)
    g_string_append_printf (name, " %s", holiday);
  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *line = dup_line (workspace, own->pdata[i]);

      g_string_append_printf (name, "、%s", line);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
mdg_calendar_day_show (MdgCalendarDay *self,
                       MdgWorkspace *workspace,
                       const MdgDate *date,
                       int month,
                       GPtrArray *duties)
{
  const char *holiday = mdg_holidays_get_name (mdg_holidays_get_default (), date);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autofree char *iso = mdg_date_dup_iso (date);
  g_autofree char *number = g_strdup_printf ("%d", date->day);
  MdgDate today;

  g_return_if_fail (MDG_IS_CALENDAR_DAY (self));

  self->date = *date;
  mdg_workspace_get_today (workspace, &today);
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    if (g_str_equal (mdg_record_get_text (duties->pdata[i], MDG_DUTY_DAY), iso))
      g_ptr_array_add (own, duties->pdata[i]);
  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->holiday, holiday != NULL ? holiday : "");
  set_class (GTK_WIDGET (self), "mdg-other-month", date->month != month);
  set_class (GTK_WIDGET (self), "mdg-closed", !mdg_business_days_is_one (date));
  set_class (GTK_WIDGET (self), "mdg-today", mdg_date_compare (date, &today) == 0);
  show_lines (self, workspace, own);
  show_name (self, workspace, own, holiday);
}

const MdgDate *
mdg_calendar_day_get_date (MdgCalendarDay *self)
{
  g_return_val_if_fail (MDG_IS_CALENDAR_DAY (self), NULL);

  return &self->date;
}

void
mdg_calendar_day_set_is_chosen (MdgCalendarDay *self,
                                gboolean is_chosen)
{
  g_return_if_fail (MDG_IS_CALENDAR_DAY (self));

  set_class (GTK_WIDGET (self), "mdg-chosen", is_chosen);
  /* One day is the stop of the Tab key; arrows walk. */
  gtk_widget_set_focusable (GTK_WIDGET (self), is_chosen);
}
