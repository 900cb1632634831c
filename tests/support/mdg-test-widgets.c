#include "mdg-test-widgets.h"

#include "mdg-test-keys.h"

#define LONGEST_WAIT (10 * G_USEC_PER_SEC)

GtkWidget *
mdg_test_find (GtkWidget *root,
               GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mdg_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
mdg_test_find_button (GtkWidget *root,
                      const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mdg_test_find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
mdg_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

void
mdg_test_wait_until_so (gboolean (*is_so) (gpointer data),
                        gpointer data)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (!is_so (data) && g_get_monotonic_time () < end)
    {
      mdg_test_settle ();
      g_usleep (1000);
    }
  mdg_test_settle ();
  g_assert_true (is_so (data));
}
