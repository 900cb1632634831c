#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-promise-row.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-tooltip.h"

struct _MdgPromiseRow
{
  GtkListBoxRow parent_instance;

  MdgPromise *promise;
  MdgPromiseGroup group;
  gboolean is_done;

  GtkCheckButton *check;
  GtkLabel *when;
  GtkLabel *late;
  GtkLabel *what;
  GtkLabel *detail;
  GtkLabel *person;
  GtkLabel *number;
  GtkLabel *whom;
  GtkLabel *phone;
};

G_DEFINE_FINAL_TYPE (MdgPromiseRow, mdg_promise_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_check_toggled (MdgPromiseRow *self)
{
  if (!self->is_done && gtk_check_button_get_active (self->check))
    g_signal_emit (self, signals[DONE], 0);
}

static void
mdg_promise_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_PROMISE_ROW);
  g_clear_object (&MDG_PROMISE_ROW (object)->promise);

  G_OBJECT_CLASS (mdg_promise_row_parent_class)->dispose (object);
}

static void
mdg_promise_row_class_init (MdgPromiseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_promise_row_dispose;

  signals[DONE] = g_signal_new ("done", MDG_TYPE_PROMISE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "today/mdg-promise-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, check);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, when);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, late);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, what);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, person);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, number);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, whom);
  gtk_widget_class_bind_template_child (widget_class, MdgPromiseRow, phone);
  gtk_widget_class_bind_template_callback (widget_class, on_check_toggled);
}

static void
mdg_promise_row_init (MdgPromiseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_tooltip_add (GTK_WIDGET (self->check), _ ("Done (Space)"));
  mdg_tooltip_add (GTK_WIDGET (self->what), NULL);
  mdg_tooltip_add (GTK_WIDGET (self->detail), NULL);
  mdg_tooltip_add (GTK_WIDGET (self->whom), NULL);
}

static void
set_label (GtkLabel *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static char *
dup_when (MdgPromiseRow *self,
          const MdgDate *today)
{
  const MdgPromiseData *data = mdg_promise_get_data (self->promise);
  MdgDate due;

  if (data->due == NULL || !mdg_date_parse_iso (data->due, &due))
    return g_strdup (_ ("No date"));
  if (self->group == MDG_PROMISE_TODAY)
    return g_strdup (data->due_time != NULL ? data->due_time : _ ("Today"));

  return mdg_date_format_near (&due, today);
}

static void
show_promise (MdgPromiseRow *self,
              const MdgDate *today)
{
  const MdgPromiseData *data = mdg_promise_get_data (self->promise);
  int days = mdg_promise_get_days (self->promise, today);
  g_autofree char *when = dup_when (self, today);
  g_autofree char *person = mdg_promise_dup_person (self->promise, today);
  g_autofree char *late = NULL;
  g_autofree char *name = NULL;

  if (self->group == MDG_PROMISE_OVERDUE)
    {
      late = days > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) days), days) : g_strdup (_ ("late"));
      gtk_widget_add_css_class (GTK_WIDGET (self->when), "mdg-late");
      gtk_widget_add_css_class (GTK_WIDGET (self->late), "mdg-late");
    }

  set_label (self->when, when);
  set_label (self->late, late);
  set_label (self->what, data->what);
  set_label (self->detail, data->detail);
  set_label (self->person, person);
  set_label (self->number, data->number);
  set_label (self->whom, data->whom);
  set_label (self->phone, data->phone);

  name = g_strjoin (" ", when, late != NULL ? late : "", data->what, person != NULL ? person : "", data->whom != NULL ? data->whom : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

MdgPromiseRow *
mdg_promise_row_new (MdgPromise *promise,
                     const MdgDate *today)
{
  MdgPromiseRow *self = g_object_new (MDG_TYPE_PROMISE_ROW, NULL);

  self->promise = g_object_ref (promise);
  self->group = mdg_promise_get_group (promise, today);
  show_promise (self, today);

  return self;
}

MdgPromise *
mdg_promise_row_get_promise (MdgPromiseRow *self)
{
  g_return_val_if_fail (MDG_IS_PROMISE_ROW (self), NULL);

  return self->promise;
}

MdgPromiseGroup
mdg_promise_row_get_group (MdgPromiseRow *self)
{
  g_return_val_if_fail (MDG_IS_PROMISE_ROW (self), MDG_PROMISE_LATER);

  return self->group;
}

void
mdg_promise_row_set_done (MdgPromiseRow *self)
{
  g_return_if_fail (MDG_IS_PROMISE_ROW (self));

  self->is_done = TRUE;
  gtk_check_button_set_active (self->check, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-done");
}

gboolean
mdg_promise_row_is_done (MdgPromiseRow *self)
{
  g_return_val_if_fail (MDG_IS_PROMISE_ROW (self), FALSE);

  return self->is_done;
}
