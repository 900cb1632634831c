#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-waiting-row.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-tooltip.h"

struct _MdgWaitingRow
{
  GtkListBoxRow parent_instance;

  MdgPromise *promise;

  GtkLabel *what;
  GtkLabel *person;
  GtkLabel *days;
  GtkLabel *whom;
};

G_DEFINE_FINAL_TYPE (MdgWaitingRow, mdg_waiting_row, GTK_TYPE_LIST_BOX_ROW)

static void
mdg_waiting_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_WAITING_ROW);
  g_clear_object (&MDG_WAITING_ROW (object)->promise);

  G_OBJECT_CLASS (mdg_waiting_row_parent_class)->dispose (object);
}

static void
mdg_waiting_row_class_init (MdgWaitingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_waiting_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "today/mdg-waiting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgWaitingRow, what);
  gtk_widget_class_bind_template_child (widget_class, MdgWaitingRow, person);
  gtk_widget_class_bind_template_child (widget_class, MdgWaitingRow, days);
  gtk_widget_class_bind_template_child (widget_class, MdgWaitingRow, whom);
}

static void
mdg_waiting_row_init (MdgWaitingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_tooltip_add (GTK_WIDGET (self->what), NULL);
  mdg_tooltip_add (GTK_WIDGET (self->whom), NULL);
}

MdgWaitingRow *
mdg_waiting_row_new (MdgPromise *promise,
                     const MdgDate *today)
{
  MdgWaitingRow *self = g_object_new (MDG_TYPE_WAITING_ROW, NULL);
  const MdgPromiseData *data = mdg_promise_get_data (promise);
  int n = mdg_promise_get_days (promise, today);
  g_autofree char *person = mdg_promise_dup_person (promise, today);
  g_autofree char *days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) n), n);
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;

  if (person != NULL && data->number != NULL)
    line = g_strdup_printf (_ ("%s (%s)"), person, data->number);
  else
    line = g_strdup (person != NULL ? person : data->number);

  self->promise = g_object_ref (promise);
  gtk_label_set_text (self->what, data->what);
  gtk_label_set_text (self->person, line != NULL ? line : "");
  gtk_label_set_text (self->days, days);
  gtk_label_set_text (self->whom, data->whom != NULL ? data->whom : "");
  name = g_strjoin (" ", data->what, line != NULL ? line : "", days, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return self;
}

MdgPromise *
mdg_waiting_row_get_promise (MdgWaitingRow *self)
{
  g_return_val_if_fail (MDG_IS_WAITING_ROW (self), NULL);

  return self->promise;
}
