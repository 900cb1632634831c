#define G_LOG_DOMAIN "mdg-app"

#include "mdg-list-walk.h"

/* Selecting alone does not scroll, for the row has not the focus. */
static void
show_row (GtkListBox *list,
          GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (list);
  graphene_rect_t bounds;
  double top;

  if (adjustment == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds))
    return;

  top = (double) bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + (double) bounds.size.height);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  GtkListBox *list = user_data;
  GtkListBoxRow *row = gtk_widget_get_visible (GTK_WIDGET (list)) ? gtk_list_box_get_selected_row (list) : NULL;
  int step = keyval == GDK_KEY_Down ? 1 : (keyval == GDK_KEY_Up ? -1 : 0);
  GtkListBoxRow *next;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;

  next = gtk_list_box_get_row_at_index (list, MAX (0, gtk_list_box_row_get_index (row) + step));
  if (next != NULL)
    {
      gtk_list_box_select_row (list, next);
      show_row (list, next);
    }

  return GDK_EVENT_STOP;
}

void
mdg_list_walk_attach (GtkWidget *entry,
                      GtkListBox *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), list, 0);
  gtk_widget_add_controller (entry, keys);
}
