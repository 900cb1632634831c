#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-list-growth.h"

static void
grow (MdgRecordList *list,
      GtkAdjustment *adjustment)
{
  double screen = gtk_adjustment_get_page_size (adjustment);
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - screen;

  if (screen > 0 && below < screen / 2)
    mdg_record_list_fetch_more (list);
}

void
mdg_list_growth_attach (GtkListView *view,
                        MdgRecordList *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (grow), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (grow), list, G_CONNECT_SWAPPED);
}
